import DiglotModel

/// Judges claims about the value of a statement's expression: `x = f(3)  # 9`, `f()  # Returns a coroutine`, `x = []  # type: list[int]`.
struct ValueJudge {
  private let judge: ClaimJudge
  private let claim: Claim

  init(_ judge: ClaimJudge, _ claim: Claim) { (self.judge, self.claim) = (judge, claim) }

  func judgements() -> ClaimJudge.Both {
    let passages = judge.passages(of: claim)
    let seen = passages.filter { $0.value != nil }
    guard let last = seen.last, let final = last.value else {
      let reason = passages.isEmpty ? "the line never ran" : "the line came to no value"
      return (.notJudged(reason), .notJudged(reason))
    }
    let answers = seen.map { passage in passage.value.flatMap { holds($0, passage.type ?? "") } }
    guard !answers.contains(nil) else {
      let reason = ClaimVerdict.Judgement.notJudged(
        claim.kind == .type ? "'\(claim.text)' is no type that a value can tell" : "the value is no data")
      return (reason, reason)
    }
    let found = self.found(final, last.type ?? "")
    let python: ClaimVerdict.Judgement
    if answers.allSatisfy({ $0 == true }) {
      python = .borneOut(found)
    } else if answers.contains(true) {
      python = .notJudged("the line ran \(seen.count) times, and gave this in some of them")
    } else {
      python = .notBorneOut(found)
    }
    return (python, swiftJudgement(final))
  }

  /// The final value of the name that the line binds, where it is still the one that it bound.
  private func swiftJudgement(_ bound: Value) -> ClaimVerdict.Judgement {
    guard case .statements(let lines) = claim.subject, claim.kind == .value, let swift = judge.swift,
      let name = judge.python.valueLines.first(where: { (lines.start...lines.end).contains($0.value) })?.key,
      let final = judge.python.values[name], ValueMatcher().isEqual(bound, final),
      let other = NameStyle.pairs(python: Array(judge.python.values.keys), swift: Array(swift.values.keys))[name],
      let value = swift.values[other], let literal = PythonLiteral.read(claim.text)
    else { return .notJudged("a port has no lines of the document") }
    return ClaimVerdict.Judgement(ValueMatcher().isEqual(literal, value), "gives \(value)")
  }

  /// Nil where nobody can tell.
  private func holds(_ value: Value, _ type: String) -> Bool? {
    if claim.kind == .type { return ClaimedType(claim.text).holds(value, type) }
    if value.hasOpaque { return nil }
    if let literal = PythonLiteral.read(claim.text)?.withoutOrder {
      // Both ways: a tuple of Python's may be an array of Swift's, but a list is no tuple here.
      if ValueMatcher().isEqual(literal, value), ValueMatcher().isEqual(value, literal) { return true }
    }
    let text = ClaimedText(claim.text, allowsAlternatives: true)
    if case .string(let string) = value, text.matches(string) { return true }
    return text.matches(value.description)
  }

  private func found(_ value: Value, _ type: String) -> String {
    claim.kind == .type ? "gives a value of type '\(type)'" : "gives \(value.description.start)"
  }
}

extension Value {
  /// A dict as one without an order, as Python's own `==` sees it.
  fileprivate var withoutOrder: Value {
    if case .dict(let entries) = self { return .unorderedDict(entries) }
    return self
  }
}

extension String {
  /// At most 60 characters of it.
  var start: String { count > 60 ? prefix(60) + "…" : self }
}
