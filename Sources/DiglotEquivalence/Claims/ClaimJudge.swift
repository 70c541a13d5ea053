package import DiglotModel

/// Decides for each claim of a snippet whether Python bears it out, and whether Swift does.
///
/// Pure, and cautious: what does not follow from the observations is not judged, and says why. Swift is judged by the lines at the
/// same positions as Python's, by the values that both sides name, and by the end and the time of the whole run, since a port has
/// no lines of the document.
package struct ClaimJudge {
  let snippet: Snippet
  let python: Observation
  let swift: Observation?
  let contract: Contract

  /// The verdicts in the order of the claims.
  ///
  /// - Parameters:
  ///   - python: What the snippet did; nil where it was not run.
  ///   - swift: What the port did; nil where there is none, or where it was not run.
  package static func judge(
    _ snippet: Snippet, python: Observation?, swift: Observation?, contract: Contract = .exact
  ) -> [ClaimVerdict] {
    guard let python else {
      return snippet.claims.map { claim in
        let reason = ClaimVerdict.Judgement.notJudged("the snippet was not run")
        return ClaimVerdict(
          claim: claim, python: reason, swift: reason, outcome: .notJudged, message: "the snippet was not run")
      }
    }
    let judge = ClaimJudge(snippet: snippet, python: python, swift: swift, contract: contract)
    let blocks = BlockJudge(judge).judgements()
    return snippet.claims.map { claim in
      let (python, swift) = blocks[claim] ?? judge.judgements(of: claim)
      return judge.verdict(of: claim, python, swift)
    }
  }

  /// What blocks of claimed output leave out.
  package static func omissions(_ snippet: Snippet, python: Observation?) -> [Diagnostic] {
    guard let python else { return [] }
    return BlockJudge(ClaimJudge(snippet: snippet, python: python, swift: nil, contract: .exact)).omissions()
  }

  /// What the port does wrong by the document's own words.
  package static func differences(_ verdicts: [ClaimVerdict]) -> [Difference] {
    verdicts.filter { $0.outcome == .portWrong }.map { verdict in
      Difference(
        .claim, python: verdict.python.found, swift: verdict.swift.found, message: verdict.message,
        pythonPlace: OutputLine.Place(line: verdict.claim.line, column: verdict.claim.column))
    }
  }

  typealias Both = (python: ClaimVerdict.Judgement, swift: ClaimVerdict.Judgement)

  private func judgements(of claim: Claim) -> Both {
    if claim.subject == .unknown {
      let reason = ClaimVerdict.Judgement.notJudged("lines of the example share a line of the document")
      return (reason, reason)
    }
    switch claim.kind {
    case .output, .value, .type:
      if case .printing(let lines) = claim.subject { return TextJudge(self, claim).judgements(printedBy: lines) }
      if claim.kind == .output { return TextJudge(self, claim).judgements(writtenDuring: passages(of: claim)) }
      return ValueJudge(self, claim).judgements()
    case .duration: return DurationJudge(self, claim).judgements()
    case .error: return ErrorJudge(self, claim).judgements()
    }
  }

  private func verdict(
    of claim: Claim, _ python: ClaimVerdict.Judgement, _ swift: ClaimVerdict.Judgement
  ) -> ClaimVerdict {
    let claimed = "the document claims \(claim.text.quotedStart)"
    let (outcome, message): (ClaimVerdict.Outcome, String)
    switch (python, swift) {
    case (.notJudged(let reason), _): (outcome, message) = (.notJudged, "not judged: \(reason)")
    case (.borneOut(let found), .notBorneOut(let other)):
      let isDeclared = isDeclared(claim)
      outcome = isDeclared ? .declared : .portWrong
      message =
        "\(claimed), Python \(found), but Swift \(other)" + (isDeclared ? ", as the contract declares" : "")
    case (.borneOut(let found), _): (outcome, message) = (.borneOut, "Python \(found)")
    case (.notBorneOut(let found), .borneOut(let other)):
      (outcome, message) = (.pythonChanged, "\(claimed), and Swift \(other), but Python \(found)")
    case (.notBorneOut(let found), .notBorneOut(let other)):
      let rest = found == other ? ", and so does Swift" : ", and Swift \(other)"
      (outcome, message) = (.documentStale, "\(claimed), but Python \(found)" + rest)
    case (.notBorneOut(let found), .notJudged):
      (outcome, message) = (.documentStale, "\(claimed), but Python \(found)")
    }
    return ClaimVerdict(claim: claim, python: python, swift: swift, outcome: outcome, message: message)
  }

  /// Whether the contract lets Swift's lines differ where the claim has its output.
  private func isDeclared(_ claim: Claim) -> Bool {
    let indices: [Int]
    switch claim.subject {
    case .printing(let lines): indices = self.indices(printedBy: lines)
    case .statements, .function: indices = passages(of: claim).flatMap { Array($0.output) }
    case .block: indices = Array(python.output.indices)
    case .unknown: indices = []
    }
    return contract.relaxations.map(PreparedRelaxation.init).contains { relaxation in
      if claim.kind == .duration, relaxation.tolerance != nil { return true }
      if claim.kind == .value, relaxation.valueName != nil { return true }
      return (relaxation.patterns != nil || relaxation.isUnordered) && indices.contains(where: relaxation.covers)
    }
  }

  /// Every time that Python passed through what a claim speaks of.
  func passages(of claim: Claim) -> [Passage] {
    switch claim.subject {
    case .statements(let lines), .printing(let lines), .function(let lines):
      python.passages.filter { $0.lines == lines }
    case .block(let block): python.passages.filter { $0.lines == block.statements }
    case .unknown: []
    }
  }

  /// The positions, counted from 0, of the lines that code within these lines of the document wrote to standard output.
  func indices(printedBy lines: LineRange) -> [Int] {
    python.output.indices.filter { index in
      guard python.output[index].stream == .stdout, let place = python.output[index].place else { return false }
      return (lines.start...lines.end).contains(place.line)
    }
  }

  /// Swift's lines at these positions; nil where there is no run of Swift's, or it has no such lines.
  func swiftTexts(at indices: [Int]) -> [String]? {
    guard let swift, indices.allSatisfy(swift.output.indices.contains) else { return nil }
    return indices.map { swift.output[$0].text }
  }

  static let noPort = ClaimVerdict.Judgement.notJudged("there is no such run of Swift's")
}

extension ClaimVerdict.Judgement {
  /// Borne out or not, with what was found.
  init(_ isBorneOut: Bool, _ found: String) { self = isBorneOut ? .borneOut(found) : .notBorneOut(found) }
}
