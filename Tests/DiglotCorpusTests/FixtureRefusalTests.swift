import DiglotCorpus
import DiglotFixtures
import DiglotModel
import Foundation
import Testing

@Suite struct `A mistake in a fixture` {
  private static let place = "fixtures/a.example/x.yaml"

  /// The text of `x.yaml`, and what is said of it behind the place and `error: [fixture-invalid] `.
  static let texts: [(yaml: String, place: String, said: String)] = [
    (
      "statu: 200", "1:1",
      """
      unknown key 'statu'; an answer has 'status', 'headers', 'delay', 'body', 'json', 'file', 'chunks', 'events', 'failure', 'every'
        help: the nearest is 'status'
      """
    ),
    ("body: a\njson: b", "2:7", "an answer has one body, not both 'body' and 'json'"),
    ("chunks: []\nevents: []", "2:9", "an answer has one body, not both 'chunks' and 'events'"),
    ("status: 99", "1:9", "'status' is a number from 100 to 599"),
    ("status: 600", "1:9", "'status' is a number from 100 to 599"),
    ("status: ok", "1:9", "'status' is a number from 100 to 599"),
    ("status: 200.0", "1:9", "'status' is a number from 100 to 599"),
    ("status: '200'", "1:9", "'status' is a number from 100 to 599"),
    ("status: 99999999999999999999", "1:9", "'status' is a number from 100 to 599"),
    ("status: 204\nbody: a", "2:7", "an answer of status 204 has no body"),
    ("delay: -1", "1:8", "'delay' is a number of seconds from 0 to 1000000"),
    ("delay: .inf", "1:8", "'delay' is a number of seconds from 0 to 1000000"),
    ("delay: .nan", "1:8", "'delay' is a number of seconds from 0 to 1000000"),
    ("delay: soon", "1:8", "'delay' is a number of seconds from 0 to 1000000"),
    ("delay: 1:30", "1:8", "'delay' is a number of seconds from 0 to 1000000"),
    ("every: 1\nbody: a", "1:8", "'every' is for 'chunks' and 'events'"),
    ("every: -1\nchunks: [a]", "1:8", "'every' is a number of seconds from 0 to 1000000"),
    (
      "GET: {}\nFETCH: {}", "2:1",
      """
      unknown key 'FETCH'; a file with methods has 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'
        help: the nearest is 'PATCH'
      """
    ),
    (
      "GET: {}\nstatus: 200", "2:1",
      """
      unknown key 'status'; a file with methods has 'GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'
      """
    ),
    ("post: {}", "1:1", "unknown key 'post'; methods are in upper case, at the top of the file"),
    ("- GET: {}", "1:3", "unknown key 'GET'; methods are in upper case, at the top of the file"),
    ("failure: rest", "1:10", "a failure is 'reset', 'truncated' or 'silent'\n  help: the nearest is 'reset'"),
    ("failure: [reset]", "1:10", "a failure is 'reset', 'truncated' or 'silent'"),
    ("failure: reset\nbody: a", "2:7", "an answer with 'failure: reset' sends nothing; delete 'body'"),
    ("failure: silent\ndelay: 1", "2:8", "an answer with 'failure: silent' sends nothing; delete 'delay'"),
    ("failure: truncated", "1:1", "an answer that is truncated has a body"),
    ("failure: truncated\nbody: ''", "1:1", "an answer that is truncated has a body"),
    ("file: no.txt", "1:7", "there is no file 'no.txt'"),
    ("file: .", "1:7", "there is no file '.'"),
    ("file: /etc/passwd", "1:7", "'file' is a path from this file's folder"),
    (
      "file: ../../../../../../../../../../../../etc/passwd", "1:7",
      "'../../../../../../../../../../../../etc/passwd' lies outside of the fixtures folder"
    ),
    ("file: ../../secret", "1:7", "'../../secret' lies outside of the fixtures folder"),
    ("file: {}", "1:7", "'file' is a text"),
    ("headers: [a]", "1:10", "'headers' is a mapping"),
    ("headers: {a b: c}", "1:11", "'a b' is no header's name"),
    ("headers: {\"\": c}", "1:11", "'' is no header's name"),
    ("headers: {Content-Length: 5}", "1:11", "'Content-Length' follows from the body; delete it"),
    ("headers: {Transfer-encoding: chunked}", "1:11", "'Transfer-encoding' follows from the body; delete it"),
    ("headers: {X: \"a\\r\\nY: b\"}", "1:14", "the value of 'X' has control characters"),
    ("headers: {X: {}}", "1:14", "the value of 'X' is a text"),
    ("headers: {X: [[]]}", "1:15", "the value of 'X' is a text"),
    ("body: [a]", "1:7", "'body' is a text"),
    ("json: .nan", "1:7", "JSON has no '.nan'"),
    ("json: {[1]: 2}", "1:8", "a key of JSON is a text"),
    ("json: {a: 1, a: 2}", "1:8", "'a' is there twice"),
    ("chunks: a", "1:9", "'chunks' is a list"),
    ("chunks: ['']", "1:10", "a chunk is not empty"),
    ("chunks: [[a]]", "1:10", "a chunk is a text"),
    ("chunks: [{delay: 1}]", "1:10", "a chunk has 'body' or 'json'"),
    ("chunks: [{body: a, json: a}]", "1:26", "a chunk has one of 'body' and 'json'"),
    (
      "chunks: [{bod: a}]", "1:11",
      "unknown key 'bod'; a chunk has 'delay', 'body', 'json'\n  help: the nearest is 'body'"
    ),
    ("chunks: [{delay: -1, body: a}]", "1:18", "'delay' is a number of seconds from 0 to 1000000"),
    ("events: {}", "1:9", "'events' is a list"),
    ("events: [a]", "1:10", "an event is a mapping"),
    ("events: [{delay: 1}]", "1:10", "an event has 'event', 'id' or 'data'"),
    ("events: [{id: \"1\\n2\", data: x}]", "1:15", "'id' is one line"),
    ("events: [{event: [], data: x}]", "1:18", "'event' is a text"),
    (
      "events: [{dat: x}]", "1:11",
      "unknown key 'dat'; an event has 'delay', 'event', 'id', 'data'\n  help: the nearest is 'data'"
    ),
    ("[]", "1:1", "a list of answers has at least one"),
    ("POST: []", "1:7", "a list of answers has at least one"),
    ("- [{}]", "1:3", "an answer is a mapping"),
    ("hello", "1:1", "an answer is a mapping"),
    ("\u{e9}\u{e9}: {b: *x}", "1:11", "found undefined alias"),
    ("a: [", "2:1", "did not find expected node content"),
    ("a: 1\n---\nb: 1", "2:1", "but found another document"),
    ("a: \u{7}", "1:4", "control characters are not allowed"),
    ("a: &a\nb: [" + String(repeating: "*a, ", count: 31) + "]", "1:1", "more than 30 aliases ('*name') in one file"),
  ]

