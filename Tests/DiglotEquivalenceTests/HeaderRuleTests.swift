import DiglotModel
import Testing

@testable import DiglotEquivalence

@Suite struct `A header` {
  @Test(arguments: [
    ("Authorization", "Bearer x"), ("Accept", "application/json"), ("X-Request-Id", "7"), ("Cookie", "a=1"),
    ("User-Agent", "my-app/1.0"), ("User-Agent", "curl"), ("User-Agent", "Mozilla/5.0 (curl inside)"),
    ("User-Agent", ""),
    ("Content-Type", "application/json"), ("If-None-Match", "\"a\""), ("Range", "bytes=0-9"),
    ("Sec-WebSocket-Protocol", "chat"),
    ("Origin", "https://b.example"), ("Content-Encoding", "gzip"),
  ])
  func `of the program is compared`(name: String, value: String) {
    #expect(HeaderRule.isRelevant(.init(name: name, value: value), hasBody: true))
  }

  @Test(arguments: [
    ("Host", "a.example"), ("CONNECTION", "keep-alive"), ("Keep-Alive", "5"), ("Content-Length", "7"),
    ("transfer-encoding", "chunked"), ("Accept-Encoding", "gzip, deflate"), ("Accept-Language", "en"),
    ("Accept", "*/*"),
    ("Expect", "100-continue"), ("Sec-WebSocket-Key", "x"), ("Sec-WebSocket-Version", "13"), ("Upgrade", "websocket"),
    ("User-Agent", "Python/3.11 aiohttp/3.9.1"), ("User-Agent", "python-requests/2.31.0"),
    ("User-Agent", "python-httpx/0.26.0"), ("User-Agent", "Python-urllib/3.11"), ("User-Agent", "python-urllib3/2.0.7"),
    ("User-Agent", "Python/3.11 websockets/12.0"), ("User-Agent", "port (unknown version) curl/7.88.1"),
    ("User-Agent", "curl/8.5.0"), ("X-Stainless-Lang", "python"), ("Content-Type", "application/octet-stream"),
  ])
  func `of the library is not`(name: String, value: String) {
    #expect(!HeaderRule.isRelevant(.init(name: name, value: value), hasBody: true))
  }

  @Test func `that types a body is not compared without one`() {
    #expect(!HeaderRule.isRelevant(.init(name: "Content-Type", value: "application/json"), hasBody: false))
  }

  @Test func `that is left out has its reason`() {
    #expect(HeaderRule.ignored.count == 16)
    #expect(HeaderRule.ignored.allSatisfy { !$0.value.isEmpty && $0.key == $0.key.lowercased() })
  }
}

@Suite struct `A body` {
  private static let form = "application/x-www-form-urlencoded"

  /// Two bodies, their types, and whether they are equal.
  static let pairs: [(String, String, String, Bool)] = [
    ("{\"a\": 1, \"b\": [true, null]}", "{\"b\":[true,null],\"a\":1}", "application/json", true),
    ("{\"a\": 1}", "{\"a\":1.0}", "application/json", false),
    ("[1.0, 1e2, -0]", "[1.00,100.0,0]", "application/json; charset=utf-8", true),
    ("[1, 2]", "[2, 1]", "application/json", false),
    ("\"\\u00e9\"", "\"\u{e9}\"", "application/json", true),
    ("\"\u{e9}\"", "\"e\u{301}\"", "application/json", false),
    ("{\"a\": 1, \"a\": 2}", "{\"a\": 2}", "application/json", true),
    ("{a: 1}", "{a:1}", "application/json", false),
    ("[12345678901234567890]", "[12345678901234567891]", "application/json", false),
    ("{\"a\": 1}", "{\"a\":1}", "application/vnd.api+json", true),
    ("{\"a\": 1}", "{\"a\":1}", "text/plain", false),
    ("a=1&b=x+y", "a=1&b=x%20y", form, true),
    ("a=%7E", "a=~", form, true),
    ("a=1&b=2", "b=2&a=1", form, false),
    ("a", "a=", form, true),
    ("a=1&a=2", "a=1", form, false),
    ("x", "x", "", true),
    ("x", "y", "", false),
  ]

  @Test(arguments: pairs) func `is what a server reads`(left: String, right: String, type: String, isEqual: Bool) {
    let bodies = [left, right].map { RequestBody(Array($0.utf8), type: type.isEmpty ? nil : type) }
    #expect((bodies[0] == bodies[1]) == isEqual)
  }

  @Test func `of several parts has any boundary`() {
    let (left, right) = ("--xY\r\n\r\na\r\n--xY--\r\n", "--\"q\r\n\r\na\r\n--\"q--\r\n")
    let types = ["multipart/form-data; boundary=xY", "multipart/form-data; boundary=\"\"q\""]
    #expect(RequestBody(Array(left.utf8), type: types[0]) == RequestBody(Array(right.utf8), type: types[1]))
    #expect(Set(types.map(RequestBody.comparedType)) == ["multipart/form-data"])
    #expect(RequestBody.comparedType("text/plain; charset=utf-8") == "text/plain; charset=utf-8")
  }
}
