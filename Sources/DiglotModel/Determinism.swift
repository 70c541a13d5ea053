/// One of the two programs of a pair.
package enum Side: String, Sendable, Hashable, Codable {
  case python, swift

  /// The language's name in a sentence.
  package var language: String { self == .python ? "Python" : "Swift" }
}

/// What came of running the sides of pairs again.
package struct Determinism: Sendable, Hashable, Codable {
  /// Sides that were run again.
  package var sides = 0
  /// The further runs.
  package var runs = 0
  /// Runs that parted from the first, and no contract allows it: each side's is a difference of its pair.
  package var differing = 0
  /// Runs that parted from the first in what the contract declares.
  package var declared = 0
  /// Sides that were not run again: they ran in real time, or were killed at the limit.
  package var unchecked = 0

  package init() {}
}
