import DiglotEquivalence
import DiglotModel
import Testing

private func compare(_ python: Observation, _ swift: Observation) -> Verdict {
  Equivalence.compare(python: python, swift: swift, contract: .exact)
}

private func compare(_ python: [Request], _ swift: [Request]) -> Verdict { compare(asking(python), asking(swift)) }

@Suite struct `Requests are equal` {
  private static let type = [("Content-Type", "application/json")]

  static let equal: [(name: String, python: [Request], swift: [Request])] = [
    ("as they are", [request("/1"), request("/2", at: 200)], [request("/1"), request("/2", at: 200)]),
    ("none", [], []),
    (
      "at one instant, in any order", [request("/1"), request("/2", for: 50)], [request("/2", for: 50), request("/1")]
    ),
    (
      "at one instant, with answers in any order",
      [request("/1", for: 100), request("/1", for: 200)], [request("/1", for: 200), request("/1", for: 100)]
    ),
    (
      "with other headers of their libraries",
      [request("/1", headers: [("Host", "a.example"), ("User-Agent", "Python/3.11 aiohttp/3.9")])],
      [request("/1", headers: [("User-Agent", "port curl/8"), ("Accept", "*/*")])]
    ),
    (
      "with headers in another order and case",
      [request("/1", headers: [("X-A", "1"), ("X-B", "2")])], [request("/1", headers: [("x-b", "2"), ("x-a", "1")])]
    ),
    (
      "with another order of keys",
      [request("/1", method: "POST", headers: type, body: "{\"a\": 1, \"b\": 2}")],
      [request("/1", method: "POST", headers: type, body: "{\"b\":2,\"a\":1}")]
    ),
    ("with a URL written otherwise", [request("/a%20b?q=x+y%7E")], [request("/a%20b?q=x%20y~")]),
    (
      "that the client gave up as the run ended",
      [request("/1", outcome: .open, status: nil)], [request("/1", for: 100_000, outcome: .abandoned, status: nil)]
    ),
  ]

  @Test(arguments: equal.indices) func `in all that counts`(index: Int) {
    #expect(
      compare(Self.equal[index].python, Self.equal[index].swift) == Verdict(.equivalent), "\(Self.equal[index].name)")
  }

  @Test(arguments: [
    (1_000_000, Observation.ClockKind.virtual, true), (1_000_001, .virtual, false), (250_000_000, .real, true),
  ])
  func `within the tolerance of lines`(nanoseconds: Int, clock: Observation.ClockKind, isEqual: Bool) {
    var later = request("/1")
    later.at += nanoseconds
    #expect((compare(asking([request("/1")]), asking([later], clock: clock)).outcome == .equivalent) == isEqual)
    later = request("/1")
    later.ended? += nanoseconds
    #expect((compare(asking([request("/1")]), asking([later], clock: clock)).outcome == .equivalent) == isEqual)
  }
}

@Suite struct `Requests differ` {
  private static let type = [("Content-Type", "application/json")]
  private static let three = [request("/1"), request("/2", at: 100), request("/3", at: 200)]

  static let different: [(python: [Request], swift: [Request], kind: Difference.Kind, message: String)] = [
    (three, Array(three.dropLast()), .request, "request 3 is missing in Swift"),
    (three, [three[0], three[2]], .request, "request 2 is missing in Swift"),
    (three, [], .request, "3 requests from request 1 on are missing in Swift"),
    ([], three, .request, "3 requests from request 1 on are too many in Swift"),
    ([three[0]], [three[0], three[0]], .request, "request 2 is one too many in Swift"),
    ([three[0], three[2]], three, .request, "request 2 is one too many in Swift"),
    ([request("/1?page=2")], [request("/1?page=3")], .request, "request 1 asks for another URL in Swift"),
    ([request("/1")], [request("/1/")], .request, "request 1 asks for another URL in Swift"),
    ([request("/a/b")], [request("/a%2Fb")], .request, "request 1 asks for another URL in Swift"),
    ([request("/1?")], [request("/1")], .request, "request 1 asks for another URL in Swift"),
    (
      [request("/1", method: "PUT")], [request("/1", method: "POST")], .request,
      "request 1 is POST in Swift, PUT in Python"
    ),
    (
      [request("/1", headers: [("X-Key", "a")])], [request("/1", headers: [("x-key", "b")])], .request,
      "request 1 has the 'X-Key' 'b' in Swift, 'a' in Python"
    ),
    ([request("/1", headers: [("X-Key", "a")])], [request("/1")], .request, "request 1 has no header 'X-Key' in Swift"),
    (
      [request("/1")], [request("/1", headers: [("X-Key", "a")])], .request,
      "request 1 has a header 'X-Key' in Swift, none in Python"
    ),
    (
      [request("/1", headers: type, body: "{\"a\":1}")], [request("/1", headers: type, body: "{\"a\":1.0}")], .request,
      "request 1 has the body '{\"a\":1.0}' in Swift, '{\"a\":1}' in Python"
    ),
    (
      [request("/1", body: String(repeating: "a", count: 50))],
      [request("/1", body: String(repeating: "a", count: 60))],
      .request, "request 1 has another body in Swift"
    ),
    (
      [request("/1")], [request("/1", outcome: .abandoned)], .request,
      "request 1 is abandoned in Swift, is answered in Python"
    ),
    (
      [request("/1")], [request("/1", outcome: .open)], .request,
      "request 1 is still open at the end in Swift, is answered in Python"
    ),
    ([request("/1")], [request("/1", outcome: .failed)], .request, "request 1 fails in Swift, is answered in Python"),
    (
      [request("/1")], [request("/1", status: 404)], .request,
      "request 1 is answered with 404 in Swift, with 200 in Python"
    ),
    (
      three, [three[0], three[1], request("/3", at: 300)], .time,
      "request 3 comes at 0.3 s in Swift, at 0.2 s in Python"
    ),
    (
      [request("/1", for: 100)], [request("/1", for: 300)], .time,
      "request 1 ends at 0.3 s in Swift, at 0.1 s in Python"
    ),
    // A semaphore of two that the port forgets.
    (
      (0..<4).map { request("/\($0)", at: $0 / 2 * 100) }, (0..<4).map { request("/\($0)") }, .time,
      "request 3 comes at 0.0 s in Swift, at 0.1 s in Python: Swift has up to 4 requests in flight, Python 2"
    ),
    (
      (0..<3).map { request("/\($0)") }, (0..<3).map { request("/\($0)", at: $0 * 100) }, .time,
      "request 2 comes at 0.1 s in Swift, at 0.0 s in Python: Swift has up to 1 request in flight, Python 3"
    ),
  ]

