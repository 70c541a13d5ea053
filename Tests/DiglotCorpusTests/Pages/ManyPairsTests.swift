import DiglotModel
import DiglotReports
import Foundation
import Testing

/// A page of a thousand pairs. How fast it opens is written beside the pictures, and is never asserted.
@Suite struct `A page of many pairs` {
  private static func run(_ id: String, shift: Int) -> Observation {
    let lines = (0..<8).map {
      OutputLine(at: ($0 / 2) * 1_000_000_000 + shift, text: "line \($0) of \(id) says this much")
    }
    var run = Observation(
      document: "corpus/many/document.txt", id: id, end: End(.finished), output: lines,
      time: Timing(virtual: 4_000_000_000 + shift, wall: 4_000_000, cpu: 3_000_000))
    run.waits = (0..<4).map { Wait(start: $0 * 1_000_000_000, end: ($0 + 1) * 1_000_000_000) }
    return run
  }

  private static func report(_ count: Int) throws -> VerifyReport {
    let python = try String(contentsOfFile: FirstDocument.folder + "/document.txt", encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)[150..<185].joined(separator: "\n")
    let swift = try String(contentsOfFile: FirstDocument.folder + "/ports/creating-tasks.swift", encoding: .utf8)
    let tokens = SwiftTokens(Array(swift.utf8)).parts
    var pairs: [PairResult] = []
    var sources: [PairSources] = []
    for number in 0..<count {
      let id = "example-\(number)"
      let isDifferent = number % 100 == 7
      let difference = Difference(
        .time, line: 3, python: "1.000  line", swift: "1.500  line",
        message: "line 3 comes at 1.5 s in Swift, at 1.0 s in Python")
      var verdict = Verdict(isDifferent ? .different : .equivalent, differences: isDifferent ? [difference] : [])
      if isDifferent { verdict.differences[0].at = 1_000_000_000 }
      pairs.append(
        PairResult(
          document: "corpus/many/document.txt", id: id, lines: LineRange(start: number * 40 + 1, end: number * 40 + 35),
          port: "corpus/many/ports/\(id).swift", verdict: verdict, contract: .exact, python: run(id, shift: 0),
          swift: run(id, shift: isDifferent ? 500_000_000 : 0), root: "corpus/many"))
      var port = SourceText(path: "corpus/many/ports/\(id).swift", start: 1, text: swift)
      port.tokens = tokens
      let snippet = SourceText(path: "corpus/many/document.txt", start: number * 40 + 1, text: python)
      sources.append(PairSources(section: ["Many"], python: snippet, swift: port))
    }
    var report = VerifyReport(pairs: pairs)
    let provenance = Provenance(date: "2027-01-15 08:00 UTC", python: "CPython 3.11.2", swift: "Swift 6.3.1")
    report.page = PageParts(sources: sources, provenance: provenance)
    return report
  }

  @Test func `is searched and filtered as one of few`() async throws {
    let folder = try TemporaryFolder()
    let html = try Self.report(1000).written(as: .html, color: false)
    let path = try folder.write("many.html", html)
    let page = try await BrowserPage(path)
    #expect(try await page.ask("document.querySelectorAll('.pair').length") == 1000)
    let times: [Double] = try await page.ask(
      """
      (() => { const [n] = performance.getEntriesByType('navigation');
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1;
        return [paint, n.domContentLoadedEventEnd, n.loadEventEnd]; })()
      """)
    let search: Double = try await page.ask(
      """
      (() => { const start = performance.now(), input = document.getElementById('_find');
        input.value = 'example-777'; input.dispatchEvent(new Event('input')); document.body.offsetHeight;
        return performance.now() - start; })()
      """)
    #expect(
      try await page.ask("[...document.querySelectorAll('.pair')].filter((e) => !e.hidden).map((e) => e.id)") == [
        "example-777"
      ])
    try await page.ask("document.getElementById('_find').value = ''", as: String.self)
    try await page.click("button[data-verdict=different]")
    #expect(try await page.ask("document.getElementById('_shown').textContent") == "10 of 1000")
    #expect(page.complaints == [])
    try write(
      "1,000 pairs, \(html.utf8.count / 1_000_000) MB: painted after \(Int(times[0])) ms, script done after \(Int(times[1])) ms, "
        + "loaded after \(Int(times[2])) ms; first search \(Int(search)) ms\n")
  }

  private func write(_ figures: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["DIGLOT_SCREENSHOTS"], !folder.isEmpty else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(figures.utf8).write(to: URL(fileURLWithPath: folder + "/many.txt"))
  }
}
