import DiglotCorpus
import DiglotFixtures
import Foundation
import Testing

/// What is written is read as what was meant.
@Suite struct `The text of what is recorded` {
  private static func answer(_ body: String, type: String? = nil, status: Int = 200) -> Answer {
    Answer(
      status: status, headers: type.map { [.init(name: "Content-Type", value: $0)] } ?? [],
      pieces: body.isEmpty ? [] : [.init(delay: 0, body: Array(body.utf8))])
  }

  private static func text(_ answers: [Answer], method: String = "GET") throws -> String? {
    let folder = try TemporaryFolder()
    return AnswerWriter(stem: "x", folder: folder.path)?.files([(method, answers)], comment: "c")?.description
  }

  static let texts: [(body: String, type: String?, text: String)] = [
    ("", nil, ""), ("hello", "text/plain; charset=utf-8", "body: hello\n"),
    ("a\nb\n", "text/plain; charset=utf-8", "body: |\n  a\n  b\n"),
    (#"{"a":1,"b":["x","1",null]}"#, "application/json", "json: {a: 1, b: [x, '1', null]}\n"),
    (#"{"a": 1}"#, "application/json", "headers:\n  Content-Type: application/json\nbody: '{\"a\": 1}'\n"),
    ("<p>it's\n", "text/html", "headers:\n  Content-Type: text/html\nbody: \"<p>it's\\n\"\n"),
  ]

  @Test(arguments: texts) func `is one that people read`(body: String, type: String?, text: String) throws {
    #expect(try Self.text([Self.answer(body, type: type)]) == "# c\n" + text)
  }

  @Test func `has one answer after the other, and methods`() throws {
    let busy = Answer(status: 503, headers: [.init(name: "Retry-After", value: "1")], delay: 250_000_000)
    #expect(
      try Self.text([busy, Self.answer("ok", type: "text/plain; charset=utf-8")])
        == "# c\n- status: 503\n  headers:\n    Retry-After: '1'\n  delay: 0.25\n- body: ok\n")
    #expect(try Self.text([Answer(status: 201)], method: "POST") == "# c\nPOST:\n  status: 201\n")
    #expect(try Self.text([Answer()], method: "DELETE") == "# c\nDELETE: {}\n")
  }

  /// A text of odd characters.
  private static func odd(_ dice: inout Dice) -> String {
    let parts = [
      "a", "null", "true", "1", "1.50", "-", ": ", " #", "#", "'", "\"", "\\", "\n", "\n\n", " ", "\t", "\r\n", "{",
      "}",
      "{id}", "[", "]", ",", "&x", "*x", "!!str", "|", ">", "%", "@", "`", "é", "\u{301}", "\u{feff}", "\u{2028}",
      "\u{85}",
      "\u{0}", "\u{7f}", "😀", "---", "...", "? ", "- ", "~", "<<", "0x1F", "1_000", "yes",
    ]
    return (0..<Int.random(in: 0...6, using: &dice)).map { _ in parts.randomElement(using: &dice) ?? "" }.joined()
  }

  /// JSON of odd texts, compact or not.
  private static func json(_ dice: inout Dice, depth: Int) -> Any {
    switch Int.random(in: 0..<(depth > 3 ? 4 : 7), using: &dice) {
    case 0: return Int.random(in: -5...5, using: &dice)
    case 1: return Double.random(in: -1e6...1e6, using: &dice)
    case 2: return Bool.random(using: &dice)
    case 3: return odd(&dice)
    case 4, 5: return (0..<Int.random(in: 0...4, using: &dice)).map { _ in json(&dice, depth: depth + 1) }
    default:
      var members: [String: Any] = [:]
      for _ in 0..<Int.random(in: 0...5, using: &dice) { members[odd(&dice)] = json(&dice, depth: depth + 1) }
      return members
    }
  }

  private static func body(_ dice: inout Dice) throws -> [UInt8] {
    switch Int.random(in: 0..<5, using: &dice) {
    case 0: return []
    case 1: return (0..<40).map { _ in UInt8.random(in: 0...255, using: &dice) }
    case 2: return Array(odd(&dice).utf8)
    default:
      let value = json(&dice, depth: 0)
      let options: JSONSerialization.WritingOptions =
        Bool.random(using: &dice) ? [.fragmentsAllowed, .withoutEscapingSlashes] : [.fragmentsAllowed, .prettyPrinted]
      return [UInt8](try JSONSerialization.data(withJSONObject: value, options: options))
    }
  }

  @Test func `is read as it was meant, for odd answers`() throws {
    var dice = Dice(state: 11)
    let types = ["application/json", "text/plain; charset=utf-8", "text/x: odd", "image/png"]
    for round in 0..<600 {
      var answers: [Answer] = []
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        var answer = Answer(status: [200, 201, 404, 503].randomElement(using: &dice) ?? 200)
        answer.headers.append(.init(name: "Content-Type", value: types.randomElement(using: &dice) ?? ""))
        // Yams takes a byte order mark at a text's start away; such a header is refused, which is said.
        let value = Self.odd(&dice).filter {
          !$0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 || $0 == "\u{feff}" }
        }
        answer.headers += [
          .init(name: "X-Odd", value: value), .init(name: "Link", value: "a"), .init(name: "Link", value: "b"),
        ]
        answer.delay = Int.random(in: 0...300, using: &dice) * 10_000_000
        let body = try Self.body(&dice)
        if !body.isEmpty { answer.pieces = [.init(delay: 0, body: body)] }
        answers.append(answer)
      }
      let folder = try TemporaryFolder()
      let files = try #require(
        AnswerWriter(stem: "x", folder: folder.path)?.files([("GET", answers), ("POST", answers)], comment: "c"),
        "round \(round): \(answers)")
      try folder.write("fixtures/a.example/x.yaml", files.description)
      for body in files.bodies { try folder.write("fixtures/a.example/" + body.name, body.bytes) }
      let routes = try #require(try FixtureFolder.read(folder.path + "/fixtures")?.hosts.first).routes
      #expect(routes.map { $0.method ?? "GET" } == ["GET", "POST"])
      for route in routes {
        #expect(route.answers.map(\.pieces) == answers.map(\.pieces), "\(files.description)")
        #expect(route.answers.map(\.status) == answers.map(\.status))
        #expect(route.answers.map(\.delay) == answers.map(\.delay))
        for (read, meant) in zip(route.answers, answers) { #expect(Set(read.headers) == Set(meant.headers)) }
      }
    }
  }
}
