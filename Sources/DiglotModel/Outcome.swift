/// What Python did with a snippet, as the corpus records it for review: times to the millisecond, texts as they were, and a
/// pattern in the place of a text that a contract says is luck.
package struct Outcome: Sendable, Hashable {
  package struct Line: Sendable, Hashable {
    /// Nanoseconds since the start of the run, whole milliseconds.
    package var at: Int
    package var stream: OutputLine.Stream
    package var text: String
    /// Whether `text` is a regular expression for the line.
    package var isPattern: Bool

    package init(at: Int, stream: OutputLine.Stream, text: String, isPattern: Bool = false) {
      (self.at, self.stream, self.text, self.isPattern) = (at, stream, text, isPattern)
    }
  }

  /// `3.11`
  package var python: String
  package var clock: Observation.ClockKind
  package var lines: [Line]
  /// Without headers, in the order of their times and addresses.
  package var requests: [Request]
  /// Kind, type and message, status. A deadlock's message names lines of the document, and is left out.
  package var end: End
  /// Nanoseconds since the start of the run, whole milliseconds.
  package var endedAt: Int
  /// Final values in Python's notation by name, without those that are no data and those that the contract ignores.
  package var values: [String: String]

  package init(
    python: String, clock: Observation.ClockKind = .virtual, lines: [Line] = [], requests: [Request] = [],
    end: End = End(.finished), endedAt: Int = 0, values: [String: String] = [:]
  ) {
    self.python = python
    self.clock = clock
    self.lines = lines
    self.requests = requests
    self.end = end
    self.endedAt = endedAt
    self.values = values
  }

  /// Nanoseconds rounded to whole milliseconds.
  package static func rounded(_ nanoseconds: Int) -> Int {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(500_000)
    return overflow ? nanoseconds : sum / 1_000_000 * 1_000_000
  }
}
