import DiglotCorpus
import DiglotFixtures
import DiglotModel
import Foundation
import Testing

/// `fixtures/` with some files, and what is read of it.
struct FixtureFiles: Sendable {
  let folder: TemporaryFolder
  var path: String { folder.path + "/fixtures" }

  init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/fixtures", withIntermediateDirectories: true)
    for (name, text) in files { try folder.write("fixtures/\(name)", text) }
  }

  func site() throws -> Site? { try FixtureFolder.read(path) }

  func host() throws -> Site.Host { try #require(try site()?.hosts.first) }

  /// The diagnostic as text, with the folder's own path left out; "accepted" where there is none.
  func refusal() -> String {
    do {
      _ = try FixtureFolder.read(path)
      return "accepted"
    } catch { return error.text.replacing(folder.path + "/", with: "") }
  }
}

/// The fields of an answer that a fixture decides, in short.
private func text(_ answer: Answer) -> String {
  var parts = ["\(answer.status)"]
  if answer.delay > 0 { parts.append("after \(Double(answer.delay) / 1e9)") }
  parts += answer.headers.map { "\($0.name): \($0.value)" }
  if answer.isChunked { parts.append("chunked") }
  parts += answer.pieces.map {
    ($0.delay > 0 ? "[\(Double($0.delay) / 1e9)] " : "") + String(decoding: $0.body, as: UTF8.self).debugDescription
  }
  if let failure = answer.failure { parts.append(failure.rawValue) }
  return parts.joined(separator: " | ")
}

@Suite struct `A fixture` {
  private static let type = "Content-Type: text/plain; charset=utf-8"
  private static let json = "Content-Type: application/json"

  static let answers: [(yaml: String, answers: [String])] = [
    ("", ["200"]),
    ("# nothing\n", ["200"]),
    ("status: 204", ["204"]),
    ("body: hello", ["200 | \(type) | \"hello\""]),
    ("body: 007", ["200 | \(type) | \"007\""]),
    ("body: |\n  a\n  b\n", ["200 | \(type) | \"a\\nb\\n\""]),
    ("headers: {content-type: text/x}\nbody: a", ["200 | content-type: text/x | \"a\""]),
    (
      "headers: {Set-Cookie: [a=1, b=2], X-Count: 3, X-Empty: }",
      ["200 | Set-Cookie: a=1 | Set-Cookie: b=2 | X-Count: 3 | X-Empty: "]
    ),
    (
      "status: 503\nheaders: {Retry-After: 1}\ndelay: 0.25\njson: {error: busy}",
      ["503 | after 0.25 | Retry-After: 1 | \(json) | \"{\\\"error\\\":\\\"busy\\\"}\""]
    ),
    (
      "json: {z: 1, a: [yes, true, null, ~, 1.0, 1e3, -0, +7, 0x1F, 0o17, 12345678901234567890, 1_000, '5', !!str 5]}",
      [
        "200 | \(json) | "
          + "{\"z\":1,\"a\":[\"yes\",true,null,null,1.0,1000.0,0,7,31,15,12345678901234567890,\"1_000\",\"5\",\"5\"]}"
          .debugDescription
      ]
    ),
    (
      "json: [1:30, 2020-01-01, 1., .5, 1.5e-7, \"\\u00e9\\n\"]",
      ["200 | \(json) | " + "[\"1:30\",\"2020-01-01\",1.0,0.5,1.5e-07,\"\u{e9}\\n\"]".debugDescription]
    ),
    ("json:", ["200 | \(json) | \"null\""]),
    ("json: &a [1]\nheaders: {X: 'y'}", ["200 | X: y | \(json) | \"[1]\""]),
    ("- status: 500\n- status: 200\n  body: ok", ["500", "200 | \(type) | \"ok\""]),
    (
      "chunks: [a, {delay: 1, body: b}, {json: [1, 2]}]\nevery: 0.5",
      ["200 | \(type) | chunked | [0.5] \"a\" | [1.0] \"b\" | [0.5] \"[1,2]\""]
    ),
    (
      "events:\n  - data: {a: 1}\n  - {event: e, id: 7, data: \"x\\ny\", delay: 2}\n  - data: \"\"\n",
      [
        "200 | Content-Type: text/event-stream | chunked | \"data: {\\\"a\\\":1}\\n\\n\" | [2.0] \"event: e\\nid: 7\\ndata: x\\ndata: y\\n\\n\" | \"data: \\n\\n\""
      ]
    ),
    ("failure: reset\ndelay: 1", ["200 | after 1.0 | reset"]),
    ("failure: silent", ["200 | silent"]),
    ("failure: truncated\nbody: abcdef", ["200 | \(type) | \"abcdef\" | truncated"]),
  ]

  @Test(arguments: answers) func `says what is answered`(yaml: String, answers: [String]) throws {
    let host = try FixtureFiles(["a.example/x.yaml": yaml]).host()
    #expect(host.name == "a.example" && host.ports == [80, 443] && !host.isRefusing)
    let route = try #require(host.routes.first)
    #expect(host.routes.count == 1 && route.method == nil && route.path == ["x"])
    #expect(route.answers.map(text) == answers)
  }

  @Test func `may answer several methods`() throws {
    let host = try FixtureFiles(["a.example/x.yaml": "GET: {body: g}\nPOST: [{status: 201}, {status: 409}]\nDELETE:\n"])
      .host()
    #expect(host.routes.map(\.method) == [nil, "POST", "DELETE"])
    #expect(host.routes.map { $0.answers.map(\.status) } == [[200], [201, 409], [200]])
  }

