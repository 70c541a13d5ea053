package import DiglotModel

/// What `diglot verify` tells about pairs: each finding, each exception that was allowed, and the counts.
package struct VerifyReport: Sendable {
  let pairs: [PairResult]
  let determinism: Determinism?
  /// What a page shows besides; nil where there is none to be made.
  package var page: PageParts?
  /// The lines that findings are in, where the format counts their characters.
  package var pointed = PointedLines()
  /// Pairs that were asked for and not verified, since somebody ended the run early.
  let unfinished: Int
  /// Files that belong to no pair. They are told beside the report.
  package let orphans: [Diagnostic]
  /// Of which part of a run this is the report; nil for a whole one.
  let part: ShardPart?

  /// - Parameters:
  ///   - pairs: In the order of the report.
  ///   - determinism: What came of running the sides again, where that was asked for.
  package init(
    pairs: [PairResult], determinism: Determinism? = nil, unfinished: Int = 0, orphans: [Diagnostic] = [],
    part: ShardPart? = nil
  ) {
    self.pairs = pairs
    self.determinism = determinism
    self.unfinished = unfinished
    self.orphans = orphans
    self.part = part
  }

  /// `, 19 not verified: interrupted`; empty for a run that came to its end.
  var unfinishedText: String { unfinished == 0 ? "" : ", \(unfinished) not verified: interrupted" }

  /// Whether each pair that was asked for was verified, and none is different, unported or failed. No pairs at all are a success too.
  package var isSuccess: Bool {
    unfinished == 0 && pairs.allSatisfy { $0.verdict.outcome == .equivalent || $0.verdict.outcome == .skipped }
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

  /// The version of the report's JSON. Keys are added without another one; where one goes or means something else, it grows.
  package static let schemaVersion = 1

  /// The counts, as JSON has them.
  var summary: [String: JSON] {
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
    if unfinished > 0 { summary["unfinished"] = .int(unfinished) }
    if let determinism { summary["determinism"] = JSON(determinism) }
    return summary
  }

  /// The report as JSON, with a final newline: `Sources/Diglot.docc/Schemas/report.schema.json` describes it.
  package func json() -> String {
    var members: [String: JSON] = [
      "schemaVersion": .int(Self.schemaVersion),
      "summary": .object(summary),
      "claims": claimSummary,
      "pairs": .array(pairs.map { .object(JSON.members(of: $0)) }),
    ]
    if let part {
      let report = ShardReport(
        part: part, pairs: pairs, determinism: determinism, unfinished: unfinished, page: page, pointed: pointed)
      members["shard"] = .object([
        "index": .int(part.index), "count": .int(part.count), "state": .string(report.state),
      ])
    }
    return JSON.object(members).text
  }
}
