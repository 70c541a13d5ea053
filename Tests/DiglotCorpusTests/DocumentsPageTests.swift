import TestSupport
import Testing

/// What Sources/Diglot.docc/Documents.md shows holds.
@Suite struct `The page on documents` {
  @Test func `shows what the commands print`() async throws {
    let page = try ConsolePage(path: FirstDocument.root + "/Sources/Diglot.docc/Documents.md")
    #expect(page.commands.count == 1)
    for command in page.commands {
      let words = command.line.split(separator: " ").map(String.init)
      #expect(words.first == "diglot")
      let ran = try await CommandLineRun(Array(words.dropFirst()), in: FirstDocument.root)
      #expect(command.prints(ran.stdout), "\(ran.text)")
    }
  }
}
