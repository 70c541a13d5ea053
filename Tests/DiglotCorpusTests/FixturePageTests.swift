import DiglotCorpus
import DiglotFixtures
import Foundation
import Testing

/// What Sources/Diglot.docc/Fixtures.md says holds.
@Suite struct `The page on fixtures` {
  private static let page =
    (try? String(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Fixtures.md", encoding: .utf8)) ?? ""

  /// The YAML blocks, in their order.
  static let blocks: [String] = page.components(separatedBy: "```yaml\n").dropFirst().map {
    $0.components(separatedBy: "```")[0]
  }

  /// What each block answers, `METHOD STATUS BODY` with `|` between pieces and `@` before a delay in seconds.
  static let answers: [[String]] = [
    ["GET 201 @0.25 {\"id\":101,\"title\":\"Hello\",\"tags\":[\"a\",\"b\"]}"],
    ["GET 200 {\"id\":\"7\",\"self\":\"https://api.example.com/users/7\"}"],
    ["GET 200 {\"id\": 7, \"tags\": {}}"],
    ["GET 503 ", "GET 503 half of this (truncated)", "GET 200 {\"ok\":true}"],
    ["GET 200 []", "POST 201 ", "POST 409 it is there", "DELETE 204 "],
    ["GET 200 @0.5 first line\n|@2.0 second line\n|@0.5 {\"done\":true}"],
    ["GET 200 @0.1 data: Hello\n\n|@0.1 event: token\nid: 2\ndata: {\"text\":\" world\"}\n\n|@1.0 data: [DONE]\n\n"],
    ["GET 200 @1.0  (reset)", "POST 200  (silent)"],
    [],
  ]

  @Test func `has as many examples as are tried`() {
    #expect(Self.blocks.count == Self.answers.count)
    #expect(Self.places.count == 10)
  }

  @Test(arguments: blocks.indices) func `has examples that answer as it says`(index: Int) throws {
    let block = Self.blocks[index]
    guard !block.contains("refused") else {
      #expect(try FixtureFiles(["down.example.com/host.yaml": block]).host().isRefusing)
      return
    }
    let host = try FixtureFiles(["api.example.com/users/{id}.yaml": block]).host()
    let found = host.routes.flatMap { route in route.answers.map { (route.method ?? "GET") + " " + text($0) } }
    #expect(found == Self.answers[index])
  }

  private func text(_ answer: Answer) -> String {
    func delay(_ nanoseconds: Int) -> String { nanoseconds > 0 ? "@\(Double(nanoseconds) / 1e9) " : "" }
    let pieces = answer.filled(with: ["id": "7"]).pieces.map {
      delay($0.delay) + String(decoding: $0.body, as: UTF8.self)
    }
    return "\(answer.status) " + delay(answer.delay) + pieces.joined(separator: "|")
      + (answer.failure.map { " (\($0.rawValue))" } ?? "")
  }

  /// The table of files and what they answer.
  static let places: [(file: String, url: String)] = {
    var last = ""
    return page.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 2, cells[1].contains("://") || cells[1] == "the same" else { return nil }
      let words = cells.map { $0.replacing("`", with: "") }
      if words[1] != "the same" { last = words[1] }
      return (words[0], last)
    }
  }()

  @Test(arguments: places.indices) func `has files that answer what it says`(index: Int) throws {
    let (file, url) = Self.places[index]
    // Two files of the table answer the same: each is tried beside those that it could be mistaken for.
    let files = Self.places.map(\.file).filter {
      $0 == file || !$0.hasSuffix("index.yaml") && $0 != "api.example.com/posts.yaml"
    }
    let site = try #require(
      try FixtureFiles(Dictionary(uniqueKeysWithValues: files.map { ($0, "body: '\($0)'") })).site())
    let parts = url.split(separator: "/", maxSplits: 2).map(String.init)
    let name = parts[1].split(separator: ":").map(String.init)
    let host = try #require(site.hosts.first { $0.name == name[0] && (name.count == 1 || $0.ports == [Int(name[1])]) })
    guard case .route(let number, _) = host.match(method: "GET", target: RequestTarget(url)) else {
      Issue.record("nothing answers \(url)")
      return
    }
    let body = String(decoding: host.routes[number].answers[0].pieces[0].body, as: UTF8.self)
    #expect(body.contains(file))
  }
}