  @Test(arguments: different.indices) func `and are told by what is other`(index: Int) throws {
    let (python, swift, kind, message) = Self.different[index]
    let verdict = compare(python, swift)
    #expect(verdict.outcome == .different)
    #expect(verdict.differences.map(\.kind) == [kind])
    #expect(verdict.differences.map(\.message) == [message])
  }

  @Test func `and both sides are shown`() {
    let verdict = compare([request("/posts/3", at: 200)], [request("/posts/3", at: 300)])
    var expected = Difference(
      .time, python: "0.200  GET https://a.example/posts/3", swift: "0.300  GET https://a.example/posts/3",
      message: "request 1 comes at 0.3 s in Swift, at 0.2 s in Python", help: "'diglot diff' shows both timelines")
    expected.at = 200_000_000
    #expect(verdict.differences == [expected])
  }

  @Test func `and what follows from that is not told`() {
    // Python asks for /1 and then /2; the port forgets /1, and is early from then on.
    let verdict = compare([request("/1"), request("/2", at: 100)], [request("/2")])
    #expect(verdict.differences.map(\.message) == ["request 1 is missing in Swift"])
  }

  @Test func `and come before the lines that follow from them`() {
    let verdict = compare(
      asking([request("/1", at: 100)], [(0, "a"), (200, "b")]),
      asking([request("/2", at: 100)], [(0, "a"), (200, "c")]))
    #expect(verdict.differences.map(\.kind) == [.request, .output])
    let early = compare(
      asking([request("/1", at: 100)], [(0, "a")]), asking([request("/2", at: 100)], [(0, "c")]))
    #expect(early.differences.map(\.kind) == [.output, .request])
    // The first of each kind: the line is late because the request is.
    let late = compare(asking([request("/1")], [(100, "a")]), asking([request("/1", at: 50)], [(150, "a")]))
    #expect(
      late.differences.map(\.message) == [
        "request 1 comes at 0.1 s in Swift, at 0.0 s in Python".replacing("0.1", with: "0.05")
      ])
  }

  @Test func `from run to run`() {
    let first = asking([request("/1"), request("/2")])
    var second = asking([request("/1"), request("/3")])
    let changed = RunComparison(.python, first: first, second: second).exactParting()
    #expect(changed.kind == .request && changed.finding == "not-deterministic")
    #expect(changed.message == "request 2 of Python changes from run to run")
    #expect(
      changed.runs
        == .init(
          side: .python, first: "0.000000000  GET https://a.example/2, ended at 0.100000000",
          second: "0.000000000  GET https://a.example/3, ended at 0.100000000"))
    second = first
    second.requests[0].at += 1
    let late = RunComparison(.swift, first: first, second: second).exactParting()
    #expect(late.kind == .time && late.message == "request 1 of Swift has other times from run to run")
    #expect(RunComparison(.swift, first: first, second: second).parting(under: .exact, beside: nil) == nil)
    second.requests[0].url += "7"
    let moved = RunComparison(.swift, first: first, second: second).parting(under: .exact, beside: nil)
    #expect(moved?.kind == .request && moved?.message == "what Swift asks of web servers depends on addresses")
  }
}
