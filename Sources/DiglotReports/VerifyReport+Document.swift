import DiglotModel

// What a report tells about the document itself: its claims, and what is wrong with it whatever the ports do.
extension VerifyReport {
  /// All that is wrong with the documents, in their order, each by line.
  var documentFindings: [Diagnostic] {
    pairs.flatMap { pair in
      (pair.findings + pair.claims.compactMap { finding(of: $0, in: pair) })
        .sorted {
          ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
        }
    }
  }

  /// Whether nothing is wrong with the documents themselves: what `--strict-claims` asks for.
  package var isDocumentTrue: Bool { documentFindings.isEmpty }

  private func finding(of verdict: ClaimVerdict, in pair: PairResult) -> Diagnostic? {
    guard verdict.isDocumentsMistake else { return nil }
    let claim = verdict.claim
    return Diagnostic(
      verdict.outcome == .pythonChanged ? "claim-python-changed" : "claim-stale", verdict.message,
      at: SourceLocation(path: pair.document, line: claim.line, column: claim.column), severity: .warning)
  }

  var documentLines: [String] { documentFindings.flatMap { $0.text.split(separator: "\n").map(String.init) } }

  /// `claims: 30, 29 borne out, 1 not`; nil where there are none.
  var claimLine: String? {
    let all = pairs.flatMap(\.claims)
    guard !all.isEmpty else { return nil }
    let counts = claimCounts
    let named: [(String, ClaimVerdict.Outcome)] = [
      ("borne out", .borneOut), ("borne out by Python, the port declared otherwise", .declared),
      ("not borne out", .documentStale), ("no more by Python", .pythonChanged), ("not by the port", .portWrong),
      ("not judged", .notJudged),
    ]
    return "claims: \(all.count), "
      + named.compactMap { name, outcome in counts[outcome].map { "\($0) \(name)" } }.joined(separator: ", ")
  }

  private var claimCounts: [ClaimVerdict.Outcome: Int] {
    pairs.flatMap(\.claims).reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
  }

  /// The summary of the claims in JSON.
  var claimSummary: JSON {
    let outcomes: [ClaimVerdict.Outcome] = [
      .borneOut, .documentStale, .pythonChanged, .portWrong, .declared, .notJudged,
    ]
    var members = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.rawValue, JSON.int(claimCounts[$0] ?? 0)) })
    members["claims"] = .int(pairs.reduce(0) { $0 + $1.claims.count })
    members["findings"] = .int(documentFindings.count)
    return .object(members)
  }
}

extension JSON {
  init(_ verdict: ClaimVerdict) {
    var members: [String: JSON] = [
      "line": .int(verdict.claim.line), "column": .int(verdict.claim.column),
      "kind": .string(verdict.claim.kind.rawValue), "text": .string(verdict.claim.text),
      "verdict": .string(verdict.outcome.rawValue), "python": .optional(verdict.python.found),
      "swift": .optional(verdict.swift.found), "pythonVerdict": .string(verdict.python.name),
      "swiftVerdict": .string(verdict.swift.name), "message": .string(verdict.message),
    ]
    if case .notJudged(let reason) = verdict.python { members["reason"] = .string(reason) }
    self = .object(members)
  }

  init(_ diagnostic: Diagnostic) {
    self = .object([
      "id": .string(diagnostic.id), "severity": .string(diagnostic.severity.rawValue),
      "line": diagnostic.location.map { .int($0.line) } ?? .null,
      "column": diagnostic.location.map { .int($0.column) } ?? .null,
      "message": .string(diagnostic.message), "notes": .array(diagnostic.notes.map(JSON.string)),
      "help": .optional(diagnostic.help),
    ])
  }
}
