package import DiglotModel

/// What `diglot strength` tells: the share of mutants that pairs catch, by side and by rule, and each survivor.
package struct StrengthReport: Sendable {
  let strength: Strength
  /// Each rule's name and what it does wrong, in the order of the report.
  let rules: [(name: String, about: String)]

  package init(_ strength: Strength, rules: [(name: String, about: String)]) {
    (self.strength, self.rules) = (strength, rules)
  }

  var survivors: [Strength.MutantResult] { strength.mutants.filter { $0.outcome == .survived } }

  /// The kinds of difference that caught mutants, the commonest first.
  var kinds: [(name: String, count: Int)] {
    Dictionary(grouping: strength.mutants.compactMap(\.kind), by: \.rawValue).map {
      (name: $0.key, count: $0.value.count)
    }
    .sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// The report as JSON, with a final newline.
  package func json() -> String {
    let all = strength.score()
    var summary = Self.members(of: all)
    summary["refused"] = .int(strength.count(.refused))
    summary["notRun"] = .int(strength.count(.notRun))
    summary["possible"] = .int(strength.possible)
    summary["pairs"] = .int(strength.pairs)
    summary["seed"] = .number(String(strength.seed))
    summary["caughtBy"] = .object(Dictionary(uniqueKeysWithValues: kinds.map { ($0.name, JSON.int($0.count)) }))
    summary["interrupted"] = .bool(strength.wasInterrupted)
    summary["ports"] = .object(Self.members(of: strength.score { $0.side == .swift }))
    summary["snippets"] = .object(Self.members(of: strength.score { $0.side == .python }))
    let byRule = rules.map { rule in
      let members: [String: JSON] = ["rule": .string(rule.name), "about": .string(rule.about)]
      return JSON.object(
        members.merging(Self.members(of: strength.score { $0.rule == rule.name })) { first, _ in first })
    }
    return JSON.object([
      "summary": .object(summary),
      "rules": .array(byRule),
      "survivors": .array(survivors.map(Self.entry)),
      "equivalent": .array(strength.mutants.filter { $0.outcome == .equivalent }.map(Self.entry)),
      "skipped": .array(
        strength.skipped.map { .object(["id": .string($0.id), "reason": .string($0.reason)]) }),
    ]).text
  }

  private static func members(of score: Strength.Score) -> [String: JSON] {
    [
      "mutants": .int(score.mutants), "caught": .int(score.caught), "equivalent": .int(score.equivalent),
      "survived": .int(score.survived), "percent": score.percent.map(JSON.double) ?? .null,
      "silent": .int(score.silent), "percentOfShown": score.percentOfShown.map(JSON.double) ?? .null,
    ]
  }

  private static func entry(_ mutant: Strength.MutantResult) -> JSON {
    .object([
      "id": .string(mutant.id), "rule": .string(mutant.rule), "side": .string(mutant.side.rawValue),
      "port": .string("\(mutant.path):\(mutant.place.line)"), "column": .int(mutant.place.column),
      "diff": .string(mutant.diff), "reason": .string(mutant.reason), "help": .optional(mutant.help),
      "silent": .bool(mutant.isSilent),
    ])
  }
}
