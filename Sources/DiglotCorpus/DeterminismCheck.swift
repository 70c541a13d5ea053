internal import DiglotEquivalence
internal import DiglotModel
internal import DiglotRunner

/// Runs sides again, in another order, under load, and with other addresses, and looks whether anything differs.
struct DeterminismCheck: Sendable {
  /// One run of a side.
  struct Run: Sendable {
    var observation: Observation
    var recording: Recording
  }

  /// A side that was run once.
  struct Subject: Sendable {
    /// The index of its pair.
    var pair: Int
    var side: Side
    var contract: Contract
    /// The first run of the pair's other side, where it ran.
    var other: Observation?
    var first: Run
    /// The first run's observation with the places that wrote each line.
    var located: @Sendable () -> Observation
    /// Runs it once more, with addresses moved by an amount.
    var again: @Sendable (_ shift: Int) throws(Diagnostic) -> Run

    /// Whether a further run can be compared with the first: the virtual clock held to its end.
    var isComparable: Bool { first.observation.clock == .virtual && first.observation.end.kind != .timedOut }
  }

  /// The further runs of each side: twice as it was, then twice with other addresses. Of all pairs of
  /// amounts up to 23 these two turn the most sets of 2 to 6 objects of 48 to 512 bytes, wherever they lie: 87 in 100.
  static let shifts = [0, 0, 5, 6]

  /// How one further run compares with the first.
  enum Outcome: Sendable {
    case identical
    case declared
    case parts(Difference, shift: Int)
  }

  var jobs: Int
  var cores: Int

  /// - Returns: the counts, and for each pair's index what is wrong with its sides: one finding for a side at most.
  func run(_ all: [Subject], progress: @Sendable () -> Void) throws(Diagnostic) -> (Determinism, [Int: [Difference]]) {
    let subjects = all.filter(\.isComparable)
    let rounds = Self.shifts.enumerated().flatMap { round, shift in
      order(subjects.count, round: round).map { (subject: $0, shift: shift) }
    }
    let outcomes = try Load.during(threads: cores) { () throws(Diagnostic) in
      try concurrently(rounds.count, jobs: jobs) { (index) throws(Diagnostic) in
        defer { progress() }
        return try outcome(of: subjects[rounds[index].subject], shift: rounds[index].shift)
      }
    }
    var result = Determinism()
    (result.sides, result.runs, result.unchecked) = (subjects.count, rounds.count, all.count - subjects.count)
    var findings: [Int: (difference: Difference, shift: Int)] = [:]
    for (round, outcome) in zip(rounds, outcomes) {
      switch outcome {
      case .identical: break
      case .declared: result.declared += 1
      case .parts(let difference, let shift):
        result.differing += 1
        // What differs under the same addresses differs under others for that reason.
        if findings[round.subject].map({ shift < $0.shift }) ?? true { findings[round.subject] = (difference, shift) }
      }
    }
    var differences: [Int: [Difference]] = [:]
    for index in subjects.indices {
      if let found = findings[index] { differences[subjects[index].pair, default: []].append(found.difference) }
    }
    return (result, differences)
  }

  /// Backwards in even rounds, from the middle on in odd ones: other neighbours, other moments.
  private func order(_ count: Int, round: Int) -> [Int] {
    round.isMultiple(of: 2) ? (0..<count).reversed() : Array(count / 2..<count) + Array(0..<count / 2)
  }

  private func outcome(of subject: Subject, shift: Int) throws(Diagnostic) -> Outcome {
    let run = try subject.again(shift)
    if run.recording == subject.first.recording { return .identical }
    if shift != 0 {
      let first = subject.located()
      let comparison = RunComparison(subject.side, first: first, second: run.observation)
      guard let difference = comparison.parting(under: subject.contract, beside: subject.other) else {
        return .declared
      }
      // Addresses are to blame only where the same ones give the same again.
      let same = try subject.again(shift)
      guard same.recording == run.recording else {
        let repeated = RunComparison(subject.side, first: run.observation, second: same.observation)
        return .parts(repeated.exactParting(), shift: 0)
      }
      return .parts(difference, shift: shift)
    }
    let comparison = RunComparison(subject.side, first: subject.located(), second: run.observation)
    return .parts(comparison.exactParting(), shift: 0)
  }
}