  /// The file, and the path and the query that it answers.
  static let places: [(file: String, path: [String], query: [String: String])] = [
    ("index.yaml", [], [:]), ("index.html", [], [:]), ("index", [], [:]), ("posts/index.yaml", ["posts"], [:]),
    ("posts/index?page=2.yaml", ["posts"], ["page": "2"]), ("posts.yaml", ["posts"], [:]),
    ("posts.json", ["posts.json"], [:]), ("posts.json.yaml", ["posts.json"], [:]), ("{id}", ["{id}"], [:]),
    ("users/{id}/posts/{post_id}.yaml", ["users", "{id}", "posts", "{post_id}"], [:]),
    ("search?q={q}&page=2.yaml", ["search"], ["q": "{q}", "page": "2"]),
    ("search?q=a%20b+c%3F", ["search"], ["q": "a b c?"]), ("search?debug.yaml", ["search"], ["debug": ""]),
    ("data?v=1.5", ["data"], ["v": "1.5"]), ("posts?page=2.json", ["posts.json"], ["page": "2"]),
    ("posts.json?page=2", ["posts.json"], ["page": "2"]), ("index.d", ["index.d"], [:]),
    (".well-known/x", [".well-known", "x"], [:]), ("a b", ["a b"], [:]), ("50%", ["50%"], [:]),
    ("sub/host.yaml", ["sub", "host"], [:]), ("v1.2/x", ["v1.2", "x"], [:]),
  ]

  @Test(arguments: places) func `lies where it is asked for`(file: String, path: [String], query: [String: String])
    throws
  {
    let host = try FixtureFiles(["a.example/\(file)": file.hasSuffix(".yaml") ? "body: x" : "x"]).host()
    #expect(host.routes.map(\.path) == [path])
    #expect(host.routes.map(\.query) == [query])
  }

  @Test(arguments: [
    ("a.json", "{", "application/json"), ("a.HTML", "", "text/html; charset=utf-8"), ("a.svg", "", "image/svg+xml"),
    ("a", "[1]", "application/json"), ("a", " <!DOCTYPE html><p>", "text/html; charset=utf-8"),
    ("a", "<html>", "text/html; charset=utf-8"), ("a", "<p>", "text/plain; charset=utf-8"),
    ("a", "", "text/plain; charset=utf-8"), ("a.unknown", "12", "application/json"),
    ("a", "a\0", "application/octet-stream"),
  ])
  func `that is a body has the type of its name or of its bytes`(name: String, body: String, type: String) throws {
    let answer = try #require(try FixtureFiles(["a.example/\(name)": body]).host().routes.first?.answers.first)
    #expect(text(answer) == "200 | Content-Type: \(type) | " + body.debugDescription)
  }

  @Test func `may be bytes that are no text, and be sent by several`() throws {
    let fixtures = try FixtureFiles([
      "a.example/x.yaml": "file: img/logo.png", "b.example/y.yaml": "file: ../a.example/img/logo.png\nstatus: 404",
    ])
    try fixtures.folder.write("fixtures/a.example/img/logo.png", [0x89, 0xff, 0])
    let site = try #require(try fixtures.site())
    let answers = site.hosts.flatMap { $0.routes.filter { $0.path.count == 1 }.flatMap(\.answers) }
    #expect(answers.map(\.pieces) == Array(repeating: [.init(delay: 0, body: [0x89, 0xff, 0])], count: 2))
    #expect(answers.map(\.headers) == Array(repeating: [.init(name: "Content-Type", value: "image/png")], count: 2))
    #expect(answers.map(\.status) == [200, 404])
  }

  @Test func `may have its body beside it, which then is no answer of its own`() throws {
    let host = try FixtureFiles([
      "a.example/logo.png.yaml": "- {file: logo.png, delay: 1}\n- file: logo.png.2\n", "a.example/logo.png": "1",
      "a.example/logo.png.2": "2", "a.example/logo.png.3": "3", "a.example/other.png": "4",
    ]).host()
    #expect(host.routes.map(\.path) == [["logo.png.3"], ["logo.png"], ["other.png"]])
    #expect(host.routes[1].answers.map { $0.pieces.map(\.body) } == [[[0x31]], [[0x32]]])
  }

  @Test func `belongs to a host, at its ports`() throws {
    let site = try #require(
      try FixtureFiles([
        "api.a-1.example/x": "", "localhost:8080/x": "", "localhost:8081/x": "", "10.0.0.1/x": "",
        "down.example/host.yaml": "refused: true",
      ]).site())
    #expect(site.hosts.map(\.name) == ["10.0.0.1", "api.a-1.example", "down.example", "localhost", "localhost"])
    #expect(site.hosts.map(\.ports) == [[80, 443], [80, 443], [80, 443], [8080], [8081]])
    #expect(site.hosts.map(\.isRefusing) == [false, false, true, false, false])
  }

  @Test func `is none where there is no folder`() throws {
    #expect(try FixtureFolder.read(try TemporaryFolder().path + "/fixtures") == nil)
    #expect(try FixtureFiles([:]).site() == Site())
  }

  @Test func `is read with its corpus folder, and not with a document elsewhere`() throws {
    let corpus = try MiniCorpus([Example("One", python: "print(1)\nprint(2)")])
    try corpus.folder.write("fixtures/a.example/x", "")
    try corpus.folder.write("other.txt", try corpus.folder.text("document.txt"))
    #expect(try CorpusFolder(path: corpus.path).site?.hosts.map(\.name) == ["a.example"])
    #expect(try CorpusFolder(path: corpus.document).site?.hosts.map(\.name) == ["a.example"])
    #expect(try CorpusFolder(path: corpus.path + "/other.txt").site == nil)
    try corpus.folder.remove("fixtures")
    #expect(try CorpusFolder(path: corpus.path).site == nil)
  }
}
