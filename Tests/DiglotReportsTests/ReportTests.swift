import DiglotModel
import DiglotReports
import Foundation
import Testing

private func observation(_ text: String, at: Int, notes: [String] = []) -> Observation {
  Observation(
    document: "c/d.txt", id: "a", end: End(.finished), output: [OutputLine(at: at, text: text)],
    values: ["x": .string("y")], time: Timing(virtual: at, wall: 4_123_456, cpu: 1_000), notes: notes)
}

private let timeDifference = Difference(
  .time, line: 1, python: "2.000  Done", swift: "0.500  Done",
  message: "line 1 comes at 0.5 s in Swift, at 2.0 s in Python", pythonPlace: .init(line: 152, column: 5),
  swiftPlace: .init(line: 7, column: 3), help: "'diglot diff' shows both timelines")

private func pair(
  _ outcome: Verdict.Outcome, _ differences: [Difference] = [], contract: Contract = .exact, compiler: String = "",
  text: String = "Done"
) -> PairResult {
  PairResult(
    document: "c/d.txt", id: "a", lines: LineRange(start: 150, end: 160),
    port: outcome == .unported ? nil : "c/ports/a.swift",
    verdict: Verdict(outcome, differences: differences), contract: contract,
    python: outcome == .skipped ? nil : observation(text, at: 2_000_000_000),
    swift: outcome == .different || outcome == .equivalent ? observation(text, at: 500_000_000) : nil,
    compilerOutput: compiler, root: "c")
}

private func object(_ json: String) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
}

struct VerifyReportTests {
  @Test func `a difference has the look of the conventions`() {
    #expect(
      VerifyReport(pairs: [pair(.different, [timeDifference])]).text(color: false) == """
        c/d.txt:152:5: error: [time-differs] line 1 comes at 0.5 s in Swift, at 2.0 s in Python
           python   2.000  Done
           swift    0.500  Done
          port: c/ports/a.swift:7:3
          help: 'diglot diff' shows both timelines
          repeat: diglot verify c --only a

        1 pair: 1 different; 0 relaxations; virtual 2.0 s

        """)
  }

  @Test func `a port that does not compile shows what the compiler said`() {
    let text = VerifyReport(pairs: [pair(.failed, compiler: "a.swift:1:1: error: no\n  x\n")]).text(color: false)
    #expect(
      text.hasPrefix(
        """
        c/d.txt:150:1: error: [port-does-not-compile] the port of 'a' does not compile
            a.swift:1:1: error: no
              x
          port: c/ports/a.swift
          repeat: diglot verify c --only a
        """))
  }

  @Test func `relaxations, skips and refusals are told with their reasons and counted`() {
    let relaxed = Contract(relaxations: [Relaxation(.unordered(lines: LineRange(start: 3, end: 4)), reason: "a race")])
    let refused = Contract(
      compileError: ExpectedCompileError(message: "missing await", line: 2, reason: "the lesson"))
    let report = VerifyReport(pairs: [
      pair(.equivalent, contract: relaxed), pair(.skipped, contract: Contract(skip: "needs a GPU")),
      pair(.equivalent, contract: refused),
    ])
    #expect(report.isSuccess)
    #expect(
      report.text(color: false) == """
        1 relaxation:
          c/d.txt:150 a: unordered of lines 3 to 4: a race

        1 skipped:
          c/d.txt:150 a: needs a GPU

        1 port refused by Swift's compiler, as expected:
          c/d.txt:150 a: 'missing await': the lesson

        3 pairs: 2 equivalent, 1 skipped; 1 relaxation; virtual 4.0 s

        """)
  }

  @Test(arguments: [Verdict.Outcome.different, .unported, .failed])
  func `a pair that is not verified is no success`(outcome: Verdict.Outcome) {
    #expect(!VerifyReport(pairs: [pair(outcome)]).isSuccess)
  }

  @Test func `control characters of a program are shown, not obeyed`() {
    var difference = timeDifference
    difference.python = "2.000  \u{1b}[2J\u{9b}\r\u{202e}"
    let text = VerifyReport(pairs: [pair(.different, [difference])]).text(color: false)
    #expect(text.contains("2.000  \\x1b[2J\\x9b\\r\\u202e\n"))
    #expect(!text.unicodeScalars.contains("\u{1b}"))
    #expect(VerifyReport(pairs: []).text(color: true).unicodeScalars.contains("\u{1b}"))
  }

  @Test func `two runs of one side that differ are shown as such, with the command that repeats them`() throws {
    var difference = Difference(.order, line: 1, message: "it changes", swiftPlace: .init(line: 3, column: 7))
    difference.finding = "address-dependent"
    difference.runs = Difference.Runs(side: .swift, first: "0.000  a", second: "0.000  b")
    var determinism = Determinism()
    (determinism.sides, determinism.runs, determinism.differing, determinism.declared) = (2, 8, 1, 2)
    let report = VerifyReport(pairs: [pair(.different, [difference])], determinism: determinism)
    #expect(
      report.text(color: false) == """
        c/d.txt:150:1: error: [address-dependent] it changes
           first    0.000  a
           again    0.000  b
          port: c/ports/a.swift:3:7
          repeat: diglot verify c --only a --check-determinism

        determinism: 2 sides, 8 runs, 5 identical, 2 within the contract, 1 differ
        1 pair: 1 different; 0 relaxations; virtual 2.0 s

        """)
    let json = report.json()
    #expect(json.contains("\"id\": \"address-dependent\"") && json.contains("\"side\": \"swift\""))
    let summary = try #require(try object(json)["summary"] as? [String: Any])
    #expect(
      summary["determinism"] as? [String: Int]
        == ["sides": 2, "runs": 8, "differing": 1, "declared": 2, "unchecked": 0])
  }

  @Test func `json keeps the names that scripts read`() throws {
    let text = "\u{1}\u{2028}\"\\\u{7f}é"
    let json = VerifyReport(pairs: [pair(.different, [timeDifference], text: text), pair(.unported)]).json()
    #expect(json.hasSuffix("}\n") && json.contains("\\u2028") && json.contains("\\u0001"))
    let root = try object(json)
    let summary = try #require(root["summary"] as? [String: Int])
    #expect(
      summary == [
        "pairs": 2, "equivalent": 0, "different": 1, "unported": 1, "skipped": 0, "failed": 0, "relaxations": 0,
        "compileErrors": 0,
      ])
    let pairs = try #require(root["pairs"] as? [[String: Any]])
    #expect(pairs.map { $0["verdict"] as? String } == ["different", "unported"])
    let difference = try #require((pairs[0]["differences"] as? [[String: Any]])?.first)
    #expect(Set(difference.keys).isSuperset(of: ["kind", "line", "python", "swift", "message"]))
    let python = try #require(pairs[0]["python"] as? [String: Any])
    #expect((python["output"] as? [[String: Any]])?.first?["text"] as? String == text)
    #expect(python["values"] as? [String: String] == ["x": "'y'"])
    #expect(pairs[1]["swift"] is NSNull)
    #expect(json.contains("\"wall\": 0.004123") && json.contains("\"cpu\": 0.000001") && json.contains("\"at\": 2.0"))
  }
}

