import DiglotModel
import Testing

@testable import DiglotDocuments

/// Functions out of Python's own library, in blocks that lie in lists, quotations and notes, each in another; they must come back.
struct RandomMarkupTests {
  typealias Random = RandomDocumentTests.Seeded

  /// What can lie around a block of code in a format, and the block itself.
  enum Markup: String, CaseIterable, Sendable {
    case markdown, restructuredText, html

    var format: Document.Format { Document.Format(rawValue: rawValue) ?? .plainText }

    func block(_ code: [String], _ random: inout Random) -> [String] {
      switch self {
      case .markdown:
        let mark = Bool.random(using: &random) ? "`" : "~"
        let fence = String(repeating: mark, count: Int.random(in: 3...5, using: &random))
        let info = ["python", "py", "python title=\"a\"", "{.python}"][Int.random(in: 0...3, using: &random)]
        return [fence + info] + code + [fence]
      case .restructuredText:
        return [".. code-block:: python", ""] + Self.indented(code, by: "   ")
      case .html:
        let escaped = code.map {
          $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        }
        let text = escaped.joined(separator: "\n")
        return ["<pre><code class=\"language-python\">\(text)</code></pre>"].flatMap {
          $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
      }
    }

    /// The lines within something that holds others.
    func within(_ lines: [String], _ random: inout Random) -> [String] {
      let kind = Int.random(in: 0...2, using: &random)
      switch self {
      case .markdown:
        switch kind {
        case 0: return ["- An item of a list:", ""] + Self.indented(lines, by: "  ")
        case 1: return ["1. An item with a number:", ""] + Self.indented(lines, by: "   ")
        default: return ["> Somebody said:", ">"] + lines.map { $0.isEmpty ? ">" : "> " + $0 }
        }
      case .restructuredText:
        switch kind {
        case 0: return ["- An item of a list:", ""] + Self.indented(lines, by: "  ")
        case 1: return ["#. An item with a number:", ""] + Self.indented(lines, by: "   ")
        default: return [".. note::", "", "   Somebody said so.", ""] + Self.indented(lines, by: "   ")
        }
      case .html:
        // What is between the tags is text: nothing may be put in front of it.
        switch kind {
        case 0: return ["<ul><li>An item:"] + lines + ["</li></ul>"]
        case 1: return ["<blockquote><p>Somebody said:</p>"] + lines + ["</blockquote>"]
        default: return ["<div class=\"note\">"] + lines + ["</div>"]
        }
      }
    }

    func paragraph(_ text: String) -> String { self == .html ? "<p>\(text)</p>" : text }

    private static func indented(_ lines: [String], by margin: String) -> [String] {
      lines.map { $0.isEmpty ? "" : margin + $0 }
    }
  }

  /// A document and the sources that are in it.
  private func document(_ markup: Markup, _ random: inout Random, usesTabs: Bool) -> (text: String, sources: [String]) {
    var lines: [String] = []
    var sources: [String] = []
    for _ in 0..<6 {
      let words = (0..<9).compactMap { _ in RandomDocumentTests.words.randomElement(using: &random).map(String.init) }
      lines += [markup.paragraph(words.joined(separator: " ") + "."), ""]
      guard var code = RandomDocumentTests.functions.randomElement(using: &random) else { continue }
      if code.contains(where: { $0.contains("```") || $0.contains("~~~") }) { continue }
      code = code.map { $0.allSatisfy { $0 == " " } ? "" : $0 }
      let depth = Int.random(in: 0...3, using: &random)
      // A tab is as wide as the place where it stands lets it be: within others the parsers spell it as spaces.
      if usesTabs, depth == 0 { code = code.map { Self.tabbed($0) } }
      var block = markup.block(code, &random)
      for _ in 0..<depth { block = markup.within(block, &random) }
      lines += block + [""]
      sources.append(code.joined(separator: "\n") + "\n")
    }
    return (lines.joined(separator: "\n"), sources)
  }

  private static func tabbed(_ line: String) -> String {
    let spaces = line.prefix { $0 == " " }.count
    return String(repeating: "\t", count: spaces / 4) + String(repeating: " ", count: spaces % 4)
      + line.dropFirst(spaces)
  }

  @Test(arguments: Markup.allCases, 1...40)
  func `blocks come back from lists, quotations and notes`(_ markup: Markup, _ seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let (text, sources) = document(markup, &random, usesTabs: false)
    let found = try DocumentReader.read(text, path: "a", format: markup.format)
    #expect(found.snippets.map(\.source) == sources)
    #expect(sources.count > 2)
    for snippet in found.snippets { #expect(snippet.boundaries?.start.confidence == 1) }
  }

  @Test(arguments: Markup.allCases, 1...20)
  func `line ends and a byte order mark change nothing`(_ markup: Markup, _ seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let text = document(markup, &random, usesTabs: seed % 2 == 0).text
    let expected = try DocumentReader.read(text, path: "a", format: markup.format)
    #expect(!expected.snippets.isEmpty)
    for end in ["\r\n", "\r"] {
      for mark in ["", "\u{FEFF}"] {
        let other = mark + text.replacing("\n", with: end)
        #expect(try DocumentReader.read(other, path: "a", format: markup.format) == expected)
      }
    }
  }

  @Test(arguments: [Markup.markdown, .restructuredText], 1...20)
  func `tabs stay in the source`(_ markup: Markup, _ seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let (text, sources) = document(markup, &random, usesTabs: true)
    let found = try DocumentReader.read(text, path: "a", format: markup.format)
    #expect(found.snippets.map { Self.spaced($0.source) } == sources.map(Self.spaced))
    if markup == .markdown { #expect(found.snippets.map(\.source) == sources) }
  }

  private static func spaced(_ source: String) -> String { source.replacing("\t", with: "    ") }

  @Test(arguments: 1...20) func `a document in Latin-1 is that in UTF-8, with a warning`(_ seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let text = "Caf\u{E9} au lait.\n\n" + document(.markdown, &random, usesTabs: false).text
    let expected = try DocumentReader.read(text, path: "a", format: .markdown)
    guard text.unicodeScalars.allSatisfy({ $0.value < 0x100 }) else { return }
    try withFile(text.unicodeScalars.map { UInt8($0.value) }) { path in
      let found = try DocumentReader.read(path: path, format: .markdown)
      #expect(found.snippets.map(\.source) == expected.snippets.map(\.source))
      #expect(found.warnings.map(\.id) == ["document-latin-1"])
    }
  }

  @Test(arguments: 1...20) func `code in a fence that nobody closes ends with the code`(_ seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let code = try #require(RandomDocumentTests.functions.randomElement(using: &random))
    let words = (0..<12).compactMap { _ in RandomDocumentTests.words.randomElement(using: &random).map(String.init) }
    let text = "```python\n" + code.joined(separator: "\n") + "\n\nThis " + words.joined(separator: " ") + ".\n"
    let found = try DocumentReader.read(text, path: "a", format: .markdown)
    #expect(found.snippets.map(\.lines.end) == [code.count + 1])
  }
}
