import DiglotFixtures
import Testing

/// The routes of a host, each written as `METHOD /path?query`.
private func host(_ routes: [String]) -> Site.Host {
  Site.Host(
    name: "a.example",
    routes: routes.map { text in
      let words = text.split(separator: " ").map(String.init)
      let target = RequestTarget(words[words.count - 1])
      let query = Dictionary(target.query.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      return Route(
        method: words.count > 1 ? words[0] : nil, path: target.path, query: query,
        answers: [Answer(pieces: [.init(delay: 0, body: Array(text.utf8))])])
    })
}

@Suite struct `A request finds` {
  static let routes = [
    "/", "/users/{id}", "/users/me", "/{kind}/7", "/users/{id}/posts", "POST /users", "/users", "DELETE /users/{id}",
    "/search", "/search?q={q}", "/search?q=swift", "/search?q=swift&page=2", "/search?q={q}&page={n}",
    "HEAD /own", "GET /own", "/caf\u{e9}", "/a%20b", "/only?x=1",
  ]

  /// Method, target, and the route with what its patterns stand for.
  static let found: [(String, String, String, [String: String])] = [
    ("GET", "/", "/", [:]),
    ("GET", "", "/", [:]),
    ("GET", "/users/12", "/users/{id}", ["id": "12"]),
    ("GET", "/users/me", "/users/me", [:]),
    // The leftmost segment decides.
    ("GET", "/users/7", "/users/{id}", ["id": "7"]),
    ("GET", "/posts/7", "/{kind}/7", ["kind": "posts"]),
    ("GET", "/users/a%2Fb%20c", "/users/{id}", ["id": "a/b c"]),
    ("GET", "/users/12/posts", "/users/{id}/posts", ["id": "12"]),
    ("GET", "/users/", "/users", [:]),
    ("GET", "/users?page=9", "/users", [:]),
    ("POST", "/users", "POST /users", [:]),
    ("DELETE", "/users/me", "DELETE /users/{id}", ["id": "me"]),
    ("HEAD", "/users/me", "/users/me", [:]),
    ("HEAD", "/own", "HEAD /own", [:]),
    ("GET", "/own", "GET /own", [:]),
    ("GET", "/search", "/search", [:]),
    ("GET", "/search?page=2", "/search", [:]),
    ("GET", "/search?q=python", "/search?q={q}", ["q": "python"]),
    ("GET", "/search?q=swift", "/search?q=swift", [:]),
    ("GET", "/search?page=3&q=swift", "/search?q=swift", [:]),
    ("GET", "/search?page=2&q=swift", "/search?q=swift&page=2", [:]),
    ("GET", "/search?page=2&q=a+b%26", "/search?q={q}&page={n}", ["q": "a b&", "n": "2"]),
    ("GET", "/search?q=python&q=swift", "/search?q=swift", [:]),
    ("GET", "/search?q=", "/search?q={q}", ["q": ""]),
    ("GET", "/caf%C3%A9", "/caf\u{e9}", [:]),
    ("GET", "/a%20b", "/a%20b", [:]),
    ("GET", "https://a.example/users/me?x=1#top", "/users/me", [:]),
    ("GET", "https://a.example?x=1", "/", [:]),
  ]

  @Test(arguments: found)
  func `the most exact route`(method: String, target: String, route: String, values: [String: String]) throws {
    let host = host(Self.routes)
    guard case .route(let index, let found) = host.match(method: method, target: RequestTarget(target)) else {
      Issue.record("nothing for \(method) \(target)")
      return
    }
    #expect(Self.routes[index] == route)
    #expect(found == values)
  }

  @Test(arguments: [
    ("PUT", "/users", ["GET", "HEAD", "POST"]), ("POST", "/users/7", ["DELETE", "GET", "HEAD"]),
    ("get", "/users/me", ["DELETE", "GET", "HEAD"]), ("POST", "/only?x=1", ["GET", "HEAD"]),
  ])
  func `which methods there are where its own is not`(method: String, target: String, allowed: [String]) {
    #expect(host(Self.routes).match(method: method, target: RequestTarget(target)) == .otherMethods(allowed))
  }

  @Test(arguments: [
    "/nobody", "/users/1/2/3", "//users", "/users//posts", "/only?x=2", "/only", "/cafe%CC%81", "/Users", "/%",
  ])
  func `nothing elsewhere`(target: String) {
    #expect(host(Self.routes).match(method: "GET", target: RequestTarget(target)) == .nothing)
  }

  @Test func `one answer after the other, and the last again`() {
    let route = Route(path: [], answers: [Answer(status: 503), Answer(status: 200)])
    #expect((0...3).map { route.answer(number: $0)?.status } == [503, 200, 200, 200])
    #expect(Route(path: [], answers: []).answer(number: 0) == nil)
  }

  @Test(arguments: 0..<200) func `the route that stands for it, whatever else there is`(seed: UInt64) {
    var random = SplitMix(state: seed)
    let words = ["a", "b", "{x}", "{y}", ""]
    var routes: Set<String> = []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      let path = (0..<Int.random(in: 0...4, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
      routes.insert("/" + path.filter { !$0.isEmpty }.joined(separator: "/"))
    }
    let all = routes.sorted()
    let host = host(all)
    for _ in 0..<20 {
      let bytes = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        "/ab%2F?&=+{x}".utf8.randomElement(using: &random) ?? 0
      }
      let target = RequestTarget("/" + String(decoding: bytes, as: UTF8.self))
      guard case .route(let index, let values) = host.match(method: "GET", target: target) else { continue }
      let path = target.path.last == "" ? Array(target.path.dropLast()) : target.path
      #expect(Set(values.keys) == Set(host.routes[index].patternNames))
      // With its patterns' values, the route's path is the one that was asked for.
      if Set(host.routes[index].patternNames).count == host.routes[index].patternNames.count {
        #expect(host.routes[index].path.map { Pattern($0).name.flatMap { values[$0] } ?? $0 } == path)
      }
      #expect(host.routes[index].path.count == path.count)
    }
    // Each route is found by its own path.
    for (index, route) in host.routes.enumerated() where !route.path.contains(where: { Pattern($0).name != nil }) {
      #expect(host.match(method: "GET", target: RequestTarget(path: route.path)) == .route(index, values: [:]))
    }
  }
}

@Suite struct `A pattern's value` {
  private func filled(_ body: String, _ values: [String: String], type: String = "text/plain") -> String {
    let answer = Answer(
      headers: [.init(name: "Content-Type", value: type)], pieces: [.init(delay: 0, body: Array(body.utf8))])
    return String(decoding: answer.filled(with: values).pieces[0].body, as: UTF8.self)
  }

  @Test(arguments: [
    ("user {id}", "user 7"), ("{id}{id}", "77"), ("{\"id\": {id}, \"x\": {}}", "{\"id\": 7, \"x\": {}}"),
    ("{ id } {ID} {other} {{id}}", "{ id } {ID} {other} {7}"), ("{id", "{id"), ("{", "{"), ("", ""),
    ("{long_name}", "{id}"), ("{idx}", "{idx}"), ("{long_name", "{long_name"),
  ])
  func `stands in the body where its name stands, and only there`(body: String, expected: String) {
    #expect(filled(body, ["id": "7", "long_name": "{id}"]) == expected)
  }

  @Test func `is escaped in JSON`() {
    #expect(
      filled("{\"n\":\"{n}\"}", ["n": "a\"b\\\n\u{e9}"], type: "Application/JSON; charset=utf-8")
        == "{\"n\":\"a\\\"b\\\\\\u000A\u{e9}\"}")
  }

  @Test func `is percent-encoded in a header`() {
    let answer = Answer(headers: [.init(name: "Location", value: "/users/{id}?x={")])
    #expect(
      answer.filled(with: ["id": "a b\r\n7"]).headers == [.init(name: "Location", value: "/users/a%20b%0D%0A7?x={")])
  }

  @Test func `leaves other bytes as they are`() {
    let bytes: [UInt8] = [0, 255, 0x7b, 200, 0x7d, 0x7b]
    #expect(
      Answer(pieces: [.init(delay: 3, body: bytes)]).filled(with: ["id": "7"]).pieces == [.init(delay: 3, body: bytes)])
  }

  @Test(arguments: [
    ("{id}", "id"), ("{_a1}", "_a1"), ("{1a}", nil), ("{}", nil), ("{a b}", nil), ("id", nil), ("{é}", nil),
  ])
  func `has a name of letters, digits and underscores`(text: String, name: String?) {
    #expect(Pattern(text).name == name)
  }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators": the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
