package import DiglotModel

/// Reads a document from a file, with the reader that its name and its content ask for.
package enum DocumentReader {
  /// Reads a document.
  ///
  /// - Parameters:
  ///   - path: a file, or anything else that can be read to its end.
  ///   - format: what it is; nil for what its name and its content say.
  /// - Throws: `document-unreadable`, `document-is-a-directory`, `document-too-large`, `document-binary`, `document-encoding`,
  ///   `python-unavailable`, or a diagnostic of the format's reader.
  package static func read(path: String, format: Document.Format? = nil) throws(Diagnostic) -> Document {
    let named = format ?? DocumentFormat.named(path)
    let (text, latin1) = try self.text(path: path, format: named)
    var document = try read(text, path: path, format: named ?? DocumentFormat.of(text))
    if let place = latin1 {
      document.warnings.insert(
        Diagnostic(
          "document-latin-1", "this byte is no UTF-8; the document is read as Latin-1", at: place, severity: .warning,
          help: "save the document as UTF-8"), at: 0)
    }
    return document
  }

  /// The text of a file, and where the first byte is that makes it Latin-1.
  ///
  /// - Parameter format: nil where nothing names it.
  /// - Throws: as `read` does for the file.
  static func text(path: String, format: Document.Format?) throws(Diagnostic)
    -> (text: DocumentText, latin1: SourceLocation?)
  {
    // Of plain text nothing says that it is a document at all, so that bytes that are no UTF-8 may be anything.
    let legacy: DocumentBytes.Legacy =
      switch format {
      case .html, .python: .asDeclared
      case .plainText, .notebook, nil: .nothing
      default: .latin1
      }
    let file = try DocumentBytes.read(path: path, legacy: legacy)
    return (DocumentText(bytes: file.bytes), file.latin1)
  }

  /// The lines of a file, a document or another text.
  ///
  /// - Throws: as `read` does for the file.
  package static func lines(of path: String) throws(Diagnostic) -> [String] {
    let text = try text(path: path, format: DocumentFormat.named(path)).text
    return (0..<text.count).map { String(decoding: text[$0], as: UTF8.self) }
  }

  /// Reads a text.
  ///
  /// - Parameter path: what the document is called in diagnostics; files that it includes lie beside it.
  /// - Throws: `python-unavailable`, or a diagnostic of the format's reader.
  package static func read(_ text: String, path: String, format: Document.Format) throws(Diagnostic) -> Document {
    try read(DocumentText(text), path: path, format: format)
  }

  static func read(_ text: DocumentText, path: String, format: Document.Format) throws(Diagnostic) -> Document {
    let grammar = try PythonGrammar.shared.get()
    let excerpt = Excerpt(text, 0..<text.count)
    let files = IncludedFiles(document: path, grammar: grammar)
    var format = format
    let layout: Layout
    switch format {
    case .markdown, .mdx, .myst:
      var reader = MarkdownReader(excerpt, grammar: grammar, dialect: format == .mdx ? .mdx : .markdown, files: files)
      layout = reader.read()
      if format == .markdown, reader.hasDirectives { format = .myst }
    case .restructuredText:
      var reader = ReStructuredTextReader(excerpt, grammar: grammar, files: files)
      layout = reader.read()
    case .html: layout = HTMLReader(text: excerpt, grammar: grammar).read()
    case .notebook:
      var reader = NotebookReader(text, path: path, grammar: grammar)
      layout = try reader.read()
    case .python: layout = try PythonFileReader(text: excerpt, path: path, grammar: grammar, files: files).read()
    case .plainText: layout = PlainTextReader.layout(excerpt, grammar)
    }
    return LayoutReader.document(layout, path: path, format: format, grammar: grammar)
  }
}
