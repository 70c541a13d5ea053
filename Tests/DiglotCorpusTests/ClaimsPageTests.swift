import Foundation
import Testing

/// What Sources/Diglot.docc/Claims.md shows holds.
@Suite struct `The page on claims` {
  private static let page =
    (try? String(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Claims.md", encoding: .utf8)) ?? ""

  private func blocks(_ language: String) -> [String] {
    Self.page.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
  }

  @Test func `quotes a document that is there`() throws {
    let document = try String(
      contentsOfFile: FirstDocument.root + "/Tests/Fixtures/claims/checkout/document.txt", encoding: .utf8)
    #expect(blocks("python").count == 2)
    for block in blocks("python") { #expect(document.contains(block)) }
  }

  @Test func `shows what the command prints`() async throws {
    let lines = try #require(blocks("console").first).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(blocks("console").count == 1)
    let command = lines[0].split(separator: " ").map(String.init)
    #expect(command.prefix(2) == ["$", "diglot"])
    let ran = try await CommandLineRun(Array(command.dropFirst(2)), in: FirstDocument.root)
    #expect(ran.stdout == lines.dropFirst().joined(separator: "\n"))
    #expect(ran.status == 0)
  }
}
