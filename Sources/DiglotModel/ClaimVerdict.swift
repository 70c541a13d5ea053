/// What came of a claim: whether Python bears it out, whether Swift does, and so whose mistake it is where they do not.
package struct ClaimVerdict: Sendable, Hashable, Codable {
  /// How one side stands to a claim.
  package enum Judgement: Sendable, Hashable, Codable {
    /// It does what the document says; the text is what it did.
    case borneOut(String)
    /// It does something else; the text is what it did.
    case notBorneOut(String)
    /// Nothing can be said, for this reason.
    case notJudged(String)

    /// What the side did; nil where nothing can be said.
    package var found: String? {
      switch self {
      case .borneOut(let text), .notBorneOut(let text): text
      case .notJudged: nil
      }
    }

    /// The case's name in JSON.
    package var name: String {
      switch self {
      case .borneOut: "borneOut"
      case .notBorneOut: "notBorneOut"
      case .notJudged: "notJudged"
      }
    }
  }

  package enum Outcome: String, Sendable, Hashable, Codable {
    /// Python bears it out, and Swift does too, as far as that can be told.
    case borneOut
    /// Python does not, and Swift does as Python, as far as that can be told: the document's mistake.
    case documentStale
    /// Swift still does what the document says, Python no more.
    case pythonChanged
    /// Python does what the document says, Swift does not.
    case portWrong
    /// Python does what the document says; that Swift does not is declared in the contract.
    case declared
    case notJudged
  }

  package var claim: Claim
  package var python: Judgement
  package var swift: Judgement
  package var outcome: Outcome
  /// One phrase, without a full stop.
  package var message: String

  package init(claim: Claim, python: Judgement, swift: Judgement, outcome: Outcome, message: String) {
    self.claim = claim
    self.python = python
    self.swift = swift
    self.outcome = outcome
    self.message = message
  }

  /// Whether it holds, but for what the contract declares.
  package var isBorneOut: Bool { outcome == .borneOut || outcome == .declared }

  /// Whether the document says what no longer holds.
  package var isDocumentsMistake: Bool { outcome == .documentStale || outcome == .pythonChanged }
}
