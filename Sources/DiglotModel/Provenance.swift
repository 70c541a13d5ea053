/// With what pairs were verified, and when.
package struct Provenance: Sendable, Hashable, Codable {
  /// `2026-11-30 16:48 UTC`
  package var date: String
  /// `CPython 3.11.2`
  package var python: String
  /// `Swift 6.3.1`
  package var swift: String

  package init(date: String, python: String, swift: String) {
    (self.date, self.python, self.swift) = (date, python, swift)
  }
}