struct OtherReportTests {
  @Test func `a run shows each line with its time, stderr marked, and its end`() throws {
    var run = observation("Done", at: 2_000_000_000, notes: ["output was cut"])
    run.output.append(OutputLine(at: 2_000_000_000, stream: .stderr, text: "oh"))
    run.end = End(.raised, type: "ValueError", message: "no", status: 1, line: 12)
    let report = RunReport(observations: [run])
    #expect(
      report.text(color: false) == """
        c/d.txt a
           2.000  Done
           2.000  [stderr] oh
          raised ValueError: no, at 2.0 s (line 12)
          note: output was cut

        1 run: virtual 2.0 s, wall 0.004 s

        """)
    let end = try #require(
      (try object(report.json())["observations"] as? [[String: Any]])?.first?["end"] as? [String: Any])
    #expect(end["type"] as? String == "ValueError" && end["line"] as? Int == 12)
  }

  @Test func `extract lists snippets and their claims`() throws {
    let snippet = Snippet(
      id: "a", section: ["1", "2"], lines: LineRange(start: 5, end: 9), source: "x\n", undefinedNames: ["x"],
      confidence: 0.99, claims: [Claim(line: 7, kind: .duration, text: "~2 seconds!")])
    let document = Document(path: "d.txt", format: .plainText, snippets: [snippet])
    func whole(_ format: ReportFormat, _ documents: [Document]) -> String {
      var report = ExtractReport(format)
      return documents.map { report.append(report.part($0)) }.joined() + report.end()
    }
    #expect(
      whole(.text, [document]) == """
        d.txt (plainText)
          5-9  a  1 > 2
              undefined: x
              7: duration: ~2 seconds!

        1 document: 1 snippet, 1 claim

        """)
    #expect(whole(.json, [document]).contains("\"confidence\": 0.99"))
    for count in 0...3 {
      let json = whole(.json, Array(repeating: document, count: count))
      #expect((try object(json)["documents"] as? [[String: Any]])?.count == count)
      #expect(json.hasSuffix("\n}\n"))
    }
  }

  @Test func `diff shows both timelines and both verdicts`() throws {
    let report = DiffReport(
      pair: pair(.different, [timeDifference]), strict: Verdict(.different, differences: [timeDifference]))
    #expect(
      report.text(color: false, width: 80) == """
        c/d.txt:150 a
          port: c/ports/a.swift

        - Python
        + Swift
         +    1    0.500  Done
         -    1    2.000  Done
         -  end   finished, at 2.0 s
         +  end   finished, at 0.5 s

        with the contract: different
          [time-differs] line 1 comes at 0.5 s in Swift, at 2.0 s in Python
        without the contract: different
          [time-differs] line 1 comes at 0.5 s in Swift, at 2.0 s in Python

        """)
    let wide = report.text(color: false, width: 100).split(separator: "\n")
    #expect(wide.contains { $0.hasPrefix("*    1    2.000  Done ") && $0.hasSuffix(" |") })
    #expect(wide.contains { $0.hasSuffix(" |    1    0.500  Done") })
    #expect(wide.allSatisfy { $0.count <= 100 })
    #expect((try object(report.json())["strict"] as? [String: Any])?["verdict"] as? String == "different")
  }
}
