package import DiglotModel

/// Reads plain text, in which nothing but layout tells examples from prose: an article saved as text.
///
/// Transcripts are told by their prompts. Other lines become items (`ItemReader`: CPython's parser decides), items become blocks
/// (`BlockAssembler`: evidence decides), blocks become snippets with names from the headings and claims from the comments.
package enum PlainTextReader {
  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: the document; any line endings, a byte order mark allowed.
  ///   - path: what the document is called in diagnostics.
  /// - Returns: the document; one without examples has no snippets, which is no error.
  /// - Throws: `python-unavailable` where the embedded interpreter does not start.
  package static func read(_ text: String, path: String) throws(Diagnostic) -> Document {
    try DocumentReader.read(text, path: path, format: .plainText)
  }

  /// - Parameter text: the whole document, or some lines of it.
  static func layout(_ text: Excerpt, _ grammar: PythonGrammar) -> Layout {
    let lines = text.lines
    let transcripts = TranscriptFinder(lines: lines).find()
    var reader = ItemReader(lines: lines, grammar: grammar, stopsAtEmptyLines: false, transcripts: transcripts)
    var items = reader.read()
    let isTelling = BlankLineStyle.isTelling(lines, items)
    if isTelling, items.contains(where: { $0.lines.contains { lines.blanks[$0] == .empty } }) {
      reader = ItemReader(lines: lines, grammar: grammar, stopsAtEmptyLines: true, transcripts: transcripts)
      items = reader.read()
    }
    var assembler = BlockAssembler(lines: lines, items: items, isTelling: isTelling)
    let found = assembler.assemble()
    var layout = Layout(headings: HeadingReader(lines: lines, items: items, blocks: found).read())
    for index in layout.headings.indices {
      layout.headings[index].line = text.places[layout.headings[index].line - 1].line
    }
    layout.blocks = found.map { block in
      Block(text.slice(block.lines), confidence: block.confidence, boundaries: block.boundaries)
    }
    return layout
  }
}
