internal import DiglotEquivalence
internal import DiglotModel
internal import DiglotPorts
internal import DiglotPython
internal import DiglotStrength

/// Runs one mutant beside the other side of its pair.
struct MutantRunner: Sendable {
  let verifier: Verifier
  let runner: PortRunner
  let compiler: PortCompiler
  let analysis: PortAnalysis

  /// What a mutant did.
  enum Run: Sendable {
    case refused
    case caught(Difference)
    /// The pair is equivalent; whether the changed statement was reached is known only of mutants in a program of many.
    case passed(Observation, hasReached: Bool?)
  }

  // MARK: The port

  /// - Parameter port: the mutant alone, or with others, among which it has this number.
  func run(_ subject: StrengthSubject, port: CompiledPort, number: Int) throws(Diagnostic) -> Run {
    let limit = limit(subject.swift)
    var run = try verifier.sides.run(port, subject.item, runner, mutant: number, limit: limit)
    // A busy machine can make the clock give up what it would have held.
    if run.observation.clock != subject.swift.clock {
      run = try verifier.sides.run(port, subject.item, runner, mutant: number, limit: limit)
    }
    let found = try verifier.difference(python: subject.python, swift: run.observation, subject.item)
    if let found { return .caught(found) }
    return .passed(run.observation, hasReached: number == 0 ? nil : run.hasReachedMutant)
  }

  /// A mutant that is compiled by itself.
  func run(_ subject: StrengthSubject, _ mutant: Mutant) throws(Diagnostic) -> Run {
    let tree = subject.programs[0].tree
    let source = String(decoding: mutant.apply(to: tree.source), as: UTF8.self)
    guard let text = Schemata.alone(mutant, in: tree), case let port = try compile(subject, text), port.isCompiled
    else {
      let port = try compile(subject, source)
      return port.isCompiled ? try run(subject, port: port, number: 0) : .refused
    }
    return try run(subject, port: port, number: 1)
  }

  /// Whether the wait that a mutant makes longer never comes to its end as it is.
  func isNeverWaitedOut(_ subject: StrengthSubject, _ mutant: Mutant) throws(Diagnostic) -> Bool {
    guard let source = Schemata.alone(mutant, in: subject.programs[0].tree, isWitness: true) else { return false }
    let port = try compile(subject, source)
    guard port.isCompiled else { return false }
    let run = try verifier.sides.run(port, subject.item, runner, limit: limit(subject.swift))
    return !run.hasReachedMutant && run.observation.isSame(as: subject.swift)
  }

  private func compile(_ subject: StrengthSubject, _ source: [UInt8]) throws(Diagnostic) -> CompiledPort {
    try compile(subject, String(decoding: source, as: UTF8.self))
  }

  func compile(_ subject: StrengthSubject, _ source: String) throws(Diagnostic) -> CompiledPort {
    let id = subject.item.snippet.id
    return try compiler.compile(
      id: id, source: source, path: subject.item.folder.portPath(id), context: try subject.item.folder.swiftContext(id))
  }

  // MARK: The snippet

  func runSnippet(_ subject: StrengthSubject, _ mutant: Mutant) throws(Diagnostic) -> Run {
    let source = mutant.apply(to: subject.programs[1].tree.source)
    let item = changed(subject.item, source)
    var run = try verifier.sides.observe(item, limit: limit(subject.python)).observation
    if run.clock != subject.python.clock {
      run = try verifier.sides.observe(item, limit: limit(subject.python)).observation
    }
    if run.end.kind == .raised, run.end.type == "SyntaxError" || run.end.type == "IndentationError" { return .refused }
    if let found = try verifier.difference(python: run, swift: subject.swift, item) { return .caught(found) }
    return .passed(run, hasReached: nil)
  }

  /// The item with another source of the same number of lines.
  private func changed(_ item: Verifier.Item, _ source: [UInt8]) -> Verifier.Item {
    var item = item
    item.snippet.source = String(decoding: source, as: UTF8.self)
    return item
  }

  /// Whether a snippet's mutant never comes to its mistake: one that ends there at once does just the same.
  func isUnreached(_ subject: StrengthSubject, _ mutant: Mutant, _ observation: Observation) throws(Diagnostic) -> Bool
  {
    guard let probe = mutant.probe(in: subject.programs[1].tree) else { return false }
    let run = try verifier.sides.observe(changed(subject.item, probe), limit: limit(subject.python)).observation
    return run.isSame(as: observation)
  }

  /// Whether the wait that a snippet's mutant makes longer never comes to its end as it is.
  func isSnippetNeverWaitedOut(_ subject: StrengthSubject, _ mutant: Mutant) throws(Diagnostic) -> Bool {
    guard let probe = mutant.probe(in: subject.programs[1].tree, isWitness: true) else { return false }
    let run = try verifier.sides.observe(changed(subject.item, probe), limit: limit(subject.python)).observation
    return run.isSame(as: subject.python)
  }

  /// Nanoseconds: for a program that runs for ever, without waiting much longer than the unchanged one takes.
  private func limit(_ known: Observation) -> Int {
    min(verifier.options.limit, 1_000_000_000 + 50 * known.time.cpu)
  }
}

extension Verifier {
  /// Where a pair parts by its contract, or from what its document claims, as `verify` says it; nil where it is equivalent.
  func difference(python: Observation, swift: Observation, _ item: Item) throws(Diagnostic) -> Difference? {
    let contract = options.strict ? .exact : item.contract
    let verdict = Equivalence.compare(python: python, swift: swift, contract: contract)
    if let first = verdict.differences.first, try !isLuck(verdict, item, swift, contract) { return first }
    let claims = ClaimJudge.judge(item.snippet, python: python, swift: swift, contract: contract)
    return ClaimJudge.differences(claims).first
  }
}

extension Observation {
  /// Whether another run showed the same, to the nanosecond.
  func isSame(as other: Observation) -> Bool {
    func bare(_ lines: [OutputLine]) -> [OutputLine] {
      lines.map { OutputLine(at: $0.at, stream: $0.stream, text: $0.text) }
    }
    func texts(_ values: [String: Value]) -> [String: String] { values.mapValues(\.description) }
    return bare(output) == bare(other.output) && texts(values) == texts(other.values) && end.kind == other.end.kind
      && end.type == other.end.type && end.message == other.end.message && end.status == other.end.status
      && time.virtual == other.time.virtual && waits == other.waits && requests == other.requests
  }
}
