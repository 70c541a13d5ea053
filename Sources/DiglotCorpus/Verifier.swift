internal import DiglotEquivalence
internal import DiglotFixtures
package import DiglotModel
internal import DiglotPorts
internal import DiglotPython
internal import DiglotRunner
internal import Synchronization

/// The stages in their order: snippets → observations → verdicts.
package struct Verifier: Sendable {
  package struct Options: Sendable {
    /// How many runs and compilations go on at once.
    package var jobs: Int
    package var realTime = false
    package var strict = false
    /// Nanoseconds of the machine's time for one run.
    package var limit = 10_000_000_000
    package var cache: String
    /// Where new entries go if the cache is only read; nil where they go into it.
    package var scratch: ScratchFolder?
    package var sandboxMode = SandboxMode.standard
    var sandbox: Sandbox { Sandbox(sandboxMode) }
    /// Install no packages.
    package var offline = false
    /// Remember how long runs took. Those of a part do not, or the next part would be divided by another table.
    package var learnsCosts = true
    /// Note when tasks wait, and on which lines: for pages, which draw it.
    package var tellsTasks = false
    /// Called with a line before something is done that takes long.
    package var announce: @Sendable (String) -> Void = { _ in }
    /// Asked before each run: where it says so, no further one is begun.
    package var isInterrupted: @Sendable () -> Bool = { false }

    package init(jobs: Int, cache: String) { (self.jobs, self.cache) = (jobs, cache) }
  }

  /// One snippet that is asked for.
  package struct Item: Sendable {
    package var folder: CorpusFolder
    package var snippet: Snippet
    /// The packages that its Python side runs with.
    var environment: PythonEnvironment?

    /// Allow nothing of what the contract declares.
    var isExact = false
    /// A translation of the snippet and its context, in the place of its port. What the contract says of the port's compiler is not
    /// about it.
    var draft: String?

    package init(folder: CorpusFolder, snippet: Snippet) { (self.folder, self.snippet) = (folder, snippet) }

    /// By what its cost is remembered.
    package var costKey: String { "\(folder.document.path)#\(snippet.id)" }

    /// What is allowed.
    var contract: Contract { isExact ? .exact : declared }
    package var declared: Contract {
      var contract = folder.contracts[snippet.id]
      if contract.skip == nil, !isRun { contract.skip = snippet.notRun }
      if draft != nil { contract.compileError = nil }
      return contract
    }

    /// Whether it runs: what the document does not mean to run does where somebody made it run, with a port or a context.
    package var isRun: Bool { snippet.notRun == nil || folder.isFurnished(snippet.id) }
  }

  let options: Options
  let sides: SideRunner

  /// Starts the Python worker, which warms up while the caller reads its documents.
  package init(_ options: Options) throws(Diagnostic) {
    self.options = options
    sides = SideRunner(options: options, python: try PythonRunner(sandbox: options.sandbox))
  }

  /// The Python side alone.
  ///
  /// - Throws: the first diagnostic of a run that could not be made.
  package func observe(_ items: [Item], progress: @Sendable (String) -> Void) throws(Diagnostic) -> [Observation] {
    let items = try furnish(items)
    return try concurrently(items.count, jobs: options.jobs) { (index) throws(Diagnostic) in
      defer { progress(items[index].snippet.id) }
      return try sides.observe(items[index]).observation
    }
  }

  /// Both sides and their verdicts, in the order of `items`.
  ///
  /// - Throws: the first diagnostic of a side that could not be run at all. A port that does not compile is a verdict.
  package func verify(_ items: [Item], tell: @Sendable (VerifyEvent) -> Void) throws(Diagnostic) -> Verification {
    var items = items
    for index in items.indices { items[index].isExact = options.strict }
    let judged = Mutex<[Int: PairResult]>([:])
    let records = StrengthRecords(options, try Toolchain())
    let (all, runner) = try sides.run(
      try furnish(items, skipping: true), tell: tell,
      finished: { (place, both, runner) throws(Diagnostic) in
        var pair = try compareWithRecord(try judge(both, runner), both.item)
        if pair.strengthObstacle == nil { pair.strength = try records.known(both.item) }
        judged.withLock { $0[place] = pair }
        tell(.judged(place, pair))
      })
    let pairs = judged.withLock { $0 }
    return Verification(pairs: items.indices.compactMap { pairs[$0] }, sides: all, runner: runner)
  }

  /// As above, where nothing but the id of each pair that is done is wanted.
  package func verify(_ items: [Item], progress: @Sendable (String) -> Void) throws(Diagnostic) -> Verification {
    try verify(
      items,
      tell: { event in
        if case .judged(_, let pair) = event { progress(pair.id) }
      })
  }

  /// A pair with its verdict, and the verdict that it has when nothing is allowed.
  ///
  /// - Throws: as `verify` does.
  package func diff(_ item: Item) throws(Diagnostic) -> (pair: PairResult, strict: Verdict)? {
    let (all, runner) = try sides.run(try furnish([item], skipping: true))
    guard var both = all.first else { return nil }
    var pair = try compareWithRecord(try judge(both, runner), both.item)
    pair.swift = both.port?.located()
    both.item.isExact = true
    return (pair, try judge(both, runner).verdict)
  }

  /// The Python side of a snippet that is in no document.
  func observe(_ snippet: Snippet, site: Site? = nil) throws(Diagnostic) -> Observation {
    let terms = Terms(
      limit: options.limit, realTime: options.realTime, site: try sides.sites.path(of: site, for: snippet.id))
    return try sides.python.run(snippet, of: snippet.id, context: nil, under: terms).observation
  }

  func judge(_ sides: Sides, _ runner: PortRunner) throws(Diagnostic) -> PairResult {
    var result = try judgeBehaviour(sides, runner)
    let snippet = sides.item.snippet
    let python = sides.python?.observation
    result.claims = ClaimJudge.judge(
      snippet, python: python, swift: sides.port?.observation, contract: sides.item.contract)
    result.findings = snippet.findings + ClaimJudge.omissions(snippet, python: python)
    let differences = ClaimJudge.differences(result.claims)
    if !differences.isEmpty, [.equivalent, .different].contains(result.verdict.outcome) {
      result.verdict = Verdict(.different, differences: result.verdict.differences + differences)
    }
    return result
  }

  private func judgeBehaviour(_ sides: Sides, _ runner: PortRunner) throws(Diagnostic) -> PairResult {
    let item = sides.item
    let contract = item.contract
    var result = PairResult(
      document: item.folder.document.path, id: item.snippet.id, lines: item.snippet.lines,
      port: sides.compiled == nil ? nil : item.folder.portPath(item.snippet.id), verdict: Verdict(.skipped),
      contract: contract, compilerOutput: sides.compiled?.output ?? "", root: item.folder.root)
    guard let observation = sides.python?.observation else { return result }
    result.python = observation
    guard let compiled = sides.compiled else {
      result.verdict = Verdict(.unported)
      return result
    }
    guard let run = sides.port else {
      result.verdict = Refusal.verdict(of: compiled, python: observation, contract: contract)
      return result
    }
    result.swift = run.observation
    if let expected = contract.compileError {
      result.verdict = Verdict(
        .different,
        differences: [
          Difference(
            .compile, python: nil, swift: "compiles",
            message: "the port compiles, but its contract expects: \(expected.message)",
            swiftPlace: expected.line.map { OutputLine.Place(line: $0, column: 1) },
            help: "delete 'compileError' from the contract")
        ])
      return result
    }
    result.verdict = Equivalence.compare(python: observation, swift: run.observation, contract: contract)
    if try isLuck(result.verdict, item, run.observation, contract) { result.verdict = Verdict(.equivalent) }
    if result.verdict.outcome != .equivalent || options.tellsTasks {
      let located = run.located()
      result.swift = located
      result.verdict = Equivalence.compare(python: observation, swift: located, contract: contract)
      result.verdict.differences = result.verdict.differences.map { place($0, compiled, observation) }
    }
    if let unneeded = try unneededRealTime(item, compiled, runner) {
      result.verdict = Verdict(.different, differences: result.verdict.differences + [unneeded])
    }
    return result
  }

  /// The finding on a declared real time where the pair is equivalent under the virtual clock, too.
  private func unneededRealTime(_ item: Item, _ port: CompiledPort, _ runner: PortRunner) throws(Diagnostic)
    -> Difference?
  {
    var contract = item.contract
    guard !options.realTime, let declared = contract.relaxations.first(where: { $0.kind == .realTime }) else {
      return nil
    }
    contract.relaxations.removeAll { $0.kind == .realTime }
    let python = try sides.observe(item, isVirtual: true).observation
    guard python.clock == .virtual else { return nil }
    let swift = try sides.run(port, item, runner, isVirtual: true).observation
    guard swift.clock == .virtual else { return nil }
    let verdict = Equivalence.compare(python: python, swift: swift, contract: contract)
    return verdict.differences.allSatisfy { $0.kind == .relaxation } ? Equivalence.unneeded(declared) : nil
  }

  /// Whether an 'unordered' or 'interleaved' relaxation that this run did not need is needed all the same: an order that Python does not promise
  /// (that of a set of tasks, by address) came out equal by luck. Other addresses tell.
  func isLuck(_ verdict: Verdict, _ item: Item, _ swift: Observation, _ contract: Contract) throws(Diagnostic)
    -> Bool
  {
    guard verdict.outcome == .different, verdict.differences.allSatisfy({ $0.kind == .relaxation }),
      contract.relaxations.contains(where: { ["unordered", "interleaved"].contains($0.kind.name) })
    else { return false }
    // Odd ones first: they move every slot of a table whose size is a power of two.
    for shift in [3, 5, 7, 2, 4, 6, 1] {
      let python = try sides.observe(item, shift: shift).observation
      if Equivalence.compare(python: python, swift: swift, contract: contract).outcome == .equivalent { return true }
    }
    return false
  }

  /// A value's difference is shown where its name is bound.
  private func place(_ difference: Difference, _ compiled: CompiledPort, _ python: Observation) -> Difference {
    guard let names = difference.names else { return difference }
    var difference = difference
    difference.swiftPlace = compiled.nameLines[names.swift].map { OutputLine.Place(line: $0, column: 1) }
    difference.pythonPlace = python.valueLines[names.python].map { OutputLine.Place(line: $0, column: 1) }
    return difference
  }
}
