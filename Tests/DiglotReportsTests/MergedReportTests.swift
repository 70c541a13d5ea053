import DiglotModel
import DiglotReports
import Testing

struct MergedReportTests {
  private func pair(_ id: String, _ value: Value) -> PairResult {
    let run = Observation(
      document: "c/d.txt", id: id, end: End(.finished), output: [OutputLine(at: 1, text: "a\u{1B}[31m\u{2028}\"\\")],
      values: ["x": value], time: Timing(virtual: 1, wall: 2, cpu: 3), notes: ["one"])
    return PairResult(
      document: "c/d.txt", id: id, lines: LineRange(start: 1, end: 2), port: "c/ports/\(id).swift",
      verdict: Verdict(.equivalent),
      contract: Contract(relaxations: [
        Relaxation(.number(.value(name: "x"), NumberTolerance(absolute: 0.1, relative: 0)), reason: "rounding")
      ]), python: run, swift: run, root: "c")
  }

  /// The report of the one part of a run, with what a page shows.
  private var part: VerifyReport {
    var source = SourceText(path: "c/ports/a.swift", start: 1, text: "let a = 1\nprint(a)\n")
    source.tokens = [SourceToken(.keyword, 0..<3)]
    var report = VerifyReport(
      pairs: [pair("a", .int("1"))],
      part: ShardPart(index: 1, count: 1, all: ["c/d.txt#a"], places: [0], orphans: []))
    report.page = PageParts(
      sources: [PairSources(section: ["One"], python: source, swift: source, contexts: [source])],
      provenance: Provenance(date: "2027-01-15 08:00 UTC", python: "CPython 3.11.2", swift: "Swift 6.3.1"))
    return report
  }

  @Test func `all that a page shows comes through a shard`() throws {
    let part = part
    let merged = try VerifyReport(merging: [("1.json", part.json())], isPage: true)
    let html = merged.written(as: .html, color: false)
    #expect(html == part.written(as: .html, color: false))
    #expect(html.contains("<span class=\"k\">let</span>") && html.contains("2027-01-15"))
  }

  @Test(arguments: [
    (#"\"numbers\":[1,2]"#, #"\"numbers\":[1]"#), (#"\"tokens\":[{"#, #"\"tokens\":[3,{"#),
    (#"\"sources\":[{"#, #"\"sources\":[],\"x\":[{"#),
  ])
  func `a shard whose sources were changed is refused`(_ old: String, _ new: String) throws {
    let text = part.json()
    try #require(text.contains(old))
    let error = #expect(throws: Diagnostic.self) {
      try VerifyReport(merging: [("1.json", text.replacing(old, with: new))], isPage: true)
    }
    #expect(error?.id == "shard-invalid")
  }

  private static let values: [Value] = [
    .float(.nan), .float(-.infinity), .float(-0.0), .float(0.1), .string("\u{0}\u{1F600}"), .bytes([0, 255]),
    .member(type: "Color", name: "RED", raw: .int("1")),
  ]

  @Test(arguments: values.indices) func `all that a run showed comes through a shard`(_ index: Int) throws {
    let value = Self.values[index]
    let whole = VerifyReport(pairs: [pair("a", value), pair("b", .int("1"))])
    let all = ["c/d.txt#a", "c/d.txt#b"]
    let parts = [0, 1].map { index in
      VerifyReport(
        pairs: [index == 0 ? pair("a", value) : pair("b", .int("1"))],
        part: ShardPart(index: index + 1, count: 2, all: all, places: [index], orphans: []))
    }
    let merged = try VerifyReport(merging: parts.enumerated().map { ("\($0.offset)", $0.element.json()) })
    #expect(merged.json() == whole.json() && merged.text(color: false) == whole.text(color: false))
  }
}
