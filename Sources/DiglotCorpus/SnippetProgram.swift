package import DiglotModel
internal import DiglotPython
internal import DiglotTranspiler

/// A snippet as a program of its own: with its context around it, as its Python side runs.
package struct SnippetProgram: Sendable {
  package let item: Verifier.Item
  package let source: String
  /// Where each line of `source` stands.
  private let places: [SourceLocation]

  /// - Throws: a diagnostic of the context.
  package init(_ item: Verifier.Item) throws(Diagnostic) {
    self.item = item
    let path = item.folder.pythonContextPath(item.snippet.id)
    let document = item.folder.document.path
    let context = try CorpusFolder.text(path).map { text throws(Diagnostic) in
      try PythonContext(text: text, path: path)
    }
    let pieces =
      try context?.pieces(around: item.snippet, of: document) ?? [PythonContext.Piece(item.snippet, of: document)]
    var (text, places): (String, [SourceLocation]) = ("", [])
    for piece in pieces {
      let source = piece.source.hasSuffix("\n") ? piece.source : piece.source + "\n"
      text += source
      for index in 0..<source.utf8.count(where: { $0 == 0x0A }) {
        let line = piece.lines.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? piece.line + index
        places.append(SourceLocation(path: piece.path, line: line))
      }
    }
    (source, self.places) = (text, places)
  }

  /// Where a line of the program stands in the document or in the context.
  func place(_ location: SourceLocation?) -> SourceLocation? {
    guard let location, places.indices.contains(location.line - 1) else { return location }
    var place = places[location.line - 1]
    place.column = location.column
    return place
  }
}

extension Translation {
  /// The translations of snippets. What is refused is told where it stands in the document.
  ///
  /// - Throws: a diagnostic of a context.
  package static func all(of items: [Verifier.Item], jobs: Int, sourceLocations: Bool = false) throws(Diagnostic)
    -> [Translation]
  {
    let programs = try items.map { (item) throws(Diagnostic) in try SnippetProgram(item) }
    let places = programs.map { program -> Transpiler.Places? in
      guard sourceLocations else { return nil }
      return { line in
        let unknown = SourceLocation(path: program.item.folder.document.path, line: line)
        return program.place(unknown) ?? unknown
      }
    }
    let sources = programs.map { (path: $0.item.folder.document.path, source: $0.source) }
    var translations = all(of: sources, jobs: jobs, places: places)
    for (index, program) in programs.enumerated() {
      translations[index].snippet = program.item.snippet.id
      for finding in translations[index].diagnostics.indices {
        let location = translations[index].diagnostics[finding].location
        translations[index].diagnostics[finding].location = program.place(location)
      }
    }
    return translations
  }
}

extension TranspileCheck {
  /// The snippets with their verdicts, in their order: by exact equality, and by the contract of the pair where that does not hold.
  ///
  /// - Throws: as `Verifier` does.
  package static func check(_ items: [Verifier.Item], _ options: Verifier.Options, progress: @Sendable (String) -> Void)
    throws(Diagnostic) -> [Translation]
  {
    var translations = try Translation.all(of: items, jobs: options.jobs)
    var drafts: [Int] = []
    var drafted: [Verifier.Item] = []
    for index in items.indices {
      guard let swift = translations[index].swift else {
        progress(items[index].snippet.id)
        continue
      }
      var item = items[index]
      item.draft = swift
      drafts.append(index)
      drafted.append(item)
    }
    var exact = options
    exact.strict = true
    let results = try Verifier(exact).verify(drafted, progress: progress).pairs
    let others = zip(drafted, results).filter { $1.verdict.outcome == .different && !$0.contract.relaxations.isEmpty }
    let allowed = try others.isEmpty ? [] : Verifier(options).verify(others.map(\.0), progress: { _ in }).pairs
    let byID = Dictionary(allowed.map { ($0.document + "#" + $0.id, $0) }) { first, _ in first }
    for (index, result) in zip(drafts, results) {
      let result = byID[result.document + "#" + result.id] ?? result
      translations[index].verdict = result.verdict
      translations[index].isCompiled = result.verdict.outcome != .failed
      translations[index].compilerOutput = result.compilerOutput
    }
    return translations
  }
}
