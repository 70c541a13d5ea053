/// How strong the check of one pair is: how many small mistakes in its two programs the pair catches.
package struct PairStrength: Sendable, Hashable, Codable {
  package var score: Strength.Score
  /// How many mutants were tried: those that ran, and those that a compiler refused.
  package var tried: Int
  /// How many mutants the rules make.
  package var possible: Int

  package init(score: Strength.Score, tried: Int, possible: Int) {
    (self.score, self.tried, self.possible) = (score, tried, possible)
  }
}

extension PairResult {
  /// Why the pair's mutants would tell nothing; nil for an equivalent pair that runs.
  package var strengthObstacle: String? {
    switch verdict.outcome {
    case .equivalent:
      if swift == nil {
        "its contract expects that the port does not compile, and so nothing runs"
      } else if python?.clock == .real || swift?.clock == .real {
        "it runs under the machine's clock, in which a mistake cannot be told from a mood"
      } else {
        nil
      }
    case .skipped: "its contract skips it: \(contract.skip ?? "no reason given")"
    case .unported: "it has no port"
    case .different: "the pair itself is different: verify it first"
    case .failed: "a side could not be run: verify it first"
    }
  }
}
