import Foundation
import Testing

/// `verify --format html`, seen in a real browser.
@Suite struct `The page of a report` {
  /// What a run writes that a page must not obey.
  private static let hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"

  private struct Made {
    var corpus: MiniCorpus
    var path: String
    var status: Int
  }

  /// Five pairs, one of each verdict; the names of the two that differ in what they wait for tell their times.
  private static func made(_ options: [String] = []) async throws -> Made {
    let waiting = "import time\nprint('start')\ntime.sleep(2)\nprint('\(hostile)')"
    let early = """
      print("start")
      try await Task.sleep(for: .seconds(1))
      print("\(hostile)")
      """
    let corpus = try MiniCorpus(
      [
        Example(
          "Good one", python: "import time\nprint('a <b> & c')\ntime.sleep(1)",
          swift: """
            print("a <b> & c")
            try await Task.sleep(for: .seconds(1))
            """),
        Example("Bad one", python: waiting, swift: early),
        Example("Broken one", python: "print(1)\nprint(3)", swift: "let x: Int = \"a\"\nprint(x)"),
        Example("Left one", python: "print(1)\nprint('</code></pre><script>alert(3)</script>')", swift: nil),
        Example("Passed one", python: "print(1)\nprint(5)", swift: "print(1)"),
        Example("Loose one", python: "print('x1')\nprint('y')", swift: "print(\"x2\")\nprint(\"y\")"),
      ],
      contracts: """
        pairs:
          passed-one:
            skip: a reason & <more>
          loose-one:
            relaxations:
              - kind: pattern
                lines: 1
                python: 'x\\d'
                swift: 'x\\d'
                reason: a number of <luck>
        """)
    let path = corpus.path + "/report.html"
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "html", "--output", path] + options)
    try #require(FileManager.default.fileExists(atPath: path), "\(ran.text)")
    return Made(corpus: corpus, path: path, status: ran.status)
  }

  private static let shared = Task { try await made() }

  private func page(_ fragment: String = "", as look: BrowserPage.Look = .init()) async throws -> BrowserPage {
    try await BrowserPage(try await Self.shared.value.path, fragment: fragment, as: look)
  }

  private func shown(_ page: BrowserPage) async throws -> [String] {
    try await page.ask("[...document.querySelectorAll('.pair')].filter((e) => !e.hidden).map((e) => e.id)")
  }

  @Test func `shows each pair with its verdict, sources, outputs, timelines and the command that repeats it`()
    async throws
  {
    let made = try await Self.shared.value
    #expect(made.status == 1)
    let page = try await page()
    #expect(try await page.text("h1").hasPrefix("6 pairs: 2 equivalent, 1 different"))
    #expect(
      try await page.ask("[...document.querySelectorAll('.pair')].map((e) => e.id + ' ' + e.dataset.verdict)") == [
        "good-one equivalent", "bad-one different", "broken-one failed", "left-one unported", "passed-one skipped",
        "loose-one equivalent",
      ])
    #expect(
      try await page.ask("[...document.querySelectorAll('#good-one .code')].map((e) => e.textContent)") == [
        "import time\nprint('a <b> & c')\ntime.sleep(1)\n",
        "print(\"a <b> & c\")\ntry await Task.sleep(for: .seconds(1))\n",
      ])
    #expect(
      try await page.ask("[...document.querySelectorAll('#bad-one .out tbody tr')].map((e) => e.textContent)") == [
        "10.000start", "22.000\(Self.hostile)", "finished, at 2.0 s", "10.000start", "21.000\(Self.hostile)",
        "finished, at 1.0 s",
      ])
    let command: String = try await page.ask("document.querySelector('#bad-one .repeat code').textContent")
    #expect(command == "diglot verify \(made.corpus.path) --only bad-one")
    #expect(
      try await page.ask("document.querySelector('#bad-one .diffs code').textContent", as: String.self)
        == "time-differs")
    #expect(
      try await page.text("#broken-one .said").contains("cannot convert value"))
    let overview: String = try await page.ask("document.querySelector('.overview').textContent")
    #expect(overview.contains("1 × pattern") && overview.contains("a number of <luck>"))
    #expect(overview.contains("CPython 3.") && overview.contains("Swift 6."))
  }

  @Test func `draws both sides over one axis and marks the first difference in both`() async throws {
    let page = try await page()
    let drawn: [String] = try await page.ask(
      "[...document.querySelectorAll('#bad-one .timeline .wait title')].map((e) => e.textContent)")
    #expect(drawn == ["waits from 0.0 to 2.0 s", "waits from 0.0 to 1.0 s"])
    #expect(try await page.ask("document.querySelectorAll('#bad-one .timeline .ring').length") == 2)
    #expect(try await page.ask("document.querySelectorAll('#bad-one .timeline .first').length") == 1)
    #expect(try await page.ask("document.querySelectorAll('#good-one .timeline :is(.ring, .first)').length") == 0)
    // A second is as long on both sides.
    let ratio: Double = try await page.ask(
      "(() => { const [a, b] = [...document.querySelectorAll('#bad-one .timeline .wait')].map((e) => e.width.baseVal.value);"
        + " return a / b; })()")
    #expect(abs(ratio - 2) < 0.01)
    let words: String = try await page.ask("document.querySelector('#bad-one .timeline').getAttribute('aria-label')")
    #expect(words.contains("Python waits from 0.0 to 2.0 s, writes 2 lines"))
  }

  @Test func `runs nothing of what a document or a run says, and asks for nothing`() async throws {
    let page = try await page()
    #expect(page.complaints == [])
    #expect(page.requests.count == 1 && page.requests[0].hasSuffix("/report.html"))
    #expect(try await page.ask("document.scripts.length") == 1)
    #expect(try await page.ask("document.images.length") == 0)
    #expect(try await page.ask("document.querySelectorAll('[onerror], [style], link, iframe').length") == 0)
    // The policy itself holds: a script that came in all the same would not run.
    try await page.ask(
      "(() => { const s = document.createElement('script'); s.textContent = 'window.ran = 1'; document.body.append(s); return 1; })()",
      as: Int.self)
    #expect(try await page.ask("typeof window.ran") == "undefined")
    #expect(page.complaints.contains { $0.contains("Content Security Policy") })
  }

  @Test func `is searched and filtered`() async throws {
    let page = try await page()
    try await page.click("#_find")
    try await page.type("Task.sleep start")
    #expect(try await shown(page) == ["bad-one"])
    #expect(try await page.ask("document.getElementById('_shown').textContent") == "1 of 6")
    try await page.type(" and nothing of this kind")
    #expect(try await shown(page) == [])
    #expect(try await page.ask("document.getElementById('_empty').hidden") == false)
    try await page.ask("document.getElementById('_find').value = ''", as: String.self)
    try await page.click("button[data-verdict=failed]")
    #expect(try await shown(page) == ["broken-one"])
    try await page.click("button[data-verdict=equivalent]")
    #expect(try await shown(page) == ["good-one", "broken-one", "loose-one"])
    try await page.click("button[data-verdict=failed]")
    try await page.click("button[data-verdict=equivalent]")
    #expect(try await shown(page).count == 6)
    #expect(page.complaints == [])
  }

  @Test func `opens at the pair that its address names`() async throws {
    let page = try await page("good-one")
    #expect(try await page.ask("document.getElementById('good-one').open"))
    #expect(try await page.ask("document.getElementById('loose-one').open") == false)
    try await page.ask("location.hash = 'loose-one'", as: String.self)
    try await page.wait("document.getElementById('loose-one').open")
    try await page.wait("document.getElementById('loose-one').getBoundingClientRect().bottom < innerHeight + 1")
  }

  @Test func `is walked with keys`() async throws {
    let page = try await page()
    try await page.press("j", "j")
    #expect(try await page.ask("document.activeElement.closest('.pair').id") == "bad-one")
    #expect(try await page.ask("location.hash") == "#bad-one")
    try await page.press("k", "Enter")
    #expect(try await page.ask("document.getElementById('good-one').open"))
    try await page.press("/")
    try await page.type("j")
    #expect(try await page.ask("document.activeElement.value") == "j")
    try await page.press("Escape", "?")
    #expect(try await page.ask("document.getElementById('_keys').open"))
    try await page.press("Escape")
    try await page.wait("!document.getElementById('_keys').open")
    #expect(page.complaints == [])
  }

  @Test func `is dark where the reader's system is, or where the reader says so`() async throws {
    let page = try await page(as: .init(isDark: true))
    let lightness = "(() => getComputedStyle(document.body).backgroundColor)()"
    let dark: String = try await page.ask(lightness)
    #expect(try await page.ask("document.getElementById('_theme').ariaPressed") == "true")
    try await page.click("#_theme")
    let light: String = try await page.ask(lightness)
    #expect(dark == "rgb(23, 22, 21)" && light == "rgb(253, 252, 250)")
    try await page.click("#_theme")
    #expect(try await page.ask(lightness) == dark)
  }

  @Test func `is whole without a script, and on paper`() async throws {
    let page = try await page("good-one", as: .init(hasScript: false))
    #expect(try await page.ask("document.querySelector('.tools').hidden"))
    #expect(try await page.ask("document.querySelector('#good-one .body').checkVisibility()"))
    #expect(
      try await page.ask("document.querySelector('#loose-one .body').checkVisibility({contentVisibilityAuto: true})")
        == false)
    try await page.click("#loose-one summary")
    try await page.wait("document.getElementById('loose-one').open")
    try await page.show(.init(isPrinted: true, hasScript: false))
    let heights: [Double] = try await page.ask(
      "[...document.querySelectorAll('.pair .body')].map((e) => e.getBoundingClientRect().height)")
    #expect(heights.count == 6 && heights.allSatisfy { $0 > 50 })
  }

  @Test(arguments: [false, true])
  func `can be read by everybody`(isDark: Bool) async throws {
    let page = try await page(as: .init(isDark: isDark))
    #expect(try await page.ask(PageChecks.structure, as: [String].self) == [])
    let contrast: PageChecks.Contrast = try await page.ask(PageChecks.contrast)
    #expect(contrast.found == [])
    #expect(contrast.seen > 200)
    let axe: PageChecks.Rules = try await page.ask(try PageChecks.axe())
    #expect(axe.found == [])
    #expect(axe.rules > 40)
  }

  /// Nothing is wider than the window, the sides stand next to each other or below each other, and all looks as it did.
  @Test(arguments: [("light", 1280, false), ("dark", 1280, true), ("narrow", 390, false)])
  func `fits the window`(name: String, width: Int, isDark: Bool) async throws {
    let page = try await page("bad-one", as: .init(width: width, isDark: isDark))
    try await page.wait("document.getElementById('bad-one').open")
    #expect(try await page.ask(PageChecks.wide, as: [String].self) == [])
    let lefts: [Double] = try await page.ask(
      "[...document.querySelectorAll('#bad-one .side')].map((e) => e.getBoundingClientRect().left)")
    #expect(lefts.count == 2 && (lefts[0] == lefts[1]) == (width == 390))
    try await page.looks(like: try #require(PagePicture(rawValue: "report-\(name)-pair")))
    try await page.ask("(scrollTo(0, 0), 1)", as: Int.self)
    try await page.looks(like: try #require(PagePicture(rawValue: "report-\(name)")))
  }
}
