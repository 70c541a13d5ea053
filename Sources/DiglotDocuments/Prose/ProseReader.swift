package import DiglotModel

/// Reads what a document has around its examples.
package enum ProseReader {
  /// - Returns: the document's blocks, each example once.
  /// - Throws: `[publish-unsupported]` for an example in a place that cannot be shown; a diagnostic of the file.
  package static func read(_ document: Document) throws(Diagnostic) -> [ProseBlock] {
    let blocks = try blocks(of: document)
    var counts: [String: Int] = [:]
    for case .snippet(let id, _) in blocks { counts[id, default: 0] += 1 }
    if let lost = document.snippets.first(where: { counts[$0.id] != 1 }) { throw misplaced(lost, document.path) }
    return blocks
  }

  private static func blocks(of document: Document) throws(Diagnostic) -> [ProseBlock] {
    let grammar = try PythonGrammar.shared.get()
    let text = try DocumentReader.text(path: document.path, format: document.format).text
    let excerpt = Excerpt(text, 0..<text.count)
    switch document.format {
    case .plainText:
      return LineProse(
        text: excerpt, headings: PlainTextReader.layout(excerpt, grammar).headings, snippets: document.snippets
      ).read()
    case .restructuredText:
      var reader = ReStructuredTextReader(
        excerpt, grammar: grammar, files: IncludedFiles(document: document.path, grammar: grammar))
      return LineProse(
        text: excerpt, headings: reader.read().headings, snippets: document.snippets, isStructured: true
      ).read()
    case .markdown, .myst, .mdx:
      return MarkdownProse(text: excerpt, snippets: document.snippets, isMDX: document.format == .mdx).read()
    case .html: return HTMLProse.read(excerpt.source, document.snippets)
    case .python:
      return try PythonProse(text: excerpt, path: document.path, snippets: document.snippets, grammar: grammar).read()
    case .notebook:
      return try NotebookProse(text: text, path: document.path, snippets: document.snippets).read()
    }
  }

  /// An example that has no place of its own among the blocks.
  private static func misplaced(_ snippet: Snippet, _ path: String) -> Diagnostic {
    Diagnostic(
      "publish-unsupported", "the example '\(snippet.id)' shares its block with prose, and cannot be parted from it",
      at: SourceLocation(path: path, line: snippet.lines.start), help: "put a fence around the example")
  }
}

extension Snippet {
  func overlaps(_ lines: ClosedRange<Int>) -> Bool { lines.overlaps(self.lines.start...self.lines.end) }
}