  @Test(arguments: texts) func `is told with its place`(yaml: String, place: String, said: String) throws {
    let fixtures = try FixtureFiles(["a.example/x.yaml": yaml])
    try fixtures.folder.write("secret", "")
    #expect(fixtures.refusal() == "\(Self.place):\(place): error: [fixture-invalid] \(said)")
  }

  /// Files below `fixtures/`, and what is said of them.
  static let files: [(files: [String], said: String)] = [
    (
      ["README"],
      """
      README:1:1: error: [fixture-invalid] a file outside of a host's folder
        help: put it into a folder such as 'fixtures/api.example.com'
      """
    ),
    (
      ["A.example/x"],
      """
      A.example:1:1: error: [fixture-invalid] 'A.example' is no host's name
        help: a host's folder is named such as 'api.example.com' or 'localhost:8080', in lower case
      """
    ),
    (
      ["a.example/users", "a.example/users.yaml"],
      """
      a.example/users.yaml:1:1: error: [fixture-invalid] GET /users is answered twice
        note: it is answered by fixtures/a.example/users, too
      """
    ),
    (
      ["a.example/users.yaml", "a.example/users/index.yaml"],
      """
      a.example/users.yaml:1:1: error: [fixture-invalid] GET /users is answered twice
        note: it is answered by fixtures/a.example/users/index.yaml, too
      """
    ),
    (
      ["a.example/{id}.yaml", "a.example/{name}.yaml"],
      """
      a.example/{name}.yaml:1:1: error: [fixture-invalid] GET /{name} is answered twice
        note: it is answered by fixtures/a.example/{id}.yaml, too
      """
    ),
    (
      ["a.example/s?a=1&b={b}", "a.example/s?b={c}&a=1.yaml"],
      """
      a.example/s?b={c}&a=1.yaml:1:1: error: [fixture-invalid] GET /s?a=1&b={c} is answered twice
        note: it is answered by fixtures/a.example/s?a=1&b={b}, too
      """
    ),
    (
      ["a.example/{1d}"],
      "a.example/{1d}:1:1: error: [fixture-invalid] '{1d}': a pattern's name is of letters, digits and '_', and starts with no digit"
    ),
    (
      ["a.example/{}/x"],
      "a.example/{}:1:1: error: [fixture-invalid] '{}': a pattern's name is of letters, digits and '_', and starts with no digit"
    ),
    (
      ["a.example/{id}.json"],
      "a.example/{id}.json:1:1: error: [fixture-invalid] '{id}.json': a pattern such as '{id}' stands for a whole segment of a path or a whole value of a query"
    ),
    (
      ["a.example/s?q=x{q}.yaml"],
      "a.example/s?q=x{q}.yaml:1:1: error: [fixture-invalid] 'x{q}': a pattern such as '{id}' stands for a whole segment of a path or a whole value of a query"
    ),
    (
      ["a.example/{id}/{id}"],
      "a.example/{id}/{id}:1:1: error: [fixture-invalid] two patterns of one path have the name '{id}'"
    ),
    (["a.example/s?a=1&a=2.yaml"], "a.example/s?a=1&a=2.yaml:1:1: error: [fixture-invalid] 'a' is twice in one query"),
    (["a.example/s?.yaml"], "a.example/s?.yaml:1:1: error: [fixture-invalid] a query is missing behind the '?'"),
    (
      ["a.example/.yaml"],
      "a.example/.yaml:1:1: error: [fixture-invalid] a name is missing\n  help: a folder's own path is 'index'"
    ),
    (
      ["a.example/x.yml"],
      "a.example/x.yml:1:1: error: [fixture-invalid] a fixture's description ends in '.yaml'\n  help: rename it to 'x.yaml'"
    ),
    (
      ["a.example/x", "a.example:443/x"],
      "a.example:443:1:1: error: [fixture-invalid] another folder is 'a.example' with the same port"
    ),
    (
      ["a.example/" + String(repeating: "d/", count: 40) + "x"],
      "a.example/" + String(repeating: "d/", count: 31)
        + "d:1:1: error: [fixture-invalid] more than 32 folders in each other"
    ),
  ]

