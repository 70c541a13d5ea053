import DiglotModel

/// Judges claims about time: against the time that a `print` shows, else against the time that the statements took.
struct DurationJudge {
  private let judge: ClaimJudge
  private let claim: Claim

  init(_ judge: ClaimJudge, _ claim: Claim) { (self.judge, self.claim) = (judge, claim) }

  func judgements() -> ClaimJudge.Both {
    guard let claimed = ClaimedDuration(claim.text) else {
      let reason = ClaimVerdict.Judgement.notJudged("'\(claim.text)' names no time")
      return (reason, reason)
    }
    if case .printing(let lines) = claim.subject {
      let indices = judge.indices(printedBy: lines)
      if let shown = times(judge.python.output, indices) {
        let swift = judge.swift.flatMap { times($0.output, indices) }
        return (
          judgement(shown, "shows", claimed, judge.python.clock),
          swift.map { judgement($0, "shows", claimed, judge.swift?.clock ?? .virtual) } ?? ClaimJudge.noPort
        )
      }
    }
    let passages = judge.passages(of: claim)
    let taken = passages.compactMap(\.duration)
    guard !taken.isEmpty else {
      let reason = ClaimVerdict.Judgement.notJudged(
        passages.isEmpty ? "the lines never ran" : "the run ended before the lines did")
      return (reason, reason)
    }
    return (judgement(taken, "takes", claimed, judge.python.clock), swiftJudgement(claimed, passages))
  }

  /// The times that printed lines show; nil unless each shows one. With a unit, or as its only number, which then is in seconds.
  private func times(_ output: [OutputLine], _ indices: [Int]) -> [Int]? {
    guard !indices.isEmpty, indices.allSatisfy(output.indices.contains) else { return nil }
    let times = indices.compactMap { index in
      SpokenTime.first(in: output[index].text)?.first ?? SpokenTime.onlyNumber(in: output[index].text)
    }
    return times.count == indices.count ? times : nil
  }

  private func judgement(
    _ times: [Int], _ verb: String, _ claimed: ClaimedDuration, _ clock: Observation.ClockKind
  ) -> ClaimVerdict.Judgement {
    let tolerance = clock == .real ? Equivalence.realTolerance : Equivalence.virtualTolerance
    let answers = times.map { claimed.holds($0, tolerance: tolerance) }
    let shortest = Seconds.short(times.min() ?? 0)
    let longest = Seconds.short(times.max() ?? 0)
    let found = "\(verb) " + (shortest == longest ? "\(shortest) s" : "\(shortest) to \(longest) s")
    if answers.contains(true), answers.contains(false) {
      return .notJudged("of \(times.count) times some are as claimed: \(shortest) to \(longest) s")
    }
    return ClaimVerdict.Judgement(answers.allSatisfy { $0 }, found)
  }

  /// A port's statements are not those of the document. Where the claim is about all of the run, there is its time.
  private func swiftJudgement(_ claimed: ClaimedDuration, _ passages: [Passage]) -> ClaimVerdict.Judgement {
    guard let swift = judge.swift, passages.count == 1, let passage = passages.first, let left = passage.left,
      passage.entered <= Equivalence.virtualTolerance,
      left.distanceMagnitude(to: judge.python.time.virtual) <= Equivalence.virtualTolerance
    else { return .notJudged("a port has no lines of the document") }
    return judgement([swift.time.virtual], "takes", claimed, swift.clock)
  }
}
