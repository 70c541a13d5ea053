import DiglotModel
import DiglotReports
import Foundation
import Testing

/// A request at milliseconds that takes some milliseconds.
private func request(
  _ url: String, at: Int, for duration: Int = 500, method: String = "GET", outcome: Request.Outcome = .answered,
  status: Int? = 200, hasFixture: Bool = true
) -> Request {
  Request(
    at: at * 1_000_000, method: method, url: url,
    headers: [.init(name: "A", value: "1"), .init(name: "A", value: "2")],
    body: [0x61, 0xff], outcome: outcome, status: status,
    ended: outcome == .open ? nil : (at + duration) * 1_000_000, hasFixture: hasFixture)
}

private func observation(_ lines: [(Int, String)], _ requests: [Request]) -> Observation {
  var observation = Observation(
    document: "c/document.txt", id: "a", end: End(.finished),
    output: lines.map { OutputLine(at: $0.0 * 1_000_000, text: $0.1) },
    time: Timing(virtual: 2_000_000_000, wall: 4_123_456))
  observation.requests = requests
  return observation
}

private let url = "https://a.example"

@Suite struct `A request in a report` {
  @Test func `stands in a run where it came, and looks like no line`() {
    let run = observation(
      [(0, "start"), (300, "→ 0.300  GET x"), (900, "end")],
      [
        request(url + "/1", at: 0), request(url + "/2\u{1b}", at: 300, outcome: .abandoned, status: nil),
        request(url + "/3", at: 1000, method: "POST", outcome: .failed), request(url + "/4", at: 1500, outcome: .open),
      ])
    #expect(
      RunReport(observations: [run]).text(color: false) == """
        c/document.txt a
           0.000  start
        →  0.000  GET https://a.example/1  200 at 0.500
           0.300  → 0.300  GET x
        →  0.300  GET https://a.example/2\\x1b  abandoned at 0.800
           0.900  end
        →  1.000  POST https://a.example/3  failed at 1.500
        →  1.500  GET https://a.example/4  open
          finished, at 2.0 s

        1 run: virtual 2.0 s, wall 0.004 s

        """)
  }

  @Test func `stands in both timelines of diff`() {
    let pair = PairResult(
      document: "c/document.txt", id: "a", lines: LineRange(start: 1, end: 2), port: "c/ports/a.swift",
      verdict: Verdict(.different), contract: .exact,
      python: observation([(0, "start"), (900, "end")], [request(url + "/1", at: 0), request(url + "/2", at: 0)]),
      swift: observation(
        [(0, "start"), (900, "end")],
        [request(url + "/2", at: 0), request(url + "/1", at: 0, for: 700), request(url + "/3", at: 1200)]), root: "c")
    let report = DiffReport(pair: pair, strict: Verdict(.different))
    #expect(
      report.text(color: false, width: 80).contains(
        """
        - Python
        + Swift
              1    0.000  start
         -    →    0.000  GET https://a.example/1  200 at 0.500
         +    →    0.000  GET https://a.example/1  200 at 0.700
              →    0.000  GET https://a.example/2  200 at 0.500
              2    0.900  end
         +    →    1.200  GET https://a.example/3  200 at 1.700
            end   finished, at 2.0 s

        """))
    let wide = report.text(color: false, width: 140).split(separator: "\n")
    #expect(wide.contains { $0.hasPrefix("*    →    0.000  GET https://a.example/1  200 at 0.500 ") })
    #expect(wide.contains { $0.hasPrefix("     →    0.000  GET https://a.example/2  200 at 0.500 ") })
  }

  @Test func `is in the JSON of its run`() throws {
    let run = observation([], [request(url + "/1", at: 250), request(url + "/2", at: 0, outcome: .open, status: nil)])
    let root =
      try JSONSerialization.jsonObject(with: Data(RunReport(observations: [run]).json().utf8)) as? [String: Any]
    let found = try #require((root?["observations"] as? [[String: Any]])?.first?["requests"] as? [[String: Any]])
    #expect(found.count == 2)
    #expect(found[0]["at"] as? Double == 0.25 && found[0]["ended"] as? Double == 0.75)
    #expect(found[0]["method"] as? String == "GET" && found[0]["url"] as? String == url + "/1")
    #expect(found[0]["headers"] as? [String: String] == ["A": "1, 2"])
    #expect(found[0]["body"] as? String == "a\u{fffd}" && found[0]["status"] as? Int == 200)
    #expect(found[0]["outcome"] as? String == "answered" && found[0]["fixture"] as? Bool == true)
    #expect(found[1]["outcome"] as? String == "open" && found[1]["ended"] is NSNull && found[1]["status"] is NSNull)
  }

  @Test(arguments: [
    ("GET", "https://a.example/posts/3?page=2", ": add 'c/fixtures/a.example/posts/3.yaml'"),
    ("GET", "http://a.example:8080", ": add 'c/fixtures/a.example:8080/index.yaml'"),
    ("HEAD", "https://a.example/posts/", ": add 'c/fixtures/a.example/posts.yaml'"),
    ("POST", "https://a.example/posts", ": add 'c/fixtures/a.example/posts.yaml' with 'POST:'"),
    (
      "GET", "https://a.example/x/../a%2Fb/{c}//d",
      ": add 'c/fixtures/a.example/x/{part2}/{part3}/{part4}/{part5}/d.yaml'"
    ),
    ("GET", "https://a.example/host", ": add 'c/fixtures/a.example/host/index.yaml'"),
    ("GET", "https://a.example/index", ": add 'c/fixtures/a.example/index/index.yaml'"), ("GET", "nonsense", ""),
  ])
  func `that no fixture answers says which file to add`(method: String, url: String, advice: String) {
    let run = observation([], [request(url, at: 0, method: method, status: 404, hasFixture: false)])
    #expect(
      RunReport(observations: [run, run]).text(color: false).contains(
        "  note: no fixture answers \(method) \(url)\(advice)\n"))
  }

  @Test func `that no fixture answers is told once, and not too often`() {
    let requests = (0..<9).flatMap { number in
      [0, 1].map { request("\(url)/\(number)", at: $0, status: 404, hasFixture: false) }
    }
    let pair = PairResult(
      document: "c/document.txt", id: "a", lines: LineRange(start: 1, end: 2), port: nil, verdict: Verdict(.equivalent),
      contract: .exact, python: observation([], requests), root: "c")
    let text = VerifyReport(pairs: [pair]).text(color: false)
    #expect(
      text.hasPrefix("6 notes:\n  c/document.txt:1 a: Python: no fixture answers GET https://a.example/0: add 'c/fix"))
    #expect(text.contains("  c/document.txt:1 a: Python: no fixture answers 4 other requests\n"))
  }

  @Test func `that differs is a finding of its own`() {
    let difference = Difference(
      .request, python: "0.200  GET \(url)/3", message: "request 3 is missing in Swift",
      help: "'diglot diff' shows both timelines")
    let pair = PairResult(
      document: "c/document.txt", id: "a", lines: LineRange(start: 1, end: 2), port: "c/ports/a.swift",
      verdict: Verdict(.different, differences: [difference]), contract: .exact, root: "c")
    #expect(
      VerifyReport(pairs: [pair]).text(color: false).hasPrefix(
        """
        c/document.txt:1:1: error: [request-differs] request 3 is missing in Swift
           python   0.200  GET https://a.example/3
          port: c/ports/a.swift
          help: 'diglot diff' shows both timelines
        """))
    #expect(VerifyReport(pairs: [pair]).json().contains("\"kind\": \"request\""))
  }
}
