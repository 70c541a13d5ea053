package import DiglotModel

/// Reads plain text, in which nothing but layout tells examples from prose: an article saved as text.
///
/// Lines become items (`ItemReader`: CPython's parser decides), items become blocks (`BlockAssembler`: evidence decides), blocks become
/// snippets with names from the headings and claims from the comments.
package enum PlainTextReader {
  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: the document; any line endings, a byte order mark allowed.
  ///   - path: what the document is called in diagnostics.
  /// - Returns: the document; one without examples has no snippets, which is no error.
  /// - Throws: `python-unavailable` where the embedded interpreter does not start.
  package static func read(_ text: String, path: String) throws(Diagnostic) -> Document {
    let grammar = try PythonGrammar.shared.get()
    let lines = TextLines(text)
    var reader = ItemReader(lines: lines, grammar: grammar, stopsAtEmptyLines: false)
    var items = reader.read()
    let isTelling = BlankLineStyle.isTelling(lines, items)
    if isTelling, items.contains(where: { $0.lines.contains { lines.blanks[$0] == .empty } }) {
      reader = ItemReader(lines: lines, grammar: grammar, stopsAtEmptyLines: true)
      items = reader.read()
    }
    var assembler = BlockAssembler(lines: lines, items: items, isTelling: isTelling)
    let blocks = assembler.assemble()
    var names = SnippetNames(HeadingReader(lines: lines, items: items, blocks: blocks).read())
    let claims = ClaimReader(lines: lines, grammar: grammar)
    var review = SnippetReview(lines: lines, grammar: grammar, path: path)
    let snippets = blocks.compactMap { block -> Snippet? in
      let source = lines.dedented(block.lines)
      guard let undefined = grammar.undefinedNames(source) else { return nil }
      let name = names.name(at: block.lines.lowerBound)
      return Snippet(
        id: name.id, section: name.section,
        lines: LineRange(start: block.lines.lowerBound + 1, end: block.lines.upperBound + 1),
        source: String(decoding: source, as: UTF8.self), undefinedNames: undefined,
        confidence: block.confidence, claims: claims.read(block.lines),
        findings: review.review(block.lines))
    }
    return Document(path: path, format: .plainText, snippets: snippets)
  }
}