  @Test(arguments: files) func `in a name is told`(files: [String], said: String) throws {
    let fixtures = try FixtureFiles(Dictionary(uniqueKeysWithValues: files.map { ($0, "") }))
    #expect(fixtures.refusal() == "fixtures/" + said)
  }

  @Test(arguments: [
    "a_b.example", "-a.example", "a-.example", "a..example", ".a", "a b", "a:b", "a:0", "a:65536", "a:080", "a:", ":80",
    "a:1:2",
    "{host}", "\u{e9}.example", String(repeating: "a", count: 64),
  ])
  func `in a host's name is told`(name: String) throws {
    let isRefused = try FixtureFiles(["\(name)/x": ""]).refusal().contains("is no host's name")
    #expect(isRefused == (name != "a_b.example"))
  }

  @Test(arguments: [
    ("refuse: true", "1:1", "unknown key 'refuse'; a host has 'refused'\n  help: the nearest is 'refused'"),
    ("refused: yes", "1:10", "'refused' is true or false"), ("refused: []", "1:10", "'refused' is true or false"),
    ("- a", "1:1", "a host is a mapping"),
  ])
  func `in a host's own file is told`(yaml: String, place: String, said: String) throws {
    #expect(
      try FixtureFiles(["a.example/host.yaml": yaml]).refusal()
        == "fixtures/a.example/host.yaml:\(place): error: [fixture-invalid] \(said)")
  }

  @Test func `is a link out of the folder, a pipe, or what is no folder`() throws {
    let fixtures = try FixtureFiles(["a.example/inside": "x"])
    try fixtures.folder.write("secret/file", "x")
    let manager = FileManager.default
    let link = fixtures.path + "/a.example/link"
    try manager.createSymbolicLink(atPath: link, withDestinationPath: "inside")
    #expect(try fixtures.host().routes.map(\.path) == [["inside"], ["link"]])
    for target in ["../../secret/file", "../../secret", "/etc/passwd", "nothing", "../..", "link"] {
      try manager.removeItem(atPath: link)
      try manager.createSymbolicLink(atPath: link, withDestinationPath: target)
      #expect(
        fixtures.refusal() == "fixtures/a.example/link:1:1: error: [fixture-invalid] a link out of the fixtures folder",
        "\(target)")
    }
    try manager.removeItem(atPath: link)
    try manager.createSymbolicLink(atPath: link, withDestinationPath: ".")
    #expect(fixtures.refusal().hasSuffix("[fixture-invalid] more than 32 folders in each other"))
    try manager.removeItem(atPath: link)
    #expect(mkfifo(link, 0o600) == 0)
    #expect(fixtures.refusal() == "fixtures/a.example/link:1:1: error: [fixture-invalid] neither a file nor a folder")
    try fixtures.folder.remove("fixtures")
    try fixtures.folder.write("fixtures", "")
    #expect(fixtures.refusal() == "fixtures:1:1: error: [fixture-invalid] 'fixtures' is a folder")
  }

  @Test func `is a body or a folder beyond its size`() throws {
    let large = try FixtureFiles([:])
    for name in ["a.example/x", "a.example/x.yaml"] {
      let path = try large.folder.write("fixtures/\(name)", "")
      #expect(truncate(path, 16 << 20 + 1) == 0)
      #expect(large.refusal() == "fixtures/\(name):1:1: error: [fixture-invalid] larger than 16 MiB")
      try large.folder.write("fixtures/a.example/y.yaml", "file: x")
      try large.folder.remove("fixtures/\(name)")
    }
    let many = try FixtureFiles([:])
    for number in 0...10_000 { try many.folder.write("fixtures/a.example/\(number)", "") }
    #expect(many.refusal() == "fixtures:1:1: error: [fixture-invalid] more than 10000 files and folders")
    let all = try FixtureFiles(["a.example/x.yaml": "\n" + String(repeating: "- file: y.bin\n", count: 5)])
    #expect(truncate(try all.folder.write("fixtures/a.example/y.bin", ""), 16 << 20) == 0)
    #expect(all.refusal() == "fixtures:1:1: error: [fixture-invalid] the bodies of all fixtures are larger than 64 MiB")
  }

  @Test(arguments: [
    (300, "1:207: error: [fixture-invalid] nested more than 200 levels deep"),
    (2_000, ": error: [fixture-invalid] the file is nested too deeply"),
    (100_000, ": error: [fixture-invalid] the file is nested too deeply"),
  ])
  func `is a value of great depth`(depth: Int, said: String) throws {
    let yaml = "json: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(try FixtureFiles(["a.example/x.yaml": yaml]).refusal().hasSuffix(said))
  }

  @Test func `is text that is no UTF-8`() throws {
    let fixtures = try FixtureFiles([:])
    try fixtures.folder.write("fixtures/a.example/x.yaml", [0x62, 0x3a, 0x20, 0xff])
    #expect(fixtures.refusal() == "fixtures/a.example/x.yaml:1:1: error: [fixture-invalid] not UTF-8")
  }

  @Test func `stands for no more than memory holds`() throws {
    // Thirty aliases at most: each level has three of the last, and the JSON ends at its limit.
    var yaml = "json:\n  - &a0 [" + Array(repeating: "abcdefgh", count: 50).joined(separator: ", ") + "]\n"
    for level in 1...10 { yaml += "  - &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n" }
    #expect(
      try FixtureFiles(["a.example/x.yaml": yaml]).refusal().hasSuffix(
        "error: [fixture-invalid] a JSON value of more than 16 MiB"))
  }

  @Test(arguments: 0..<60) func `of any kind ends in a diagnostic`(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let sources = `A fixture`.answers.map(\.yaml) + Self.texts.map(\.yaml).filter { $0.utf8.count < 300 }
    let fixtures = try FixtureFiles([:])
    for _ in 0..<20 {
      var bytes = Array((sources.randomElement(using: &random) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0:
          bytes.insert(
            contentsOf: " \n:-[]{}*&!|>'\"%@`#,?~\u{e9}\u{85}\t".utf8.randomElement(using: &random).map { [$0] } ?? [],
            at: place)
        case 1: bytes.replaceSubrange(place..<min(bytes.count, place + 3), with: [])
        case 2: bytes.insert(contentsOf: (sources.randomElement(using: &random) ?? "").utf8, at: place)
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      try fixtures.folder.write("fixtures/a.example/x.yaml", bytes)
      let said = fixtures.refusal()
      #expect(
        said == "accepted"
          || said.hasPrefix("fixtures/a.example/x.yaml:") && said.contains(": error: [fixture-invalid] "))
    }
  }
}

/// SplitMix64: the same numbers in every run.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
