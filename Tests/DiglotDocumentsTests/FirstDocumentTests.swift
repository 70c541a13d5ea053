import DiglotDocuments
import DiglotModel
import Testing

struct FirstDocumentTests {
  static let expected = [
    "34-47", "53-76", "87-98", "104-116", "127-138", "149-185", "191-225", "231-260", "264-287", "295-333", "337-360",
    "366-392",
    "396-410", "416-433", "437-465", "469-501", "505-528", "536-574", "580-604", "610-635", "641-685", "691-728",
    "732-772", "785-828",
    "832-854", "860-900", "904-933", "939-947", "951-961", "965-974", "978-992",
  ]

  @Test func `the first document has its 31 examples`() throws {
    let found = try ranges(firstDocument())
    #expect(found == Self.expected)
    #expect(found.count == 31)
  }

  @Test func `empty lines instead of one-space lines change nothing`() throws {
    let text = try firstDocument()
    let plain = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 == " " ? "" : $0 }.joined(
      separator: "\n")
    #expect(plain != text)
    let document = try PlainTextReader.read(plain, path: "test.txt")
    #expect(document.snippets.map { "\($0.lines.start)-\($0.lines.end)" } == Self.expected)
    #expect(withoutReasons(document) == withoutReasons(try PlainTextReader.read(text, path: "test.txt")))
  }

  private func withoutReasons(_ document: Document) -> [Snippet] {
    document.snippets.map { snippet in
      var snippet = snippet
      snippet.boundaries = nil
      return snippet
    }
  }

  @Test(arguments: ["\r\n", "\r"]) func `line endings change nothing`(_ ending: String) throws {
    let text = try firstDocument()
    let changed = text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: ending)
    #expect(try PlainTextReader.read(changed, path: "a") == PlainTextReader.read(text, path: "a"))
  }

  @Test func `a byte order mark changes nothing`() throws {
    let text = try firstDocument()
    #expect(try PlainTextReader.read("\u{FEFF}" + text, path: "a") == PlainTextReader.read(text, path: "a"))
    #expect(try ranges("\u{FEFF}import os\nprint(os.getcwd())\n") == ["1-2"])
  }

  @Test func `ids and sections come from the headings`() throws {
    let snippets = try PlainTextReader.read(firstDocument(), path: "a").snippets
    #expect(Set(snippets.map(\.id)).count == 31)
    try #require(snippets.count == 31)
    #expect(snippets[0].id == "the-problem-io-bound-operations")
    #expect(snippets[0].section == ["1. Understanding Asynchronous Programming", "The Problem: I/O-Bound Operations"])
    #expect(snippets[2].section == ["2. Core Concepts", "Coroutines"])
    #expect(snippets[8].section.last == "asyncio.as_completed() - Process Results as They Arrive")
    #expect(snippets[17].id == "asyncio-lock")
    #expect(snippets[21].id == "7-real-world-example-async-http-client")
    #expect(snippets[21].section == ["7. Real-World Example: Async HTTP Client"])
    #expect(snippets[25].id == "dos")
    #expect(snippets[26].id == "donts")
    #expect(snippets[30].section == ["10. Common Pitfalls", "Pitfall 4: Not Handling Cancellation"])
  }

  @Test func `undefined names are those that no line binds`() throws {
    let snippets = try PlainTextReader.read(firstDocument(), path: "a").snippets
    try #require(snippets.count == 31)
    #expect(snippets[0].undefinedNames == [])
    #expect(snippets[2].undefinedNames == ["asyncio"])
    #expect(snippets[3].undefinedNames == ["asyncio", "fetch_data"])
    #expect(
      snippets[25].undefinedNames
        == [
          "aiohttp", "api_call", "fetch_data", "logger", "long_operation", "risky_operation", "task1", "task2", "task3",
        ])
    #expect(snippets.count { !$0.undefinedNames.isEmpty } == 8)
  }

  @Test func `claims come from the comments`() throws {
    let claims = try PlainTextReader.read(firstDocument(), path: "a").snippets.flatMap(\.claims)
    let others = claims.filter { $0.kind != .output }.map { "\($0.line) \($0.kind.rawValue) \($0.text)" }
    #expect(
      others == [
        "42 duration Sequential execution - takes 6 seconds total", "47 duration ~6 seconds", "72 duration ~2 seconds!",
        "91 type coroutine", "93 type <class 'coroutine'>", "98 value \"Hello, Alice!\"",
        "224 duration Takes ~1.5 seconds (max of all operations), not 3 seconds", "808 duration ~1 second",
        "815 duration ~1 second", "914 type coroutine", "942 type coroutine",
      ])
    let output = claims.filter { $0.kind == .output }
    #expect(
      output.map(\.line) == Array(178...185) + Array(285...287) + Array(358...360) + Array(463...465) + Array(499...501)
    )
    #expect(output.first?.text == "Starting download: file1.txt")
  }

  @Test func `the source is the lines, blank ones emptied`() throws {
    let snippet = try #require(PlainTextReader.read(firstDocument(), path: "a").snippets.first)
    #expect(snippet.source.hasPrefix("import time\n\ndef fetch_data(url: str) -> str:\n    \"\"\"Simulate"))
    #expect(snippet.source.hasSuffix("  # ~6 seconds\n"))
    #expect(snippet.confidence > 0.9)
  }
}
