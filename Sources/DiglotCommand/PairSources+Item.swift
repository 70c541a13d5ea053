internal import DiglotCorpus
internal import DiglotDocuments
internal import DiglotModel
internal import DiglotReports

extension PairSources {
  /// The sources of an item as they lie in its folder.
  ///
  /// - Throws: `[file-encoding]`, `[file-unreadable]`, `[python-unavailable]`.
  init(_ item: Verifier.Item) throws(Diagnostic) {
    let (folder, snippet) = (item.folder, item.snippet)
    var python = SourceText(snippet, of: folder.document.path)
    python.tokens = try PythonTokens.read(snippet.source)
    let swift = try folder.port(snippet.id).map { SourceText(swift: $0, path: folder.portPath(snippet.id)) }
    var contexts: [SourceText] = []
    let path = folder.pythonContextPath(snippet.id)
    if let text = try CorpusFolder.text(path) {
      var context = SourceText(path: path, start: 1, text: text)
      context.tokens = try PythonTokens.read(text)
      contexts.append(context)
    }
    if let text = try folder.swiftContext(snippet.id) {
      contexts.append(SourceText(swift: text, path: folder.swiftContextPath(snippet.id)))
    }
    self.init(section: snippet.section, python: python, swift: swift, contexts: contexts)
  }
}

extension SourceText {
  /// A Swift file with its tokens.
  fileprivate init(swift text: String, path: String) {
    self.init(path: path, start: 1, text: text)
    tokens = SwiftTokens(Array(text.utf8)).parts
  }
}
