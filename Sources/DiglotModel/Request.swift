/// An HTTP request that a run made to one of its servers, and what became of it.
package struct Request: Sendable, Hashable, Codable {
  package enum Outcome: String, Sendable, Hashable, Codable {
    /// The whole answer was sent.
    case answered
    /// The client went away before that.
    case abandoned
    /// The fixture made it fail: a reset, an answer cut short.
    case failed
    /// The run ended before that.
    case open
  }

  package struct Header: Sendable, Hashable, Codable {
    package var name: String
    package var value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  /// When its last byte arrived: nanoseconds since the start of the run.
  package var at: Int
  package var method: String
  /// Scheme, host, port where it is not the scheme's own, path and query, as they were asked for.
  package var url: String
  /// In the order in which they came.
  package var headers: [Header]
  package var body: [UInt8]
  package var outcome: Outcome
  /// Of the answer; nil where none was begun.
  package var status: Int?
  /// When `outcome` came to be: nanoseconds since the start of the run; nil while `open`.
  package var ended: Int?
  /// Whether a fixture answers it; where none does, the answer is 404.
  package var hasFixture: Bool

  package init(
    at: Int, method: String, url: String, headers: [Header] = [], body: [UInt8] = [], outcome: Outcome = .open,
    status: Int? = nil, ended: Int? = nil, hasFixture: Bool = true
  ) {
    self.at = at
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.outcome = outcome
    self.status = status
    self.ended = ended
    self.hasFixture = hasFixture
  }
}
