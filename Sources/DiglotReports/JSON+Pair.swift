import DiglotModel

extension JSON {
  /// The members of a pair in the report of `verify`.
  static func members(of pair: PairResult) -> [String: JSON] {
    var members: [String: JSON] = [
      "document": .string(pair.document),
      "id": .string(pair.id),
      "lines": JSON(pair.lines),
      "port": .optional(pair.port),
      "verdict": .string(pair.verdict.outcome.rawValue),
      "differences": .array(pair.verdict.differences.map { JSON($0) }),
      "relaxations": .array(
        pair.contract.relaxations.map { .object(["kind": .string($0.kind.name), "reason": .string($0.reason)]) }),
      "claims": .array(pair.claims.map { JSON($0) }),
      "findings": .array(pair.findings.map { JSON($0) }),
      "skip": .optional(pair.contract.skip),
      "compiler": .string(pair.compilerOutput),
      "python": pair.python.map { JSON($0) } ?? .null,
      // Of a port that does as it should they are looked up for pages alone.
      "swift": pair.swift.map { JSON($0, tellsPlaces: pair.verdict.outcome != .equivalent) } ?? .null,
    ]
    if let strength = pair.strength { members["strength"] = JSON(strength) }
    if let expected = pair.contract.compileError {
      members["compileError"] = .object([
        "message": .string(expected.message), "line": expected.line.map(JSON.int) ?? .null,
        "reason": .string(expected.reason),
      ])
    }
    return members
  }

  init(_ difference: Difference) {
    var members: [String: JSON] = [
      "kind": .string(difference.kind.rawValue),
      "line": difference.line.map(JSON.int) ?? .null,
      "python": .optional(difference.python),
      "swift": .optional(difference.swift),
      "message": .string(difference.message),
    ]
    members["id"] = .string(Finding.id(of: difference))
    if let at = difference.at { members["at"] = .number(Seconds.short(at)) }
    if let runs = difference.runs {
      members["side"] = .string(runs.side.rawValue)
      members["first"] = .optional(runs.first)
      members["second"] = .optional(runs.second)
    }
    if let place = difference.pythonPlace { members["pythonPlace"] = JSON(place) }
    if let place = difference.swiftPlace { members["swiftPlace"] = JSON(place) }
    if let help = difference.help { members["help"] = .string(help) }
    self = .object(members)
  }

  init(_ determinism: Determinism) {
    self = .object([
      "sides": .int(determinism.sides), "runs": .int(determinism.runs), "differing": .int(determinism.differing),
      "declared": .int(determinism.declared), "unchecked": .int(determinism.unchecked),
    ])
  }

  init(_ place: OutputLine.Place) {
    self = .object(["line": .int(place.line), "column": .int(place.column)])
  }
}
