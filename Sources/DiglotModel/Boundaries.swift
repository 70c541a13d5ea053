/// Why a snippet begins and ends where it does.
package struct Boundaries: Sendable, Hashable, Codable {
  /// One end of a snippet.
  package struct Boundary: Sendable, Hashable, Codable {
    /// A phrase for a reader: `the fence on line 4 opens with 'python'`.
    package var reason: String
    /// 0 to 1: 1 where the document marks the place.
    package var confidence: Double

    package init(_ reason: String, confidence: Double = 1) { (self.reason, self.confidence) = (reason, confidence) }
  }

  package var start: Boundary
  package var end: Boundary

  package init(start: Boundary, end: Boundary) { (self.start, self.end) = (start, end) }
}
