internal import DiglotCorpus
internal import DiglotModel

/// Proposes relaxations of contracts, and writes those that are given a reason.
struct Proposals {
  let verifier: Verifier

  /// - Throws: `Status.findings` where pairs are left that are not alike in each run.
  func run(_ items: [Verifier.Item]) throws {
    let progress = Progress(total: verifier.proposalRuns(items))
    let found: [PairProposal]
    do {
      defer { progress.end() }
      found = try verifier.propose(items) { progress.step($0) }
    }
    var left = 0
    for one in found {
      guard try settle(one) else {
        left += 1
        continue
      }
    }
    let alike = found.count { $0.result == .alike }
    let summary = "\(found.count == 1 ? "1 pair" : "\(found.count) pairs"): \(alike) alike in each run"
    let written = found.count - alike - left
    try Terminal.report(
      summary + (written > 0 ? ", \(written) with a new contract" : "") + (left > 0 ? ", \(left) left" : "") + "\n",
      to: nil)
    if left > 0 { throw Status.findings }
  }

  /// Whether the pair is alike in each run now, by its contract.
  private func settle(_ one: PairProposal) throws -> Bool {
    let snippet = one.item.snippet
    let title = "\(one.item.folder.document.path):\(snippet.lines.start) \(snippet.id)"
    switch one.result {
    case .alike: return true
    case .impossible(let reason):
      try Terminal.report("\(title): nothing can be allowed: \(reason)\n\n", to: nil)
      return false
    case .proposals(let proposals):
      try Terminal.report("\(title)\n", to: nil)
      var written = 0
      for proposal in proposals where try offer(proposal, one.item) { written += 1 }
      return written == proposals.count
    }
  }

  private func offer(_ proposal: ContractProposal, _ item: Verifier.Item) throws -> Bool {
    let draft = Relaxation(proposal.kind, reason: "…")
    let lines = ContractEditor.text(of: draft, indentation: 6)
    try Terminal.report("  \(proposal.evidence):\n" + lines.joined(separator: "\n") + "\n\n", to: nil)
    guard Terminal.isInteractive else { return false }
    let answer = Terminal.ask("Add this to the contract?", offersAll: false)
    if answer == .quit { throw Status.findings }
    guard answer == .yes else { return false }
    guard let reason = Terminal.askForText("Why may they differ? (nothing: do not add it) "), !reason.isEmpty else {
      return false
    }
    let ids = item.folder.document.snippets.map(\.id)
    try ContractEditor(item.folder).add(
      Relaxation(proposal.kind, reason: reason), to: item.snippet.id, ids: ids)
    return true
  }
}
