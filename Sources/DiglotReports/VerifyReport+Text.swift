package import DiglotModel

extension VerifyReport {
  /// The report for a reader, with a final newline; the last line is the summary.
  package func text(color: Bool) -> String {
    let terminal = Terminal(color: color)
    var sections = pairs.map { FindingText(pair: $0, terminal: terminal).lines }
    sections.append(section("the document itself", documentLines))
    sections.append(section(relaxationCount.of("relaxation"), relaxationLines))
    sections.append(section("\(skipLines.count) skipped", skipLines))
    sections.append(section(refusalLines.count.of("port") + " refused by Swift's compiler, as expected", refusalLines))
    sections.append(section(noteLines.count.of("note"), noteLines))
    sections.append(warningLines.isEmpty ? [] : ["Warnings of Swift's compiler:"] + warningLines)
    sections.append([claimLine, determinism.map(line)].compactMap { $0 } + [summary(terminal)])
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// What is wrong with pairs, and nothing else; empty where nothing is.
  package func findings(color: Bool) -> String {
    let terminal = Terminal(color: color)
    let found = pairs.map { FindingText(pair: $0, terminal: terminal).lines }.filter { !$0.isEmpty }
    return found.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  /// A pair that is done, for who wants to see each: `equivalent creating-tasks: Python 0.004 s, Swift 0.003 s`.
  package static func line(of pair: PairResult) -> String {
    let sides = [("Python", pair.python), ("Swift", pair.swift)].compactMap { name, run in
      run.map { "\(name) \(Seconds.short($0.time.wall)) s" }
    }
    return "\(pair.verdict.outcome.rawValue) \(pair.id)" + (sides.isEmpty ? "" : ": ") + sides.joined(separator: ", ")
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : [title + ":"] + lines.map { "  " + Terminal.visible($0) }
  }

  private func start(_ pair: PairResult) -> String { "\(pair.document):\(pair.lines.start) \(pair.id): " }

  private var relaxationLines: [String] {
    pairs.flatMap { pair in
      pair.contract.relaxations.map { start(pair) + "\($0.kind.name) of \($0.kind.subject): \($0.reason)" }
    }
  }

  private var skipLines: [String] {
    pairs.filter { $0.verdict.outcome == .skipped }.map { start($0) + ($0.contract.skip ?? "no reason given") }
  }

  private var refusalLines: [String] {
    refusals.map { start($0.pair) + "'\($0.expected.message)': \($0.expected.reason)" }
  }

  private var noteLines: [String] {
    pairs.flatMap { pair in
      ((pair.python?.notes ?? []) + (pair.python?.fixtureHints ?? [])).map { start(pair) + "Python: " + $0 }
        + (pair.swift?.notes ?? []).map { start(pair) + "Swift: " + $0 }
    }
  }

  /// What the compiler said of ports that it took.
  private var warningLines: [String] {
    pairs.filter { [.equivalent, .different].contains($0.verdict.outcome) && $0.contract.compileError == nil }
      .flatMap { $0.compilerOutput.split(separator: "\n").map { Terminal.visible(String($0)) } }
  }

  /// `determinism: 57 sides, 228 runs, 226 identical, 2 within the contract`.
  func line(of found: Determinism) -> String {
    let identical = found.runs - found.differing - found.declared
    var parts: [String] = []
    if found.runs > 0 { parts.append(identical == found.runs ? "all identical" : "\(identical) identical") }
    if found.declared > 0 { parts.append("\(found.declared) within the contract") }
    if found.differing > 0 { parts.append("\(found.differing) differ") }
    if found.unchecked > 0 {
      parts.append("\(found.unchecked.of("side")) not checked: killed at the limit or in real time")
    }
    return "determinism: \(found.sides.of("side")), \(found.runs.of("run")), " + parts.joined(separator: ", ")
  }

  /// `31 pairs: 29 equivalent, 2 skipped; 3 relaxations; virtual 45.1 s`: the time is that of Python's side.
  private func summary(_ terminal: Terminal) -> String {
    let outcomes: [Verdict.Outcome] = [.equivalent, .different, .unported, .failed, .skipped]
    let counts = outcomes.filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }
    let virtual = pairs.reduce(0) { $0 + ($1.python?.time.virtual ?? 0) }
    let head = pairs.count.of("pair") + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", ")) + unfinishedText
    return terminal.paint(head, isSuccess ? .good : .error)
      + "; \(relaxationCount.of("relaxation")); virtual \(Seconds.rough(virtual)) s"
  }
}
