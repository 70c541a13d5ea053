package import DiglotFixtures
internal import DiglotModel

/// What a fixture is to answer, made of what the network answered.
package struct RecordedAnswer {
  package private(set) var answer: Answer
  /// What differs from what came, or may be a secret: for the user to know.
  package private(set) var notes: [String] = []

  /// Nanoseconds to which delays are rounded.
  static let step = 10_000_000
  /// Nanoseconds between two parts of a body from which on they are parts of their own. Of an ordinary body this long, since the
  /// network cuts it anywhere.
  private static let gap = 50_000_000
  /// Types of bodies whose parts are meant to come one after the other.
  private static let streams: Set<String> = [
    "text/event-stream", "application/x-ndjson", "application/ndjson", "application/jsonl", "application/stream+json",
    "application/json-seq", "multipart/x-mixed-replace",
  ]

  /// - Returns: nil where there is no answer that could be stored.
  package init?(_ exchange: Exchange) {
    switch exchange.outcome {
    case .unreachable, .broken: return nil
    case .answered, .abandoned: break
    }
    guard let status = exchange.status else {
      answer = Answer(failure: .silent)
      notes.append("the example did not wait for the answer: stored as 'failure: silent'")
      return
    }
    guard (200...599).contains(status) else { return nil }
    answer = Answer(status: status)
    let secrets = KnownSecrets(of: exchange)
    takeHeaders(exchange, secrets)
    takeBody(exchange, secrets)
    if exchange.outcome == .abandoned {
      notes.append("the example did not wait for the end of the answer: stored as far as it came")
    }
  }

  static func rounded(_ nanoseconds: Int) -> Int { (nanoseconds + step / 2) / step * step }

  private mutating func takeHeaders(_ exchange: Exchange, _ secrets: KnownSecrets) {
    var left: [String] = []
    for header in ConnectionHeaders.removed(from: exchange.headers) {
      switch HeaderFate(header.name, value: header.value) {
      case .kept: break
      case .secret, .personal:
        if !left.contains(header.name) { left.append(header.name) }
        continue
      case .framing where header.name.lowercased() == "content-encoding" && exchange.encoding != nil:
        notes.append("its body is stored compressed: '\(header.value)' cannot be undone")
      case .fleeting, .framing: continue
      }
      guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else {
        notes.append("its header '\(header.name)' has control characters, and is left out")
        continue
      }
      var kept = header
      if let masked = secrets.masked(header.value) {
        kept.value = masked
        notes.append("its header '\(header.name)' has a secret of the request, which is stored as '********'")
      }
      if header.name.lowercased() == "location", let clean = Self.withoutSecrets(kept.value) {
        kept.value = clean
        notes.append("its 'Location' has a secret, which is stored as '********'")
      }
      answer.headers.append(kept)
    }
    if !left.isEmpty { notes.append("left out, as they may be secret: \(left.joined(separator: ", "))") }
  }

  /// A URL whose query or fragment has names of secrets; nil where it has none.
  private static func withoutSecrets(_ url: String) -> String? {
    let separators: Set<Character> = ["?", "&", "#"]
    var whole = ""
    var rest = url[...]
    while !rest.isEmpty {
      let pair = rest.prefix { !separators.contains($0) }
      rest = rest[pair.endIndex...]
      let name = pair.prefix { $0 != "=" }
      let isSecret = !whole.isEmpty && pair.contains("=") && SecretNames.hasParameter(String(name))
      whole += isSecret ? "\(name)=********" : pair
      if let separator = rest.popFirst() { whole.append(separator) }
    }
    return whole == url ? nil : whole
  }

  private mutating func takeBody(_ exchange: Exchange, _ secrets: KnownSecrets) {
    let hasBody = answer.status != 204 && answer.status != 304 && exchange.method != "HEAD"
    if exchange.method == "HEAD", let length = exchange.header("content-length"), length != "0" {
      notes.append("its Content-Length of \(length) is not stored: an answer to GET would give it to HEAD, too")
    }
    answer.delay = Self.rounded(exchange.delay)
    guard hasBody else { return }
    var pieces = parts(of: exchange)
    if pieces.count < 2 {
      // It is sent whole when all of it was there.
      let total = exchange.delay + exchange.pieces.reduce(0) { $0 + $1.delay }
      answer.delay = Self.rounded(total)
      pieces = pieces.map { Answer.Piece(delay: 0, body: $0.body) }
      if total - exchange.delay >= Self.gap, exchange.header("content-length") != nil {
        let seconds = Double(Self.rounded(total - exchange.delay)) / 1e9
        notes.append("its body came over \(seconds) s: stored as one that comes whole at the end of them")
      }
    } else {
      answer.isChunked = true
    }
    for index in pieces.indices {
      guard let masked = secrets.masked(pieces[index].body) else { continue }
      pieces[index].body = masked
      notes.append("its body has a secret of the request, which is stored as '********'")
    }
    answer.pieces = pieces.filter { !$0.body.isEmpty }
    if !answer.pieces.isEmpty, exchange.header("content-type") == nil {
      notes.append("it has no Content-Type, which fixtures with a body always have")
    }
    let members = secretMembers
    if !members.isEmpty {
      notes.append(
        "its body looks as if it held secrets (\(members.joined(separator: ", "))): look before you share it")
    }
  }

  /// The pieces that are to be sent by themselves; one where the body is not one that comes in parts.
  private func parts(of exchange: Exchange) -> [Answer.Piece] {
    let all = exchange.pieces.flatMap(\.body)
    guard !all.isEmpty else { return [] }
    let whole = [Answer.Piece(delay: 0, body: all)]
    guard exchange.header("content-length") == nil, String(validating: all, as: UTF8.self) != nil else { return whole }
    let type = exchange.header("content-type")?.split(separator: ";").first?.filter { $0 != " " }.lowercased() ?? ""
    let gap = Self.streams.contains(type) ? Self.step : Self.gap
    var parts: [Answer.Piece] = []
    var unfinished: [UInt8] = []
    for piece in exchange.pieces {
      let body = unfinished + piece.body
      let end = Self.lastBoundary(body)
      unfinished = Array(body[end...])
      if parts.isEmpty || Self.rounded(piece.delay) >= gap {
        parts.append(Answer.Piece(delay: Self.rounded(piece.delay), body: Array(body[..<end])))
      } else {
        parts[parts.count - 1].body += body[..<end]
      }
    }
    return parts.contains { $0.body.isEmpty } ? whole : parts
  }

  /// Where a text can be cut: behind its last whole character.
  private static func lastBoundary(_ bytes: [UInt8]) -> Int {
    guard let start = bytes.lastIndex(where: { $0 & 0xc0 != 0x80 }) else { return bytes.count }
    let length = bytes[start] < 0x80 ? 1 : bytes[start] < 0xe0 ? 2 : bytes[start] < 0xf0 ? 3 : 4
    return start + length <= bytes.count ? bytes.count : start
  }

  /// The names of members of a JSON body that are likely to have secrets.
  private var secretMembers: [String] {
    var names: [String] = []
    func look(_ value: JSONValue) {
      switch value {
      case .object(let members):
        for member in members {
          if case .string(let text) = member.value, !text.isEmpty, text != "********",
            SecretNames.hasMember(member.name), !names.contains(member.name)
          {
            names.append(member.name)
          }
          look(member.value)
        }
      case .array(let items): items.forEach(look)
      case .null, .bool, .number, .string: break
      }
    }
    if let value = JSONValue(parsing: answer.pieces.flatMap(\.body)) { look(value) }
    return names
  }
}
