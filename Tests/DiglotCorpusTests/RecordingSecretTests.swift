import DiglotCorpus
import DiglotFixtures
import Testing

/// What is stored of an answer, and what is not.
@Suite struct `A recorded answer` {
  static let fates: [(header: String, value: String, fate: HeaderFate)] = [
    ("Content-Type", "text/html", .kept), ("ETag", "\"1\"", .kept), ("X-RateLimit-Remaining", "3", .kept),
    ("Location", "/x", .kept), ("WWW-Authenticate", "Basic realm=\"x\"", .kept),
    ("X-RateLimit-Limit-Tokens", "9", .kept),
    ("Access-Control-Allow-Credentials", "true", .kept), ("Cache-Control", "no-store", .kept),
    ("WWW-Authenticate", "Negotiate YII=", .secret), ("WWW-Authenticate", "Negotiate", .kept),
    ("Set-Cookie", "a=b", .secret), ("set-cookie", "a=b", .secret), ("Authorization", "Bearer x", .secret),
    ("X-Api-Key", "x", .secret), ("X-Auth-Token", "x", .secret), ("X-CSRF-Token", "x", .secret),
    ("X-Amz-Security-Token", "x", .secret), ("X-Session-Id", "x", .secret), ("X-Goog-Signature", "x", .secret),
    ("Ocp-Apim-Subscription-Key", "x", .secret), ("X-Client-IP", "1.2.3.4", .personal), ("Date", "now", .fleeting),
    ("CF-Ray", "x", .fleeting), ("X-GitHub-Request-Id", "x", .fleeting), ("Content-Length", "3", .framing),
    ("Content-Encoding", "gzip", .framing),
  ]

  @Test(arguments: fates) func `has headers by one table`(header: String, value: String, fate: HeaderFate) {
    #expect(HeaderFate(header, value: value) == fate)
  }

  @Test(arguments: [
    ("key", true), ("api_key", true), ("apiKey", true), ("X-Amz-Signature", true), ("access_token", true),
    ("appid", true),
    ("client_secret", true), ("sig", true), ("q", false), ("page", false), ("keyword", false),
    ("next_page_token", false),
    ("monkey", false), ("author", false), ("id", false),
  ])
  func `knows the parameters that are secrets`(name: String, isSecret: Bool) {
    #expect(SecretNames.hasParameter(name) == isSecret)
  }

  private static func exchange(
    _ target: String, asked: [Answer.Header] = [], headers: [Answer.Header] = [], _ pieces: [Answer.Piece]
  ) -> Exchange {
    var exchange = Exchange(
      number: 0, method: "GET", isSecure: true, host: "a.example", port: 443, target: target, requestHeaders: asked)
    exchange.outcome = .answered
    exchange.status = 200
    exchange.headers = headers
    exchange.pieces = pieces
    return exchange
  }

  private static func header(_ name: String, _ value: String) -> Answer.Header { .init(name: name, value: value) }

  private static func piece(_ text: String, after delay: Int = 0) -> Answer.Piece {
    .init(delay: delay * 1_000_000, body: Array(text.utf8))
  }

  @Test func `has no secret of its request in it`() throws {
    let asked = [
      Self.header("Authorization", "Basic dXNlcjpodW50ZXIyMg=="), Self.header("Cookie", "a=cookie-value; b=1"),
      Self.header("X-Api-Key", "key-in-header"),
    ]
    let body = "hunter22 user:hunter22 dXNlcjpodW50ZXIyMg== cookie-value key-in-header in-query/1 in-query%2F1 1"
    let recorded = try #require(
      RecordedAnswer(
        Self.exchange(
          "/?token=in-query%2F1", asked: asked,
          headers: [
            Self.header("X-Echo", "key-in-header"), Self.header("Location", "/y?sig=abc&a=1#access_token=abc"),
            Self.header("Set-Cookie", "s=1"),
          ], [Self.piece(body)])))
    let stored = String(decoding: recorded.answer.pieces.flatMap(\.body), as: UTF8.self)
    #expect(stored == Array(repeating: "********", count: 7).joined(separator: " ") + " 1")
    let values = Dictionary(recorded.answer.headers.map { ($0.name, $0.value) }) { $1 }
    #expect(values == ["X-Echo": "********", "Location": "/y?sig=********&a=1#access_token=********"])
    #expect(recorded.notes.contains { $0.contains("Set-Cookie") })
    #expect(recorded.notes.contains { $0.contains("its body has a secret") })
  }

  @Test func `warns of a body that looks as if it held secrets`() throws {
    let body = #"{"user": {"access_token": "x", "password": "", "key": "k", "next_page_token": "t"}}"#
    let recorded = try #require(RecordedAnswer(Self.exchange("/", [Self.piece(body)])))
    #expect(recorded.notes.contains { $0.contains("(access_token)") })
  }

  @Test func `comes when all of it came, to ten milliseconds`() throws {
    var exchange = Self.exchange(
      "/", headers: [Self.header("Content-Length", "2")], [Self.piece("a", after: 0), Self.piece("b", after: 30)])
    exchange.delay = 123_000_000
    let recorded = try #require(RecordedAnswer(exchange))
    #expect(recorded.answer.delay == 150_000_000 && recorded.answer.pieces.count == 1 && !recorded.answer.isChunked)
    exchange.delay = 4_000_000
    exchange.pieces[1].delay = 0
    #expect(RecordedAnswer(exchange)?.answer.delay == 0)
  }

  @Test func `has the parts of a stream, cut between characters`() throws {
    var exchange = Self.exchange(
      "/", headers: [Self.header("Content-Type", "text/event-stream")],
      [Self.piece("data: é\n\n", after: 1), Self.piece("data: ", after: 20), Self.piece("x\n\n", after: 2)])
    let cut = exchange.pieces[0].body.firstIndex(of: 0xc3) ?? 0
    exchange.pieces =
      [
        .init(delay: 0, body: Array(exchange.pieces[0].body[...cut])),
        .init(delay: 0, body: Array(exchange.pieces[0].body[(cut + 1)...])),
      ] + exchange.pieces[1...]
    let answer = try #require(RecordedAnswer(exchange)).answer
    #expect(answer.isChunked)
    #expect(answer.pieces.map { String(decoding: $0.body, as: UTF8.self) } == ["data: é\n\n", "data: x\n\n"])
    #expect(answer.pieces.map(\.delay) == [0, 20_000_000])
  }

  @Test func `is none where there was none, and silence where nobody waited`() throws {
    var exchange = Self.exchange("/", [])
    for outcome in [Exchange.Outcome.unreachable, .broken] {
      exchange.outcome = outcome
      #expect(RecordedAnswer(exchange) == nil)
    }
    exchange.outcome = .abandoned
    exchange.status = nil
    #expect(RecordedAnswer(exchange)?.answer.failure == .silent)
  }
}
