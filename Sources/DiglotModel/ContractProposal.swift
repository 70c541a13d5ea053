/// A relaxation that is proposed for a contract, and what was seen of the runs that speaks for it.
package struct ContractProposal: Sendable, Hashable {
  package var kind: Relaxation.Kind
  /// One phrase: "the order of lines 1 to 3 changes from run to run of Python".
  package var evidence: String

  package init(kind: Relaxation.Kind, evidence: String) { (self.kind, self.evidence) = (kind, evidence) }

  /// What many runs of both sides come to.
  package enum Result: Sendable, Hashable {
    /// All runs are alike under the contract as it is.
    case alike
    /// All runs are alike with these.
    case proposals([ContractProposal])
    /// Why nothing can be allowed; one phrase.
    case impossible(String)
  }
}
