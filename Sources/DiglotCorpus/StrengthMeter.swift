package import DiglotModel
internal import DiglotPorts
internal import DiglotStrength
internal import Synchronization

/// Measures how many small mistakes pairs catch.
package struct StrengthMeter: Sendable {
  package struct Options: Sendable {
    /// Seconds of the machine's time for all of it.
    package var budget: Double
    package var seed: UInt64
    /// Called with a line when something is done.
    package var progress: @Sendable (String) -> Void = { _ in }
    /// Called when the pairs are verified and mutants begin to run; with their number.
    package var willRun: @Sendable (Int) -> Void = { _ in }
    /// Whether somebody wants what there is, and nothing more.
    package var isInterrupted: @Sendable () -> Bool = { false }

    package init(budget: Double, seed: UInt64) { (self.budget, self.seed) = (budget, seed) }
  }

  /// Each rule's name and the mistake it makes.
  package static let rules: [(name: String, about: String)] = MutationRules.all.map { ($0.name, $0.about) }

  private let verifier: Verifier
  private let options: Options
  private let start = ContinuousClock.now

  package init(_ verifier: Verifier, _ options: Options) { (self.verifier, self.options) = (verifier, options) }

  /// Seconds of one processor that a port's mutants cost together before the first runs, and that each costs: measured on the first
  /// document with an empty cache.
  private static let costs = (port: 1.6, mutant: 0.045)

  /// Whether nothing more is begun. What has begun takes another second or two.
  private var isOver: Bool { isOver(after: max(options.budget - 2, options.budget * 0.8)) }

  private func isOver(after seconds: Double) -> Bool {
    options.isInterrupted() || ContinuousClock.now - start > .seconds(seconds)
  }

  /// Verifies the pairs, makes mutants of both sides of those that are equivalent, and runs each beside the other side.
  ///
  /// - Throws: what `verify` throws, and `[strength-unreadable]`.
  package func measure(_ items: [Verifier.Item]) throws(Diagnostic) -> Strength {
    let (subjects, skipped, runner) = try subjects(items)
    var sample = MutantSample(seed: options.seed)
    let programs = subjects.flatMap(\.programs)
    let chosen = sample.choose(capacity(subjects.count), from: programs.map(\.mutants))
    options.willRun(chosen.count)
    let (results, failure) = try run(chosen, subjects, runner)
    // In the order of the source, whatever the order in which they ran.
    let order = chosen.indices.sorted { (chosen[$0].list, chosen[$0].index) < (chosen[$1].list, chosen[$1].index) }
    var strength = Strength(
      mutants: order.map { results[$0] }, skipped: skipped, pairs: subjects.count,
      possible: programs.reduce(0) { $0 + $1.mutants.count }, seed: options.seed,
      wasInterrupted: options.isInterrupted())
    strength.failure = failure
    try keep(results, chosen, subjects)
    return strength
  }

  /// Remembers how each pair fared, for the reports of `verify`.
  private func keep(_ results: [Strength.MutantResult], _ chosen: [MutantSample.Choice], _ subjects: [StrengthSubject])
    throws(Diagnostic)
  {
    let records = StrengthRecords(verifier.options, try Toolchain())
    let places = Dictionary(grouping: results.indices) { chosen[$0].list / 2 }
    for (index, subject) in subjects.enumerated() {
      let own = (places[index] ?? []).map { results[$0] }
      let strength = PairStrength(
        score: Strength.Score(of: own), tried: own.count { $0.outcome != .notRun },
        possible: subject.programs.reduce(0) { $0 + $1.mutants.count })
      try records.keep(strength, of: subject.item)
    }
  }

  /// How many mutants there is time for. It follows the options alone, so that the same options choose the same mutants.
  private func capacity(_ pairs: Int) -> Int {
    let seconds = options.budget * Double(verifier.options.jobs) - Self.costs.port * Double(pairs)
    return max(20, Int(seconds.clamped(to: 0...1e9) / Self.costs.mutant))
  }

  private func subjects(_ items: [Verifier.Item]) throws(Diagnostic)
    -> (subjects: [StrengthSubject], skipped: [Strength.Skip], runner: MutantRunner)
  {
    var items = items
    for index in items.indices { items[index].isExact = verifier.options.strict }
    let (sides, ports) = try verifier.sides.run(try verifier.furnish(items, skipping: true))
    let toolchain = try Toolchain()
    let runner = MutantRunner(
      verifier: verifier, runner: ports, compiler: try PortCompiler(toolchain, verifier.options),
      analysis: PortAnalysis(
        toolchain, cache: verifier.options.cache, written: verifier.options.scratch?.path,
        sandbox: verifier.options.sandbox))
    let found = try concurrently(sides.count, jobs: verifier.options.jobs) {
      (index) throws(Diagnostic) -> (subject: StrengthSubject?, skip: Strength.Skip?) in
      let pair = try verifier.judge(sides[index], ports)
      if let reason = pair.strengthObstacle { return (nil, Strength.Skip(id: pair.id, reason: reason)) }
      guard let python = pair.python, let swift = sides[index].port?.observation else { return (nil, nil) }
      return (try StrengthSubject(sides[index].item, python: python, swift: swift, runner.analysis), nil)
    }
    return (found.compactMap(\.subject), found.compactMap(\.skip), runner)
  }

  // MARK: Running

  private func run(_ chosen: [MutantSample.Choice], _ subjects: [StrengthSubject], _ runner: MutantRunner)
    throws(Diagnostic) -> (results: [Strength.MutantResult], failure: Diagnostic?)
  {
    let jobs = verifier.options.jobs
    let failure = FirstFailure()
    @Sendable func isStopped() -> Bool { isOver || failure.diagnostic != nil }
    // On a slow machine, compiling must leave time to run: some mutants of some ports tell more than none of any.
    @Sendable func isCompiled() -> Bool { isOver(after: options.budget * 0.6) || failure.diagnostic != nil }
    let ports = try concurrently(subjects.count, jobs: jobs) { (index) throws(Diagnostic) -> MutatedPort? in
      let numbers = chosen.filter { $0.list == 2 * index }.map { $0.index + 1 }
      guard !numbers.isEmpty, !isCompiled() else { return nil }
      return failure.keep { () throws(Diagnostic) in
        try MutatedPort(subjects[index], Set(numbers), runner, isOver: isCompiled)
      }
    }
    let results = try concurrently(chosen.count, jobs: jobs) { (index) throws(Diagnostic) -> Strength.MutantResult in
      let choice = chosen[index]
      let subject = subjects[choice.list / 2]
      let program = subject.programs[choice.list % 2]
      let mutant = program.mutants[choice.index]
      let port = program.tree.language == .swift ? ports[choice.list / 2] : nil
      var result = program.result(mutant, of: subject.item)
      guard !isStopped(), program.tree.language == .python || port != nil else { return result }
      let done = failure.keep { () throws(Diagnostic) in
        try fill(&result, subject, mutant, number: choice.index + 1, port, runner)
        return result
      }
      if let done { result = done }
      options.progress("\(subject.item.snippet.id) \(mutant.rule)")
      return result
    }
    // Who interrupts has told the workers to end as well, and it is no failure that they did.
    return (results, options.isInterrupted() ? nil : failure.diagnostic)
  }

  private func fill(
    _ result: inout Strength.MutantResult, _ subject: StrengthSubject, _ mutant: Mutant, number: Int,
    _ port: MutatedPort?,
    _ runner: MutantRunner
  ) throws(Diagnostic) {
    let run: MutantRunner.Run
    if let port { run = try port.run(number, mutant) } else { run = try runner.runSnippet(subject, mutant) }
    switch run {
    case .refused: result.outcome = .refused
    case .caught(let difference):
      (result.outcome, result.reason, result.kind) = (.caught, difference.message, difference.kind)
    case .passed(_, hasReached: false):
      (result.outcome, result.reason) = (.equivalent, SurvivorReview.unreached(mutant))
    case .passed(let observation, _):
      let review = SurvivorReview(subject: subject, mutant: mutant, observation: observation)
      if let proof = try review.proof(runner) {
        (result.outcome, result.reason) = (.equivalent, proof)
      } else {
        let (reason, help, isSilent) = review.reason()
        (result.outcome, result.reason, result.help, result.isSilent) = (.survived, reason, help, isSilent)
      }
    }
  }
}

/// The first reason why no more can be run. What is done by then is not lost.
private final class FirstFailure: Sendable {
  private let first = Mutex<Diagnostic?>(nil)

  var diagnostic: Diagnostic? { first.withLock { $0 } }

  /// The result; nil where there is a reason instead, which is kept.
  func keep<Result>(_ body: () throws(Diagnostic) -> Result) -> Result? {
    do { return try body() } catch {
      first.withLock { $0 = $0 ?? error }
      return nil
    }
  }
}

extension Double {
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    min(max(self, range.lowerBound), range.upperBound)
  }
}
