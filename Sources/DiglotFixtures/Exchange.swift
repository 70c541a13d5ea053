/// A request that went to the network while fixtures were recorded, and what came back. It has the request's secrets, and so it
/// goes from the recorder to the tool through a pipe, and into no file.
package struct Exchange: Sendable, Hashable, Codable {
  package enum Outcome: String, Sendable, Hashable, Codable {
    case answered
    /// The client went away before the answer's end.
    case abandoned
    /// There was no connection to the host, or no trust in it.
    case unreachable
    /// The host broke the connection off within the answer.
    case broken
  }

  /// From 0, in the order in which the requests came.
  package var number: Int
  package var method: String
  package var isSecure: Bool
  /// In lower case.
  package var host: String
  package var port: Int
  /// As it stood in the request line.
  package var target: String
  package var requestHeaders: [Answer.Header]

  package var outcome: Outcome = .abandoned
  /// Why the host was not reached, or where the answer ended.
  package var reason: String?
  /// Nil where no answer began.
  package var status: Int?
  package var headers: [Answer.Header] = []
  /// Nanoseconds from the request's last byte to the answer's head.
  package var delay = 0
  /// The body, decompressed, as it came: a piece's delay is that since the one before, or since the head.
  package var pieces: [Answer.Piece] = []
  /// Nanoseconds from the last piece, or the head, to the end.
  package var trailing = 0
  /// The body is larger than what is kept of it.
  package var isCut = false
  /// What the body is still compressed with, since that is unknown here.
  package var encoding: String?

  package init(
    number: Int, method: String, isSecure: Bool, host: String, port: Int, target: String,
    requestHeaders: [Answer.Header] = []
  ) {
    self.number = number
    self.method = method
    self.isSecure = isSecure
    self.host = host
    self.port = port
    self.target = target
    self.requestHeaders = requestHeaders
  }

  package var url: String {
    let isStandard = port == (isSecure ? 443 : 80)
    return "\(isSecure ? "https" : "http")://\(host)\(isStandard ? "" : ":\(port)")\(target)"
  }

  package func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name }?.value }
}

/// An exchange as the recorder tells it: a line of JSON, and then the bytes of its body, which JSON would make four times as long.
package struct ToldExchange: Sendable, Codable {
  /// Without the bytes.
  private var exchange: Exchange
  /// Bytes of each piece.
  private var lengths: [Int]

  /// - Returns: what is told as JSON, and what follows it.
  package static func split(_ exchange: Exchange) -> (told: ToldExchange, bytes: [UInt8]) {
    var empty = exchange
    for index in empty.pieces.indices { empty.pieces[index].body = [] }
    let told = ToldExchange(exchange: empty, lengths: exchange.pieces.map(\.body.count))
    return (told, exchange.pieces.flatMap(\.body))
  }

  /// How many bytes follow.
  package var length: Int { lengths.reduce(0, +) }

  package func joined(_ bytes: ArraySlice<UInt8>) -> Exchange {
    var whole = exchange
    var rest = bytes
    for (index, length) in zip(whole.pieces.indices, lengths) {
      whole.pieces[index].body = Array(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return whole
  }
}

/// Headers that are one connection's own affair, and are not passed on.
package enum ConnectionHeaders {
  /// RFC 9110, 7.6.1, and what older proxies send. In lower case.
  private static let always: Set<String> = [
    "connection", "keep-alive", "proxy-connection", "proxy-authorization", "proxy-authenticate", "te", "trailer",
    "transfer-encoding", "upgrade",
  ]

  /// All but those, and but what `Connection` names.
  package static func removed(from headers: [Answer.Header]) -> [Answer.Header] {
    let named = headers.filter { $0.name.lowercased() == "connection" }.flatMap { $0.value.split(separator: ",") }
    let dropped = always.union(named.map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() })
    return headers.filter { !dropped.contains($0.name.lowercased()) }
  }
}
