import DiglotDocuments
import DiglotModel
import Testing

struct DocumentReaderTests {
  private func failure(_ path: String) -> Diagnostic? {
    do {
      _ = try DocumentReader.read(path: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a file is read`() throws {
    try withFile(Array("Text.\n\nimport os\n".utf8)) { path in
      let document = try DocumentReader.read(path: path)
      #expect(document.path == path)
      #expect(document.format == .plainText)
      #expect(document.snippets.map(\.lines) == [LineRange(start: 3, end: 3)])
    }
  }

  @Test func `what cannot be read is told`() throws {
    #expect(failure("/nowhere/at/all.txt")?.id == "document-unreadable")
    #expect(failure("/nowhere/at/all.txt")?.message.hasSuffix("No such file or directory") == true)
    #expect(failure("/tmp")?.id == "document-is-a-directory")
    try withFile([0x61, 0, 0x62]) { #expect(failure($0)?.id == "document-binary") }
    try withFile([UInt8](repeating: 0x61, count: (16 << 20) + 1)) { #expect(failure($0)?.id == "document-too-large") }
    #expect(failure("/dev/zero")?.id == "document-too-large")
  }

  @Test(
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x28, 0xA1],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are located`(_ bad: [UInt8]) throws {
    try withFile(Array("one\né ".utf8) + bad) { path in
      let diagnostic = failure(path)
      #expect(diagnostic?.id == "document-encoding")
      #expect(diagnostic?.location == SourceLocation(path: path, line: 2, column: 4))
    }
  }
}
