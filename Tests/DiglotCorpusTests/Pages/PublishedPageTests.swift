import Foundation
import Testing

/// `diglot publish`, its pages seen in a real browser.
@Suite struct `A published document` {
  /// The command of the page of documentation that makes the first document's page.
  private static func command() throws -> [String] {
    let text = try String(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Pages.md", encoding: .utf8)
    let line = try #require(
      text.split(separator: "\n").first { $0.contains("$ tools/diglot publish corpus/mastering") })
    return line.split(separator: " ").drop { $0 != "publish" }.map(String.init)
  }

  /// The first document's page, as the documentation says it is made.
  private static let first = Task { () throws -> String in
    var arguments = try command()
    let folder = try CommandLineRun.cache.get().path + "/pages"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let output = try #require(arguments.firstIndex(of: "-o")) + 1
    arguments[output] = folder + "/"
    let ran = try await CommandLineRun(
      arguments, environment: ["SOURCE_DATE_EPOCH": "1800000000"], in: FirstDocument.root)
    #expect(ran.status == 0, "\(ran.text)")
    return folder + "/mastering-asyncio.html"
  }

  private func page(_ fragment: String = "", as look: BrowserPage.Look = .init()) async throws -> BrowserPage {
    try await BrowserPage(try await Self.first.value, fragment: fragment, as: look)
  }

