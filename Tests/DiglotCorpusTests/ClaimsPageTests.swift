import Foundation
import TestSupport
import Testing

/// What Sources/Diglot.docc/Claims.md shows holds.
@Suite struct `The page on claims` {
  private func page() throws -> ConsolePage {
    try ConsolePage(path: FirstDocument.root + "/Sources/Diglot.docc/Claims.md")
  }

  @Test func `quotes a document that is there`() throws {
    let document = try String(
      contentsOfFile: FirstDocument.root + "/Tests/Fixtures/claims/checkout/document.txt", encoding: .utf8)
    let blocks = try page()["python"]
    #expect(blocks.count == 2)
    for block in blocks { #expect(document.contains(block.text)) }
  }

  @Test func `shows what the command prints`() async throws {
    let commands = try page().commands
    #expect(commands.count == 1)
    let words = try #require(commands.first).line.split(separator: " ").map(String.init)
    #expect(words.first == "diglot")
    let ran = try await CommandLineRun(Array(words.dropFirst()), in: FirstDocument.root)
    #expect(commands[0].prints(ran.stdout) && ran.status == 0, "\(ran.text)")
  }
}
