internal import DiglotDocuments
internal import DiglotEquivalence
internal import DiglotModel
internal import DiglotPorts
internal import DiglotStrength

/// Why a mutant was not caught: because nothing has changed, or because the contract looks away.
struct SurvivorReview: Sendable {
  let subject: StrengthSubject
  let mutant: Mutant
  /// What the side with the mistake did.
  let observation: Observation

  private var side: Side { mutant.language == .swift ? .swift : .python }
  private var program: MutatedProgram { subject.programs[mutant.language == .swift ? 0 : 1] }
  private var original: Observation { mutant.language == .swift ? subject.swift : subject.python }

  /// How the mutant is proved to be no other program; nil where it is not.
  func proof(_ runner: MutantRunner) throws(Diagnostic) -> String? {
    if mutant.isSwapOfPrint, observation.isSame(as: original) {
      return "one of the two statements only prints, and they print the same in either order"
    }
    let changed = mutant.apply(to: program.tree.source)
    if side == .python {
      if try PythonSyntax.isSameCode(program.tree.source, changed) { return "it compiles to the same byte code" }
      if try runner.isSnippetNeverWaitedOut(subject, mutant) { return Self.neverWaitedOut }
      return try runner.isUnreached(subject, mutant, observation) ? Self.unreached(mutant) : nil
    }
    if mutant.witness != nil, try runner.isNeverWaitedOut(subject, mutant) {
      return Self.neverWaitedOut
    }
    guard mayBeOptimizedAway else { return nil }
    // Only where nothing trapped: the optimizer is told that nothing does.
    let context = try subject.item.folder.swiftContext(subject.item.snippet.id)
    guard original.end.kind != .crashed,
      let old = try runner.analysis.optimized(program.tree.source, context: context),
      let new = try runner.analysis.optimized(changed, context: context), old == new
    else { return nil }
    return "the optimizer makes the same code of both"
  }

  /// Whether the optimizer may come to the same code: it takes out sums that nobody uses, but no text, no wait and no task.
  private var mayBeOptimizedAway: Bool {
    switch mutant.rule {
    case "constant": !program.tree.text(mutant.edits.first?.range ?? 0..<0).contains("\"")
    case "operator", "bounds", "condition", "dropped-statement": true
    default: false
    }
  }

  private static let neverWaitedOut = "the wait that is longer is never waited out"

  /// What is proved where a run never comes to a mutant's mark.
  static func unreached(_ mutant: Mutant) -> String {
    switch mutant.rule {
    case _ where mutant.marked == nil: "the changed code is never reached"
    case "error": "there is no error that it would treat in another way"
    case "cancellation": "the changed code is never reached"
    default: "the changed comparison always comes to the same"
    }
  }

  /// Why it survived, and what would catch it.
  ///
  /// - Returns: also whether nothing that a run shows has changed.
  func reason() -> (reason: String, help: String, isSilent: Bool) {
    let (left, right) = (original, observation)
    let line = program.fileLine(mutant.place(in: program.tree.source).line)
    if let found = Equivalence.compare(python: left, swift: right, contract: .exact).differences.first {
      let (reason, help) = hidden(found)
      return (reason, help, false)
    }
    if let name = Set(left.values.keys).union(right.values.keys).sorted().first(where: {
      left.values[$0]?.description != right.values[$0]?.description
    }) {
      return (
        "only the final value '\(name)' tells, and \(reach(of: name))", "name the value alike on both sides", false
      )
    }
    if !left.isSame(as: right) {
      return (
        "it shows only in how often the clock is looked at, which moves times by less than a millisecond",
        "print what line \(line) does, or keep it in a final value that both sides name", false
      )
    }
    return (
      "every line, time, value and the end are the same to the nanosecond",
      "print what line \(line) does, or keep it in a final value that both sides name", true
    )
  }

  /// A difference from the unchanged program that the contract, or the other side, does not speak of.
  private func hidden(_ found: Difference) -> (reason: String, help: String) {
    let relaxation = subject.item.contract.relaxations.first { relaxation in
      switch relaxation.kind {
      case .pattern(let lines, _, _), .unordered(let lines), .interleaved(let lines, _), .time(let lines, _),
        .number(.lines(let lines), _):
        found.line.map { lines.start <= $0 && $0 <= lines.end } ?? false
      case .waits: found.kind == .structure
      case .error, .realTime: false
      case .value(let name), .number(.value(let name), _):
        found.names.map { NameStyle.bare($0.python) == NameStyle.bare(name) } ?? false
      }
    }
    if let relaxation {
      let place = relaxation.location.map { " at \($0.path):\($0.line)" } ?? ""
      return (
        "\(subject(of: found)) is another one, and the relaxation '\(relaxation.kind.name)'\(place) allows it",
        "narrow that relaxation, or do without"
      )
    }
    if found.kind == .value, let names = found.names {
      return (
        "the final value '\(names.swift)' is another one, and \(reach(of: names.swift))",
        "name the value and its parts alike on both sides"
      )
    }
    return ("\(subject(of: found)) is another one, and the comparison allows it", "compare it: '\(found.message)'")
  }

  /// Why a final value of this side is not compared with the other side's, or not in full.
  private func reach(of name: String) -> String {
    let others = side == .swift ? subject.python.values : subject.swift.values
    return others.keys.contains { NameStyle.bare($0) == NameStyle.bare(name) }
      ? "the other side's has no such part" : "the other side has none of that name"
  }

  private func subject(of found: Difference) -> String {
    if let line = found.line { return "\(found.kind == .time ? "the time of " : "")line \(line)" }
    return found.names.map { "the final value '\($0.swift)'" } ?? "the end"
  }
}
