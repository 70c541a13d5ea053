import DiglotModel

// What a report tells of strength: nothing is said of a pair that was not measured, but that it was not.
extension VerifyReport {
  /// What pairs came to together; nil where none of them was measured.
  ///
  /// - Returns: also how many were, and how many could have been.
  static func strength(of pairs: [PairResult]) -> (score: Strength.Score, measured: Int, measurable: Int)? {
    let found = pairs.compactMap(\.strength)
    guard !found.isEmpty else { return nil }
    return (
      found.map(\.score).reduce(Strength.Score(), +), found.count, pairs.count { $0.strengthObstacle == nil }
    )
  }
}

extension Strength.Score {
  /// "33 of 35", of those that could be caught.
  var caughtText: String { "\(caught) of \(caught + survived)" }
}

extension PairStrength {
  /// One sentence, without a full stop.
  var text: String {
    var parts: [String] = []
    if let percent = score.percent {
      parts.append("\(score.caughtText) small mistakes are caught, \(StrengthReport.percent(percent))")
    } else {
      parts.append("There is no small mistake that it could catch")
    }
    if score.silent > 0 { parts.append("\(score.silent) of the survivors change nothing that a run shows") }
    if score.equivalent > 0 { parts.append("\(score.equivalent) more are proved to change nothing") }
    if tried < possible { parts.append("\(tried) of \(possible) were tried") }
    return parts.joined(separator: "; ")
  }
}

extension JSON {
  init(_ strength: PairStrength) {
    let score = strength.score
    self = .object([
      "mutants": .int(score.mutants), "caught": .int(score.caught), "equivalent": .int(score.equivalent),
      "survived": .int(score.survived), "silent": .int(score.silent),
      "percent": score.percent.map(JSON.double) ?? .null, "tried": .int(strength.tried),
      "possible": .int(strength.possible),
    ])
  }
}
