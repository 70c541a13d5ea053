import DiglotCorpus
import DiglotFixtures
import Foundation
import Testing

/// Numbers that are the same in every run of the tests.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

/// Where what is recorded lies is where it is looked for.
@Suite struct `The place of what is recorded` {
  static let places: [(target: String, file: String?)] = [
    ("/", "a.example/index.yaml"), ("/posts", "a.example/posts.yaml"), ("/posts/", "a.example/posts.yaml"),
    ("/posts/1?page=2", "a.example/posts/1?page=2.yaml"), ("/?a=1", "a.example/index?a=1.yaml"),
    ("/posts.json", "a.example/posts.json.yaml"), ("/index", "a.example/index/index.yaml"),
    ("/index.html", "a.example/index.html.yaml"), ("/host", "a.example/host/index.yaml"),
    ("/sub/host", "a.example/sub/host.yaml"), ("/a.yaml", "a.example/a.yaml.yaml"),
    ("/a.yml", "a.example/a.yml.yaml"), ("/a%20b", "a.example/a b.yaml"), ("/a%3Fb", "a.example/a?b/index.yaml"),
    ("/a%2Fb", "a.example/{part1}.yaml"), ("/%7Bid%7D", "a.example/{id}.yaml"), ("/%7B", "a.example/{part1}.yaml"),
    ("/..%2f..%2fetc/x", "a.example/{part1}/x.yaml"), ("/../x", "a.example/{part1}/x.yaml"), ("/a//b", nil),
    ("//", nil), ("/x?q=a%2Fb+c", "a.example/x?q=a%2Fb%20c.yaml"), ("/x?debug", "a.example/x?debug.yaml"),
    ("/x?a=1&a=2", "a.example/x?a=1.yaml"), ("/x?api_key=abc&b=1", "a.example/x?api_key={api_key}&b=1.yaml"),
    ("/x?api-key=abc", "a.example/x?api-key={api_key}.yaml"), ("/x?pageToken=abc", "a.example/x?pageToken=abc.yaml"),
    ("/x?q=%7Bq%7D", "a.example/x?q={q}.yaml"), ("/x?q=%7B%7D", "a.example/x?q={q}.yaml"),
    ("/x?q=a.json", "a.example/x?q=a.json.yaml"),
  ]

  @Test(arguments: places) func `is as the rules of fixtures say`(target: String, file: String?) {
    #expect(FixturePlace(host: "a.example", target: target)?.file == file)
  }

  @Test func `has no pattern that a body has in braces`() {
    #expect(FixturePlace(host: "h", target: "/x?key=1", taken: ["key"])?.file == "h/x?key={key_}.yaml")
  }

  @Test func `tells what it cannot have`() throws {
    let long = String(repeating: "a", count: 400)
    for target in ["/x?a=1&a=2", "/a%2Fb", "/x?q=%7B", "/x?q=\(long)", "/\(long)", "/x?\(long)=1"] {
      let place = try #require(FixturePlace(host: "h", target: target))
      #expect(!place.notes.isEmpty, "\(target)")
    }
    #expect(FixturePlace(host: "h", target: "/posts/1?page=2")?.notes == [])
  }

  /// A path and a query of odd parts.
  private static func target(_ dice: inout Dice) -> String {
    let parts = [
      "a", "posts", "index", "index.html", "host", "a.yaml", "x.yml", "%2F", "%3F", "%7Bid%7D", "%7B", "%7D%7B", ".",
      "..",
      "%00", "%FF", "%25", "%", "%C3%A9", "e%CC%81", "+", "a=b", "a&b", "?", "#", "~", "{id}", "{", "*", "%0A", "|",
      "\"",
      ".DS_Store", ".gitkeep", "key", "token", "1.5", "%20", "", String(repeating: "long", count: 40),
      String(repeating: "%F0%9F%98%80", count: 70),
    ]
    func word() -> String {
      (0..<Int.random(in: 1...2, using: &dice)).map { _ in parts.randomElement(using: &dice) ?? "" }.joined()
    }
    let path = "/" + (0..<Int.random(in: 0...4, using: &dice)).map { _ in word() }.joined(separator: "/")
    guard Bool.random(using: &dice) else { return path }
    let query = (0..<Int.random(in: 0...5, using: &dice)).map { _ in
      Bool.random(using: &dice) ? word() : "\(word())=\(word())"
    }
    return path + "?" + query.joined(separator: "&")
  }

  @Test func `is read as what was asked, for odd paths and queries`() throws {
    var dice = Dice(state: 7)
    var stored = 0
    for round in 0..<400 {
      let target = Self.target(&dice)
      guard let place = FixturePlace(host: "a.example", target: target) else {
        let path = RequestTarget(target).path
        #expect(path.dropLast().contains("") || path == ["", ""], "\(target)")
        continue
      }
      stored += 1
      let fixtures = try FixtureFiles([place.file: "body: '\(round)'"])
      let host = try fixtures.host()
      let parsed = RequestTarget(target)
      guard case .route(let index, _) = host.match(method: "GET", target: parsed) else {
        Issue.record("\(target) is not found in \(place.file)")
        continue
      }
      #expect(host.routes[index].path == place.path && host.routes[index].query == place.query, "\(target)")
      // Nothing that can be told apart is taken for another without a word.
      if place.notes.isEmpty, !place.query.values.contains(where: { $0.hasPrefix("{") }) {
        let own = parsed.path.last == "" ? Array(parsed.path.dropLast()) : parsed.path
        #expect(place.path == own, "\(target)")
        #expect(place.query == Dictionary(parsed.query.map { ($0.name, $0.value) }) { first, _ in first }, "\(target)")
      }
    }
    #expect(stored > 250)
  }
}
