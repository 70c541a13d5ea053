/// All that the server of a run serves. The tool writes it for the server, as JSON.
package struct Site: Sendable, Hashable, Codable {
  package var hosts: [Host]

  package init(hosts: [Host] = []) { self.hosts = hosts }

  /// A host by its name.
  package struct Host: Sendable, Hashable, Codable {
    /// In lower case, such as `api.example.com`.
    package var name: String
    /// Where it listens. Ports 80 and 443 unless its folder names another; TLS or not is the client's choice.
    package var ports: [Int]
    /// Refuses every connection.
    package var isRefusing: Bool
    package var routes: [Route]

    package init(name: String, ports: [Int] = [80, 443], isRefusing: Bool = false, routes: [Route] = []) {
      self.name = name
      self.ports = ports
      self.isRefusing = isRefusing
      self.routes = routes
    }
  }
}

/// The answers to requests of one kind.
package struct Route: Sendable, Hashable, Codable {
  /// In upper case; nil for GET and HEAD.
  package var method: String?
  /// Segments between slashes, not percent-encoded; `{name}` stands for any one segment. Without the leading slash.
  package var path: [String]
  /// What the query must have, value by name; `{name}` stands for any value. Empty: any query, or none.
  package var query: [String: String]
  /// One after the other for the requests of one run; the last one again for all that follow.
  package var answers: [Answer]

  package init(method: String? = nil, path: [String], query: [String: String] = [:], answers: [Answer]) {
    self.method = method
    self.path = path
    self.query = query
    self.answers = answers
  }
}

/// What one request is answered.
package struct Answer: Sendable, Hashable, Codable {
  package enum Failure: String, Sendable, Hashable, Codable {
    /// The connection is reset instead of an answer.
    case reset
    /// The connection is closed half-way through the body, of which the headers promise the whole.
    case truncated
    /// Nothing is ever answered.
    case silent
  }

  /// A header's name and value.
  package struct Header: Sendable, Hashable, Codable {
    package var name: String
    package var value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  /// A part of a body that is sent by itself.
  package struct Piece: Sendable, Hashable {
    /// Nanoseconds of virtual time before it is sent.
    package var delay: Int
    package var body: [UInt8]

    package init(delay: Int, body: [UInt8]) { (self.delay, self.body) = (delay, body) }
  }

  package var status: Int
  /// Without `Content-Length` and `Transfer-Encoding`, which follow from the body.
  package var headers: [Header]
  /// Nanoseconds of virtual time from the request's last byte to the answer's first.
  package var delay: Int
  /// One piece without a delay for an ordinary body. `{name}` in it stands for what the path or the query had there.
  package var pieces: [Piece]
  /// Sent chunk by chunk, a piece each, instead of with its length.
  package var isChunked: Bool
  package var failure: Failure?

  package init(
    status: Int = 200, headers: [Header] = [], delay: Int = 0, pieces: [Piece] = [], isChunked: Bool = false,
    failure: Failure? = nil
  ) {
    self.status = status
    self.headers = headers
    self.delay = delay
    self.pieces = pieces
    self.isChunked = isChunked
    self.failure = failure
  }
}
