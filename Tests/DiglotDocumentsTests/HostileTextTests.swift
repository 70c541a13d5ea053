import DiglotDocuments
import DiglotModel
import Testing

/// No text makes a reader crash, hang, or tell places that are not there.
struct HostileTextTests {
  static let formats = Document.Format.allCases

  /// What the formats are made of, so that random texts get beyond their first lines.
  static let pieces: [String] = [
    "```", "```python", "~~~", "````{note}", "```{code-block} python", ":::{code-cell}", "    ", "\t", "> ", "- ",
    "1. ", "# ", "===",
    "---", ">>> ", "... ", "In [1]: ", "Out[1]: ", "Traceback (most recent call last):", "x = 1", "def f():",
    "print(f'{x!r}')", "(",
    "[", "{", ")", "\"\"\"", "'", "\\", "<pre>", "<!--", "-->", "<code class=\"python\">", "</span>", "<br>", "&lt;",
    "&#10;",
    ".. code-block:: python",
    "::", ".. literalinclude:: x", ":lines: 1-", "{", "\"cells\": [", "\"source\": [", "\\u00e9", "é", "\u{0}",
    "\u{2028}", "\r", "\r\n", "# %%",
    "\u{FEFF}", "%%bash", "!ls", "...", "Output:", "ValueError: x", "|", "+---+", "import os; ", "await x",
    "lambda: (yield)", "\u{C}",
  ]

  @Test func `a page may end a line where nothing stands on it`() throws {
    let page = "<pre class=\"python\"><br>x = 1<br><br>print(x)</pre>"
    let document = try DocumentReader.read(page, path: "a", format: .html)
    #expect(document.snippets.map(\.source) == ["x = 1\n\nprint(x)\n"])
  }

  private func check(_ text: String, _ format: Document.Format) throws {
    let document: Document
    do { document = try DocumentReader.read(text, path: "a", format: format) } catch {
      #expect(error.location != nil)
      return
    }
    let count = text.utf8.count { $0 == 0x0A || $0 == 0x0D } + 1
    #expect(Set(document.snippets.map(\.id)).count == document.snippets.count)
    for snippet in document.snippets {
      #expect(snippet.lines.start >= 1 && snippet.lines.end <= count && snippet.source.hasSuffix("\n"))
      let lines = snippet.source.utf8.count { $0 == 0x0A }
      for line in 1...lines { #expect((snippet.lines.start...snippet.lines.end).contains(snippet.documentLine(line))) }
      for claim in snippet.claims { #expect((1...count).contains(claim.line) && claim.column >= 1) }
    }
    for block in document.skipped { #expect(block.lines.end <= count) }
  }

  @Test(arguments: formats, 1...60) func `random pieces of markup`(_ format: Document.Format, _ seed: Int) throws {
    var random = RandomDocumentTests.Seeded(state: UInt64(seed))
    var text = ""
    for _ in 0..<Int.random(in: 1...120, using: &random) {
      text += Self.pieces.randomElement(using: &random) ?? ""
      switch Int.random(in: 0...5, using: &random) {
      case 0...1: text += "\n"
      case 2: text += "\n\n"
      case 3: text += " "
      case 4: text += "\n    "
      default: break
      }
    }
    try check(text, format)
  }

  @Test(arguments: formats, 1...30) func `random bytes`(_ format: Document.Format, _ seed: Int) throws {
    var random = RandomDocumentTests.Seeded(state: UInt64(seed))
    let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &random) }
    try check(String(decoding: bytes, as: UTF8.self), format)
  }

  /// A text that is nothing but repetition.
  struct Deep: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String

    init(_ piece: String, _ count: Int, before: String = "", after: String = "") {
      testDescription = "\(before)\(piece) \(count) times"
      text = before + String(repeating: piece, count: count) + after
    }
  }

  static let deep = [
    Deep("(", 10_000), Deep("[", 10_000, after: String(repeating: "]", count: 10_000)), Deep("> ", 10_000, after: "x"),
    Deep("* ", 10_000, after: "x"), Deep("```python\nx = (\n", 300), Deep("    ", 10_000, after: "x = 1"),
    Deep("`", 10_000), Deep("<div>", 10_000), Deep(">>> (\n", 500), Deep("a\n=\n", 2_000), Deep("{\"a\":[", 10_000),
    Deep("```{note}\n", 1_000), Deep("if x:\n ", 2_000), Deep("-", 10_000, before: "```python\n", after: "1\n```\n"),
    // What takes a time quadratic in its length where each mark is searched for, or each line copied, anew.
    Deep("<", 200_000, before: "# "), Deep("](", 100_000, before: "# "),
    Deep("> ", 20_000, after: "```python" + String(repeating: " ", count: 20_000) + "\nx\n"),
    Deep("# a\n\n", 10_000, before: ">>> x\n\n", after: ">>> y\n"), Deep("```python\nx = 1\n```\n", 3_000),
  ]

  @Test(arguments: formats, deep) func `deep nesting and endless repetition`(_ format: Document.Format, _ deep: Deep)
    throws
  {
    try check(deep.text, format)
  }

  @Test func `files that are included again and again end at the size of a document`() throws {
    try withFile(Array(String(repeating: "x = 1\n", count: 1_500_000).utf8)) { file in
      let name = try #require(file.split(separator: "/").last)
      let text = String(repeating: ".. literalinclude:: \(name)\n   :language: python\n   :lines: 1\n\n", count: 3)
      let path = file.dropLast(name.count) + "a.rst"
      let document = try DocumentReader.read(text, path: String(path), format: .restructuredText)
      #expect(document.snippets.count == 1)
      #expect(document.warnings.map(\.id) == ["include-unreadable", "include-unreadable"])
      #expect(document.warnings.first?.location == SourceLocation(path: String(path), line: 5, column: 1))
    }
  }
}
