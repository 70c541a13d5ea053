package import DiglotModel

/// What `diglot verify` tells about pairs: each finding, each exception that was allowed, and the counts.
package struct VerifyReport: Sendable {
  let pairs: [PairResult]
  let determinism: Determinism?
  /// The sources of the pairs in their order; none where the format shows none.
  package var sources: [PairSources] = []
  /// Nil where the format does not tell.
  package var provenance: Provenance?

  /// - Parameters:
  ///   - pairs: In the order of the report.
  ///   - determinism: What came of running the sides again, where that was asked for.
  package init(pairs: [PairResult], determinism: Determinism? = nil) {
    self.pairs = pairs
    self.determinism = determinism
  }

  /// Whether no pair is different, unported or failed. No pairs at all are a success too.
  package var isSuccess: Bool {
    pairs.allSatisfy { $0.verdict.outcome == .equivalent || $0.verdict.outcome == .skipped }
  }

  var relaxationCount: Int { pairs.reduce(0) { $0 + $1.contract.relaxations.count } }

  /// Pairs in which Swift's compiler refused the port as the contract says it must.
  var refusals: [(pair: PairResult, expected: ExpectedCompileError)] {
    pairs.compactMap { pair in
      guard pair.verdict.outcome == .equivalent, let expected = pair.contract.compileError else { return nil }
      return (pair, expected)
    }
  }

  func count(_ outcome: Verdict.Outcome) -> Int { pairs.count { $0.verdict.outcome == outcome } }

  /// The report as JSON, with a final newline.
  package func json() -> String {
    var summary: [String: JSON] = [
      "pairs": .int(pairs.count),
      "equivalent": .int(count(.equivalent)),
      "different": .int(count(.different)),
      "unported": .int(count(.unported)),
      "skipped": .int(count(.skipped)),
      "failed": .int(count(.failed)),
      "relaxations": .int(relaxationCount),
      "compileErrors": .int(refusals.count),
    ]
    if let determinism { summary["determinism"] = JSON(determinism) }
    return JSON.object([
      "summary": .object(summary),
      "claims": claimSummary,
      "pairs": .array(pairs.map { .object(JSON.members(of: $0)) }),
    ]).text
  }
}