  @Test func `has the prose as it was, and each example in both languages`() async throws {
    let page = try await page()
    #expect(page.complaints == [] && page.requests.count == 1)
    #expect(try await page.ask("document.querySelectorAll('.example').length") == 31)
    #expect(try await page.ask("document.querySelectorAll('.example .two .code').length") == 62)
    #expect(try await page.ask("document.querySelectorAll('.example .timeline').length") >= 30)
    #expect(
      try await page.ask("document.querySelectorAll('.verified').length") == 31)
    let mark: String = try await page.ask("document.querySelector('#creating-tasks .verified').textContent")
    #expect(mark.contains("equivalent exact · 2027-01-15 08:00 UTC with CPython 3."), "\(mark)")
    // Every line of prose that stands apart from the examples is there, in its order.
    let text = try String(contentsOfFile: FirstDocument.folder + "/document.txt", encoding: .utf8)
    let shown: String = try await page.ask("document.querySelector('main').textContent")
    var (rest, count) = (shown[...], 0)
    for line in text.split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) where !line.isEmpty {
      let found = try #require(rest.firstRange(of: line), "'\(line)' is not there, or not in its place")
      rest = rest[found.upperBound...]
      count += 1
    }
    #expect(count > 500)
  }

  @Test func `can be read by everybody`() async throws {
    for isDark in [false, true] {
      let page = try await page(as: .init(isDark: isDark))
      #expect(try await page.ask(PageChecks.structure, as: [String].self) == [])
      let contrast: PageChecks.Contrast = try await page.ask(PageChecks.contrast)
      #expect(contrast.found == [])
      #expect(contrast.seen > 1000)
    }
    let axe: PageChecks.Rules = try await page().ask(try PageChecks.axe())
    #expect(axe.found == [])
    #expect(axe.rules > 30)
  }

  @Test func `has tabs without a script where there is no room for two columns`() async throws {
    let page = try await page("creating-tasks", as: .init(width: 390, hasScript: false))
    #expect(try await page.ask(PageChecks.wide, as: [String].self) == [])
    let visible = "[...document.querySelectorAll('#creating-tasks .side')].map((e) => e.checkVisibility())"
    #expect(try await page.ask(visible) == [true, false])
    try await page.click("#creating-tasks .pick-swift")
    #expect(try await page.ask(visible) == [false, true])
    try await page.looks(like: .publishedNarrow)
    try await page.show(.init(hasScript: false))
    #expect(try await page.ask(visible) == [true, true])
    #expect(try await page.ask("document.querySelector('#creating-tasks .tabs').checkVisibility()") == false)
  }

  @Test(arguments: [("light", false), ("dark", true)])
  func `looks as it did`(name: String, isDark: Bool) async throws {
    let page = try await page(as: .init(isDark: isDark))
    try await page.looks(like: isDark ? .publishedDark : .publishedLight)
    try await page.click("#creating-tasks .when summary")
    try await page.wait("document.querySelector('#creating-tasks .when').open")
    try await Self.showTimeline(of: page)
    try await page.looks(like: isDark ? .publishedDarkExample : .publishedLightExample)
  }

  @Test func `looks otherwise where its style is changed`() async throws {
    let page = try await page()
    try await Self.showTimeline(of: page)
    for rule in [
      ".published .two { grid-template-columns: 1fr !important }", ".time { display: none !important }",
      ".code { background: var(--rule) !important }", ":root { color-scheme: dark !important }",
      ".cap, .tag, h3, h2 { display: none !important }",
    ] {
      try await page.style(rule)
      let difference = try await page.difference(
        try await page.drawn(as: .publishedLightExample), from: .publishedLightExample)
      #expect(!difference.isSmall, "\(rule): \(difference)")
      try await page.ask("(document.adoptedStyleSheets = [], 1)", as: Int.self)
    }
    #expect(
      try await page.difference(try await page.drawn(as: .publishedLightExample), from: .publishedLightExample).isSmall)
  }

  /// Opens an example's timeline, which is then at the end of the window.
  private static func showTimeline(of page: BrowserPage) async throws {
    try await page.ask(
      "(() => { const e = document.querySelector('#creating-tasks .when'); e.open = true;"
        + " e.scrollIntoView({ block: 'end' }); return 1; })()", as: Int.self)
  }

  @Test func `has all pictures that are kept, and together they are small`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: PagePicture.folder)
    #expect(names.sorted() == PagePicture.allCases.map { $0.rawValue + ".png" }.sorted())
    let sizes = PagePicture.allCases.map { FileManager.default.contents(atPath: $0.path)?.count ?? 0 }
    #expect(sizes.allSatisfy { $0 > 500 } && sizes.reduce(0, +) < 300_000, "\(sizes)")
  }

  @Test func `shows a pair that is not equivalent as such, and exits with 1`() async throws {
    let corpus = try MiniCorpus([
      Example("Good one", python: "print(1)\nprint(2)", swift: "print(1)\nprint(2)"),
      Example("Bad one", python: "print(1)\nprint('a')", swift: "print(1)\nprint(\"b </script>\")"),
      Example("Left one", python: "print(1)\nprint(4)"),
    ])
    let path = corpus.path + "/page.html"
    let ran = try await CommandLineRun(["publish", corpus.path, "-o", path])
    #expect(ran.status == 1, "\(ran.text)")
    let page = try await BrowserPage(path)
    #expect(
      try await page.ask("[...document.querySelectorAll('.verified .badge')].map((e) => e.textContent)") == [
        "✓ equivalent", "≠ different", "○ unported",
      ])
    #expect(try await page.text("#bad-one .diffs").contains("output-differs"))
    #expect(page.complaints == [])
  }

  @Test(arguments: ["html", "markdown"])
  func `is the same byte by byte where its moment is given`(_ format: String) async throws {
    let corpus = try MiniCorpus([
      Example(
        "Timed one", python: "import time\n\ntime.sleep(1)\nprint(1)", swift: "import Glibc\n\nsleep(1)\nprint(1)")
    ])
    var pages: Set<String> = []
    for _ in 0..<3 {
      let ran = try await CommandLineRun(
        ["publish", corpus.path, "--format", format], environment: ["SOURCE_DATE_EPOCH": "1800000000"])
      #expect(ran.status == 0, "\(ran.stderr)")
      pages.insert(ran.stdout)
    }
    #expect(pages.count == 1)
  }

  @Test func `is Markdown for a site generator, in which nothing changes what the document says`() async throws {
    let corpus = try MiniCorpus([
      Example("Good one", python: "print('```')\nprint('<b>')", swift: "print(\"```\")\nprint(\"<b>\")")
    ])
    let ran = try await CommandLineRun(
      ["publish", corpus.path, "--format", "markdown"], environment: ["SOURCE_DATE_EPOCH": "1800000000"])
    #expect(ran.status == 0)
    #expect(ran.stdout.contains("\n## 1\\. Behaviours\n\n### Good one\n\n"), "\(ran.stdout)")
    #expect(ran.stdout.contains("\n````python\nprint('```')\nprint('<b>')\n````\n\n````swift\nprint(\"```\")\n"))
    #expect(ran.stdout.contains("\nOutput:\n\n````text\n   0.000  ```\n   0.000  <b>\nfinished, at 0.0 s\n````\n"))
    #expect(ran.stdout.contains("\n✓ **equivalent** · exact · 2027-01-15 08:00 UTC with CPython 3."))
  }

  @Test func `as Markdown keeps Markdown as it was, with the port in the list that the example is in`() async throws {
    let folder = try TemporaryFolder()
    let text =
      "# T\n\n- first:\n\n  ```python\n  print(1)\n  print(2)\n  ```\n\n  *more* [a][b]\n\n[b]: https://x.example/\n"
    try folder.write("document.md", text)
    try folder.write("ports/t.swift", "print(1)\nprint(2)\n")
    let ran = try await CommandLineRun(["publish", folder.path, "--format", "markdown"])
    #expect(ran.status == 0, "\(ran.text)")
    #expect(
      ran.stdout.hasPrefix(
        """
        # T

        - first:

          ```python
          print(1)
          print(2)
          ```

          ```swift
          print(1)
          print(2)
          ```

          Output:

          ```text
             0.000  1
             0.000  2
          finished, at 0.0 s
          ```

          ✓ **equivalent** · exact ·
        """), "\(ran.stdout)")
    #expect(ran.stdout.contains("\n\n  *more* [a][b]\n\n[b]: https://x.example/\n"))
  }

  @Test func `of the first document is part of the documentation, as it would be made now`() async throws {
    let path = FirstDocument.root + "/Sources/Diglot.docc/MasteringAsyncio.md"
    let ran = try await CommandLineRun(
      ["publish", "corpus/mastering-asyncio", "--format", "markdown"], in: FirstDocument.root)
    #expect(ran.status == 0, "\(ran.stderr)")
    if ProcessInfo.processInfo.environment["DIGLOT_UPDATE"] == "1" {
      try Data(ran.stdout.utf8).write(to: URL(fileURLWithPath: path))
    }
    // When and with what it was verified is another thing on each machine.
    func lines(_ text: String) -> [Substring] {
      text.replacing(/[0-9-]{10} [0-9:]{5} UTC with CPython [0-9.]+ and Swift [0-9.]+/, with: "").split(separator: "\n")
    }
    let (kept, made) = (lines(try String(contentsOfFile: path, encoding: .utf8)), lines(ran.stdout))
    #expect(kept.count > 1000)
    #expect(kept.difference(from: made).isEmpty, "'DIGLOT_UPDATE=1' makes it anew")
  }

  @Test func `a folder as the output gets a file with the document's name`() async throws {
    let corpus = try MiniCorpus([Example("Good one", python: "print(1)\nprint(2)", swift: "print(1)\nprint(2)")])
    let name = corpus.path.split(separator: "/").last.map(String.init) ?? ""
    let ran = try await CommandLineRun(["publish", corpus.path, "--output", corpus.path])
    #expect(ran.status == 0 && ran.stdout.isEmpty, "\(ran.text)")
    #expect(FileManager.default.fileExists(atPath: "\(corpus.path)/\(name).html"))
    let nowhere = try await CommandLineRun(["publish", corpus.path, "-o", corpus.path + "/none/"])
    #expect(nowhere.status == 2 && nowhere.stderr.contains("[output-unwritable]"), "\(nowhere.text)")
  }

  @Test(arguments: [
    "data-structures/document.md", "text-processing/document.rst", "numbers-functions-classes/document.ipynb",
  ])
  func `can be Markdown, reStructuredText or a notebook`(name: String) async throws {
    let folder = FirstDocument.root + "/corpus/" + (name.split(separator: "/").first.map(String.init) ?? "")
    let cache = try CommandLineRun.cache.get().path
    let path = cache + "/\(folder.hash).html"
    let ran = try await CommandLineRun(["publish", folder, "-o", path])
    #expect(ran.status == 0, "\(ran.text)")
    let page = try await BrowserPage(path)
    #expect(try await page.ask("document.querySelectorAll('.example').length") == 20)
    let axe: PageChecks.Rules = try await page.ask(try PageChecks.axe())
    #expect(axe.found == [])
    #expect(try await page.ask(PageChecks.structure, as: [String].self) == [])
    #expect(page.complaints == [])
  }

  private static let others = [
    (
      "document.html", "title",
      """
      <!doctype html><title>t</title><script>alert(1)</script>
      <h1 id="title">Title</h1><p onclick="alert(2)" style="color: red">Words <img src="https://x.example/a.png" alt="pic">
      <a href="javascript:alert(3)">bad</a> <a href="#more">good</a></p><svg onload="alert(4)"><text>x</text></svg>
      <iframe src="https://x.example/"></iframe><ul><li>first
      <table><tr><td class="linenos">1</td><td><pre class="python">print(1)
      print(2)</pre></td></tr></table></li></ul><h2 id="more">More</h2><p>End.</p>
      """
    ),
    (
      "document.mdx", "title",
      """
      import { Chart } from "chart"

      # Title

      Words <Chart data={alert(1)} /> in <b>bold</b>.

      <Tabs>
      <Tab name="x">
      ```python
      print(1)
      print(2)
      ```
      </Tab>
      </Tabs>

      ## More

      End. {alert(2)}
      """
    ),
    ("document.py", "document", "\"\"\"Words <script>alert(1)</script> of a module.\"\"\"\nprint(1)\nprint(2)\n"),
  ]

  @Test(arguments: others)
  func `can be HTML, MDX or a file of Python, of which nothing runs or loads`(name: String, id: String, text: String)
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(name, text)
    try folder.write("ports/\(id).swift", "print(1)\nprint(2)\n")
    let path = folder.path + "/out.html"
    let ran = try await CommandLineRun(["publish", folder.path, "-o", path])
    #expect(ran.status == 0, "\(ran.text)")
    let page = try await BrowserPage(path)
    #expect(page.complaints == [] && page.requests.count == 1)
    #expect(try await page.ask("document.querySelectorAll('.example .two .code').length") == 2)
    #expect(
      try await page.ask("document.querySelectorAll('main :is(script, style, img, iframe, [onclick])').length") == 0)
    let shown = try await page.text("main")
    #expect(shown.contains("Words ") && shown.contains("equivalent"))
    #expect(try await page.ask(PageChecks.structure, as: [String].self) == [])
    let axe: PageChecks.Rules = try await page.ask(try PageChecks.axe())
    #expect(axe.found == [])
    let markdown = try await CommandLineRun(["publish", folder.path, "--format", "markdown"])
    #expect(
      markdown.status == 0 && markdown.stdout.contains("\n```swift\nprint(1)\nprint(2)\n```\n"), "\(markdown.text)")
  }

  @Test func `what cannot be published is refused before anything runs`() async throws {
    let folder = try TemporaryFolder()
    let cells = #"{"cell_type": "code", "source": "print(1)"}, {"cell_type": "code", "source": "print(2)"}"#
    let path = try folder.write("page.ipynb", #"{"cells": [\#(cells)], "nbformat": 4}"#)
    let ran = try await CommandLineRun(["publish", path, "-o", folder.path + "/out.html"])
    #expect(ran.status == 2 && ran.stderr.contains("page.ipynb:1:1: error: [publish-unsupported]"), "\(ran.text)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out.html"))
  }
}
