import Foundation
import Testing

/// What Sources/Diglot.docc/Documents.md shows holds.
@Suite struct `The page on documents` {
  @Test func `shows what the commands print`() async throws {
    let page = try String(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Documents.md", encoding: .utf8)
    let blocks = page.components(separatedBy: "```console\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 1)
    for block in blocks {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      let command = lines[0].split(separator: " ").map(String.init)
      #expect(command.prefix(2) == ["$", "diglot"])
      let ran = try await CommandLineRun(Array(command.dropFirst(2)), in: FirstDocument.root)
      #expect(ran.stdout == lines.dropFirst().joined(separator: "\n"))
    }
  }
}
