internal import DiglotModel

/// Decides what a block is: by what the document calls it, then by its content.
struct BlockSorter {
  enum Sort {
    case program(Excerpt, NameSurvey.Names, confidence: Double)
    case transcript(Transcript, NameSurvey.Names)
    /// Python that is not meant to run.
    case unfinished(Excerpt, reason: String)
    /// What the document calls Python, and CPython does not; the 1-based line of the source where its parser gives up, 0 for nowhere.
    case broken(Excerpt, line: Int)
    case skipped(SkippedBlock.Kind, reason: String)
  }

  let grammar: PythonGrammar

  func sort(_ block: Block) -> Sort {
    if block.excerpt.isEmpty { return .skipped(.text, reason: "it is empty") }
    if let exclusion = block.exclusion { return .skipped(.text, reason: exclusion) }
    guard let name = block.language else { return byContent(block) }
    switch BlockLanguage(name) {
    case .python, .transcript: return python(block.excerpt, confidence: block.confidence ?? 1)
    case .shell, .text:
      if let transcript = transcript(block.excerpt) { return transcript }
      return BlockLanguage(name) == .shell
        ? .skipped(.shell, reason: "the document calls it '\(name)'")
        : .skipped(.output, reason: "the document calls it '\(name)'")
    case .diff: return .skipped(.diff, reason: "the document calls it '\(name)'")
    case .other:
      let isData = ["json", "yaml", "yml", "toml", "ini", "cfg", "csv", "xml", "jsonc", "json5"].contains(name)
      return .skipped(isData ? .data : .otherLanguage, reason: "the document calls it '\(name)'")
    }
  }

  /// A block that the document calls Python.
  private func python(_ excerpt: Excerpt, confidence: Double) -> Sort {
    if let transcript = transcript(excerpt) { return transcript }
    switch grammar.survey(excerpt.source) {
    case .names(let names): return whole(excerpt, names, confidence)
    case .unparsable(let line):
      switch IPythonSyntax.read(excerpt) {
      case .other(let magic): return .skipped(.otherLanguage, reason: "the cell magic '%%\(magic)' runs it")
      case .python(let rest):
        if rest.isEmpty { return .skipped(.shell, reason: "it has nothing but magics and commands of IPython") }
        if rest.count < excerpt.count, case .names(let names) = grammar.survey(rest.source) {
          return whole(rest, names, confidence)
        }
      }
      if ForeignText.isDiff(excerpt) { return .skipped(.diff, reason: "its lines are added, removed or kept") }
      if ForeignText.isShell(excerpt) { return .skipped(.shell, reason: "its first line is a command") }
      if IPythonSyntax.assigns(excerpt) {
        return .skipped(.shell, reason: "it uses what a command or a magic of IPython gives")
      }
      if let prompt = (0..<excerpt.count).first(where: { Prompt.read(excerpt.text($0))?.prompt == .first }),
        let transcript = transcript(Transcript(excerpt, from: prompt))
      {
        return transcript
      }
      if let elision = elision(excerpt) { return elision }
      return .broken(excerpt, line: line)
    }
  }

  private func whole(_ excerpt: Excerpt, _ names: NameSurvey.Names, _ confidence: Double) -> Sort {
    let source = excerpt.source
    if source.has("..."), let line = grammar.elision(source) {
      return .unfinished(excerpt, reason: Self.leftOut(excerpt, line))
    }
    return .program(excerpt, names, confidence: confidence)
  }

  /// A block of which nobody says what it is.
  private func byContent(_ block: Block) -> Sort {
    let excerpt = block.excerpt
    if let confidence = block.confidence {
      // Nobody but the reader calls it Python: where CPython does not, it is none.
      switch python(excerpt, confidence: confidence) {
      case .broken: return .skipped(.text, reason: "CPython does not parse it")
      case .unfinished(let excerpt, _) where !parses(excerpt):
        return .skipped(.text, reason: "CPython does not parse it")
      case let sort: return sort
      }
    }
    if let transcript = transcript(excerpt) { return transcript }
    switch grammar.facts(excerpt.source) {
    case .statements(let statements):
      if statements.isEmpty { return .skipped(.text, reason: "it has nothing but comments") }
      if statements.allSatisfy({ $0.sort == .data && $0.level == 0 }) {
        return .skipped(.data, reason: "it has nothing but literals")
      }
      if statements.contains(where: { $0.sort == .section || $0.sort == .foreign }) {
        return .skipped(.data, reason: "a line of it is the head of a section, as in TOML")
      }
      if excerpt.lines.content(excerpt.count - 1).last == UInt8(ascii: ";") {
        return .skipped(.otherLanguage, reason: "it ends with a semicolon")
      }
      let confidence = Evidence.confidence(statements)
      guard confidence >= Evidence.threshold, case .names(let names) = grammar.survey(excerpt.source) else {
        return .skipped(.text, reason: "it parses as Python, and only code would be sure to look so in part")
      }
      return whole(excerpt, names, confidence)
    case .unparsable:
      if ForeignText.isShell(excerpt) { return .skipped(.shell, reason: "its first line is a command") }
      if ForeignText.isDiff(excerpt) { return .skipped(.diff, reason: "its lines are added, removed or kept") }
      if ForeignText.isBraced(excerpt) {
        return .skipped(
          .otherLanguage, reason: "CPython does not parse it, and its braces are those of another language")
      }
      if mostlyPython(excerpt), let elision = elision(excerpt) { return elision }
      return .skipped(.text, reason: "CPython does not parse it")
    }
  }

  private func parses(_ excerpt: Excerpt) -> Bool {
    if case .names = grammar.survey(excerpt.source) { return true }
    return false
  }

  private func transcript(_ excerpt: Excerpt) -> Sort? {
    guard let found = Transcript(excerpt) else { return nil }
    if let sort = transcript(found) { return sort }
    guard let whole = Transcript(excerpt, keepsSkipped: true), case .transcript(let skipped, _) = transcript(whole)
    else {
      return nil
    }
    return .unfinished(skipped.excerpt, reason: "'doctest: +SKIP' stands behind every input")
  }

  /// A transcript less the inputs that are no Python: some show what a syntax error is, others are magics.
  private func transcript(_ transcript: Transcript) -> Sort? {
    guard !transcript.examples.isEmpty else { return nil }
    if case .names(let names) = grammar.survey(transcript.excerpt.source) { return .transcript(transcript, names) }
    let kept = transcript.keeping { parses(transcript.excerpt.slice($0.source)) }
    guard !kept.examples.isEmpty, case .names(let names) = grammar.survey(kept.excerpt.source) else { return nil }
    return .transcript(kept, names)
  }

  private static func leftOut(_ excerpt: Excerpt, _ line: Int) -> String {
    "pseudo-code: '...' on line \(excerpt.location(line: line, column: 1).line) stands for lines that are left out"
  }

  /// A block that does not parse because of a `...` or `…` that stands for what everybody knows.
  private func elision(_ excerpt: Excerpt) -> Sort? {
    let line = (0..<excerpt.count).first { excerpt.text($0).has("...") || excerpt.text($0).has("…") }
    return line.map { .unfinished(excerpt, reason: Self.leftOut(excerpt, $0 + 1)) }
  }

  /// Whether the parts of a block that are Python are surely so.
  private func mostlyPython(_ excerpt: Excerpt) -> Bool {
    var reader = ItemReader(lines: excerpt.lines, grammar: grammar, stopsAtEmptyLines: false)
    return Evidence.confidence(reader.read().flatMap(\.statements)) >= Evidence.threshold
  }
}
