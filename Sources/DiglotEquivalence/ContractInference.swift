package import DiglotModel

/// Finds the least that a contract has to allow, from runs of both sides under other circumstances: under load, with objects at
/// other addresses.
///
/// What varies from run to run of one side is luck, and luck can be allowed: an order, a text, a time, a value. What is the same in
/// each run of Python and something else in each run of Swift is no luck but a mistake of the port, and nothing is proposed for it;
/// but for numbers that part in their last digits only, which follow from how each language adds.
package struct ContractInference {
  let python: [Observation]
  let swift: [Observation]
  let contract: Contract
  let prepared: [PreparedRelaxation]

  /// - Parameters:
  ///   - python: Runs of Python's side, the first as it is without disturbance.
  ///   - swift: The same of Swift's.
  ///   - contract: What is allowed already.
  package init(python: [Observation], swift: [Observation], contract: Contract) {
    (self.python, self.swift, self.contract) = (python, swift, contract)
    prepared = contract.relaxations.map(PreparedRelaxation.init)
  }

  package func infer() -> ContractProposal.Result {
    guard let first = firstDifference(allowing: []) else { return .alike }
    let runs = python + swift
    if let killed = runs.first(where: { $0.end.kind == .timedOut }) {
      return .impossible("a run was killed at the limit: \(killed.end.message ?? "")")
    }
    if first.kind == .end || first.kind == .request { return .impossible(first.message) }
    guard Set(runs.map(\.output.count)).count == 1 else {
      return .impossible("the runs write other numbers of lines: \(first.message)")
    }
    do {
      let proposals = try lineProposals() + timeProposals() + valueProposals()
      if let rest = firstDifference(allowing: proposals.map(\.kind)) { return .impossible(rest.message) }
      return .proposals(needed(proposals))
    } catch { return .impossible(error.reason) }
  }

  /// Why nothing can be allowed.
  struct Impossible: Error {
    var reason: String
  }

  /// The first difference between any run of Python's and any of Swift's.
  private func firstDifference(allowing kinds: [Relaxation.Kind]) -> Difference? {
    var allowing = contract
    allowing.relaxations += kinds.map { Relaxation($0, reason: "") }
    for left in python {
      for right in swift {
        let verdict = Equivalence.compare(python: left, swift: right, contract: allowing)
        if let found = verdict.differences.first(where: { $0.kind != .relaxation }) { return found }
      }
    }
    return nil
  }

  /// Without those that the others make unnecessary.
  private func needed(_ proposals: [ContractProposal]) -> [ContractProposal] {
    var kept = proposals
    for proposal in proposals {
      let others = kept.filter { $0 != proposal }
      if firstDifference(allowing: others.map(\.kind)) == nil { kept = others }
    }
    return kept
  }

  /// Whether a run's side varies in something.
  func varies<Part: Hashable>(_ runs: [Observation], _ part: (Observation) -> Part) -> Bool {
    Set(runs.map(part)).count > 1
  }

  /// "Python's runs", "Swift's runs", "the runs of both sides".
  func whose<Part: Hashable>(_ part: (Observation) -> Part) -> String? {
    switch (varies(python, part), varies(swift, part)) {
    case (true, true): "from run to run on both sides"
    case (true, false): "from run to run of Python"
    case (false, true): "from run to run of Swift"
    case (false, false): nil
    }
  }
}
