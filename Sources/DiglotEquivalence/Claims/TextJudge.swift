import DiglotModel

/// Judges claims about what is written: `print(x)  # [1, 2]`, `show()  # prints: done`, `print(type(c))  # <class 'coroutine'>`.
struct TextJudge {
  private let judge: ClaimJudge
  private let claim: Claim
  private let claimed: ClaimedText

  init(_ judge: ClaimJudge, _ claim: Claim) {
    (self.judge, self.claim) = (judge, claim)
    claimed = ClaimedText(claim.text, allowsAlternatives: true)
  }

  func judgements(printedBy lines: LineRange) -> ClaimJudge.Both {
    judgements(at: judge.indices(printedBy: lines))
  }

  func judgements(writtenDuring passages: [Passage]) -> ClaimJudge.Both {
    guard !passages.isEmpty else {
      let reason = ClaimVerdict.Judgement.notJudged("the line never ran")
      return (reason, reason)
    }
    return judgements(
      at: passages.flatMap { passage in
        passage.output.filter { judge.python.output.indices.contains($0) && judge.python.output[$0].stream == .stdout }
      })
  }

  private func judgements(at indices: [Int]) -> ClaimJudge.Both {
    guard !indices.isEmpty else {
      let reason = ClaimVerdict.Judgement.notJudged("the line wrote nothing in this run")
      return (reason, reason)
    }
    let texts = indices.map { judge.python.output[$0].text }
    guard claim.kind != .type || texts.allSatisfy(showsType) else {
      let reason = ClaimVerdict.Judgement.notJudged("the printed text shows no type")
      return (reason, reason)
    }
    return (judgement(of: texts), judge.swiftTexts(at: indices).map(judgement) ?? ClaimJudge.noPort)
  }

  /// One text for all lines: the same each time, or all of them in a row.
  private func judgement(of lines: [String]) -> ClaimVerdict.Judgement {
    let joined = [" ", ", ", "\n"].map { lines.joined(separator: $0) }
    let found =
      lines.count == 1
      ? "writes \(lines[0].quotedStart)" : "writes \(lines.count) lines, the first \(lines[0].quotedStart)"
    if lines.allSatisfy(holds) || joined.contains(where: holds) { return .borneOut(found) }
    if lines.contains(where: holds) {
      return .notJudged("the line was written \(lines.count) times, and shows this in some of them")
    }
    return .notBorneOut(found)
  }

  private func holds(_ line: String) -> Bool {
    if claimed.matches(line) { return true }
    if claim.kind == .type {
      return claimed.matches("<class '\(line)'>") || line.isSame(as: "<class '\(claim.text)'>")
        || line.hasPrefix("<\(claim.text) object")
    }
    guard claim.kind == .value, let literal = PythonLiteral.read(claim.text) else { return false }
    // A string is shown with its quotes and printed without.
    if case .string(let text) = literal { return ClaimedText(text).matches(line) }
    return PythonLiteral.read(line).map { ValueMatcher().isEqual(literal, $0) } ?? false
  }

  private func showsType(_ line: String) -> Bool { line.hasPrefix("<") || claimed.matches(line) }
}
