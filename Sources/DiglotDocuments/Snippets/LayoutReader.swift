internal import DiglotModel

/// Makes a document of what a reader found in it: snippets with names, claims and findings, and what is none.
struct LayoutReader {
  private let grammar: PythonGrammar
  private let sorter: BlockSorter
  private let path: String
  private var names: SnippetNames
  private var review: SnippetReview
  private var snippets: [Snippet] = []
  private var skipped: [SkippedBlock] = []
  private var groups = GroupInference()
  /// The index of the snippet whose output the next block may show.
  private var shownNext: Int?

  /// - Returns: a document whose snippets are in the order of their blocks.
  static func document(_ layout: Layout, path: String, format: Document.Format, grammar: PythonGrammar) -> Document {
    var reader = LayoutReader(layout, path: path, grammar: grammar)
    for block in layout.blocks { reader.take(block) }
    reader.groups.assign(to: &reader.snippets)
    return Document(
      path: path, format: format, snippets: reader.snippets, skipped: reader.skipped, warnings: layout.warnings)
  }

  private init(_ layout: Layout, path: String, grammar: PythonGrammar) {
    self.grammar = grammar
    self.path = path
    sorter = BlockSorter(grammar: grammar)
    names = SnippetNames(layout.headings)
    review = SnippetReview(grammar: grammar, path: path)
  }

  private mutating func take(_ block: Block) {
    let shown = block.followsPrevious ? shownNext : nil
    shownNext = nil
    if let shown, block.isAnnounced, isOutput(block) {
      return take(output: block, of: shown, reason: "words announce it")
    }
    switch sorter.sort(block) {
    case .program(let excerpt, let names, let confidence):
      append(block, excerpt, names, confidence: confidence)
      if !snippets[snippets.count - 1].claims.contains(where: \.isInBlock) { shownNext = snippets.count - 1 }
    case .transcript(let transcript, let names):
      append(block, transcript.excerpt, names, confidence: block.confidence ?? 1, transcript: transcript)
    case .unfinished(let excerpt, let reason):
      var names = NameSurvey.Names()
      if case .names(let found) = grammar.survey(excerpt.source) { names = found }
      append(block, excerpt, names, confidence: block.confidence ?? 1, notRun: reason)
    case .broken(let excerpt, let line):
      append(block, excerpt, NameSurvey.Names(), confidence: block.confidence ?? 1)
      let place = excerpt.location(line: max(line, 1), column: 1)
      snippets[snippets.count - 1].findings = [
        Diagnostic(
          "syntax-error", "the document calls this Python, and CPython does not parse it",
          at: SourceLocation(path: path, line: place.line, column: place.column), severity: .warning)
      ]
    case .skipped(let kind, let reason):
      if let shown, kind == .output || kind == .text || kind == .data, isShownOutput(block, of: shown) {
        return take(output: block, of: shown, reason: "it follows the example, which prints")
      }
      skip(block, kind, reason)
    }
  }

  private mutating func skip(_ block: Block, _ kind: SkippedBlock.Kind, _ reason: String) {
    guard let lines = block.excerpt.lineRange, !block.isTentative || kind != .text else { return }
    skipped.append(SkippedBlock(lines: lines, kind: kind, language: block.language, reason: reason))
  }

  // MARK: Output

  private func isOutput(_ block: Block) -> Bool {
    guard !block.excerpt.isEmpty, block.exclusion == nil, !ForeignText.isShell(block.excerpt) else { return false }
    guard let language = block.language.map(BlockLanguage.init) else {
      return Transcript.firstPrompt(block.excerpt) == nil
    }
    return language == .text || language == .shell
  }

  /// Whether a block that nothing announces is what the snippet in front of it prints.
  private func isShownOutput(_ block: Block, of snippet: Int) -> Bool {
    guard isOutput(block), !ForeignText.isBraced(block.excerpt) else { return false }
    if ["output", "out", "stdout", "result", "results"].contains(block.language) { return true }
    return block.language.map { BlockLanguage($0) == .text } ?? true && snippets[snippet].source.contains("print(")
  }

  private mutating func take(output block: Block, of snippet: Int, reason: String) {
    let excerpt = block.excerpt
    guard let first = excerpt.places.first else { return }
    let subject = Claim.Subject.block(Claim.Block(label: first.line))
    snippets[snippet].claims += excerpt.places.indices.map { line in
      let place = excerpt.places[line]
      return Claim(
        line: place.line, column: place.column + 1, kind: .output, text: excerpt.text(line).withoutTrailingSpace.text,
        subject: subject)
    }
    skip(block, .output, reason)
  }

  // MARK: Snippets

  private mutating func append(
    _ block: Block, _ excerpt: Excerpt, _ survey: NameSurvey.Names, confidence: Double, transcript: Transcript? = nil,
    notRun: String? = nil
  ) {
    guard let lines = block.excerpt.lineRange else { return }
    var survey = survey
    if block.isCell { survey.undefined.removeAll(where: IPythonSyntax.names.contains) }
    let name = names.name(at: lines.start, in: block.section)
    var snippet = Snippet(
      id: name.id, section: name.section, lines: lines,
      lineMap: lines.start == excerpt.places.first?.line ? excerpt.lineMap : excerpt.places.map(\.line),
      source: String(decoding: excerpt.source, as: UTF8.self),
      display: transcript == nil ? block.display : .values, undefinedNames: survey.undefined, confidence: confidence,
      boundaries: block.boundaries, notRun: notRun)
    let comments = ClaimReader(lines: excerpt.lines, grammar: grammar).read(0...excerpt.count - 1)
    snippet.claims = comments.map { $0.placed(by: excerpt) }
    if let transcript {
      snippet.claims += TranscriptClaims(transcript: transcript, grammar: grammar).read()
      snippet.claims.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    }
    if !IPythonSyntax.writes(block.excerpt) || block.excerpt.count == excerpt.count {
      snippet.claims += ShownClaims(block: block, excerpt: excerpt, grammar: grammar).read()
    }
    snippet.findings = review.review(excerpt, survey, sharesNames: block.isCell || block.needsProgram)
    groups.add(survey, block)
    snippets.append(snippet)
  }
}

extension Claim {
  fileprivate var isInBlock: Bool {
    if case .block = subject { return true }
    return false
  }

  /// A claim about an excerpt, in the lines of the document.
  fileprivate func placed(by excerpt: Excerpt) -> Claim {
    var claim = self
    (claim.line, claim.column) = excerpt.location(line: line, column: column)
    guard excerpt.isOrdered else {
      claim.subject = .unknown
      return claim
    }
    claim.subject =
      switch subject {
      case .statements(let lines): .statements(excerpt.lineRange(lines))
      case .printing(let lines): .printing(excerpt.lineRange(lines))
      case .function(let lines): .function(excerpt.lineRange(lines))
      case .block(var block):
        {
          block.label = excerpt.location(line: block.label, column: 1).line
          block.statements = block.statements.map(excerpt.lineRange)
          return .block(block)
        }()
      case .unknown: .unknown
      }
    return claim
  }
}
