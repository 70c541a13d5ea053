import DiglotModel
import DiglotReports
import Testing

/// What of a report's page can be told without a browser.
@Suite struct VerifyPageTests {
  private func run(_ lines: [OutputLine], clock: Observation.ClockKind = .virtual) -> Observation {
    Observation(
      document: "c/d.txt", id: "a", end: End(.finished), output: lines,
      time: Timing(virtual: 3_000_000_000, wall: 5_000_000, cpu: 1), clock: clock)
  }

  private func pair(_ run: Observation?, _ document: String = "c/d.txt") -> PairResult {
    PairResult(
      document: document, id: "a", lines: LineRange(start: 1, end: 2), port: "c/ports/a.swift",
      verdict: Verdict(.equivalent), contract: .exact, python: run, swift: run, root: "c")
  }

  private func html(_ pairs: [PairResult]) -> String { VerifyReport(pairs: pairs).written(as: .html, color: false) }

  @Test func `pairs of one name get that of their folder in front`() {
    let html = html([pair(nil, "c/one/document.txt"), pair(nil, "c/two/document.txt"), pair(nil, "c/two/other.txt")])
    for id in ["one.a", "two.a", "two.a.2"] { #expect(html.contains("<details class=\"pair\" id=\"\(id)\"")) }
  }

  @Test func `what a run wrote stands there as it would be seen`() {
    let html = html([pair(run([OutputLine(at: 0, text: "\u{1B}[31m<b>\u{202E}&'\"")]))])
    #expect(html.contains("<td>\\x1b[31m&lt;b&gt;\\u202e&amp;&#39;&quot;</td>"))
    #expect(!html.contains("\u{1B}") && !html.contains("\u{202E}"))
  }

  @Test func `of more lines than anybody reads the page has the first, and the number of the others`() {
    let html = html([pair(run((0..<1500).map { OutputLine(at: $0 * 2_000_000, text: "row \($0)") }))])
    #expect(html.contains(">row 999<") && !html.contains(">row 1000<"))
    #expect(html.contains("500 more rows"))
  }

  @Test func `a drawing of a run under the machine's clock says that waits are not known`() {
    var real = run([OutputLine(at: 1_000_000_000, text: "x")], clock: .real)
    real.waits = [Wait(start: 0, end: 1_000_000_000)]
    let html = html([pair(real)])
    #expect(html.contains("waits are not recorded") && !html.contains("<rect class=\"wait\""))
  }

  @Test func `a drawing has a lane for each request and each claimed statement, up to a number that it tells`() {
    var busy = run([])
    busy.requests = (0..<10).map {
      Request(
        at: $0 * 100_000_000, method: "GET", url: "https://x.example/a/\($0)", outcome: .answered, status: 200,
        ended: 2_000_000_000)
    }
    busy.passages = [
      Passage(lines: LineRange(start: 4, end: 5), entered: 0, left: 1_000_000_000),
      Passage(lines: LineRange(start: 4, end: 5), entered: 1_000_000_000, left: 2_000_000_000),
      Passage(lines: LineRange(start: 7, end: 7), entered: 0, left: 10),
    ]
    let html = html([pair(busy)])
    #expect(html.components(of: "<rect class=\"req\"") == 16 && html.components(of: "and 2 more, not drawn") == 2)
    #expect(html.components(of: "<rect class=\"pas\"") == 4 && html.components(of: ">lines 4–5<") == 2)
    #expect(html.contains(">GET /a/3<"))
  }

  @Test func `a drawing has a lane for each task where there are several, with blocks where it goes on`() {
    var tasks = run([])
    let first = Wait(start: 0, end: 1_000_000_000)
    let second = Wait(start: 1_000_000_000, end: 2_000_000_000)
    tasks.waits = [first, second]
    tasks.tasks = [
      TaskRecord(
        name: "Task-1 main", waits: [.init(time: Wait(start: 0, end: 2_000_000_000), line: 9, awaits: "gather")]),
      TaskRecord(name: "Task-2 <b>", waits: [.init(time: first, line: 4, awaits: "sleep"), .init(time: second)]),
    ]
    let html = html([pair(tasks)])
    #expect(html.contains("<title>waits for gather from 0.0 to 2.0 s, line 9</title>"))
    #expect(html.contains("<title>waits for sleep from 0.0 to 1.0 s, line 4</title>"))
    #expect(html.contains("<title>waits from 1.0 to 2.0 s</title>") && html.contains(">Task-2 &lt;b&gt;<"))
    // Of each side: two waits and three runs of the program, three waits and five runs of the tasks.
    #expect(html.components(of: "<rect class=\"wait\"") == 10 && html.components(of: "<rect class=\"run\"") == 16)
    tasks.tasks.removeLast()
    #expect(!self.html([pair(tasks)]).contains("Task-1"))
  }

  @Test func `no pairs are a page, too`() {
    #expect(html([]).contains("There are no pairs."))
  }
}

extension String {
  /// How often a text is in it.
  fileprivate func components(of text: String) -> Int { ranges(of: text).count }
}
