import DiglotDocuments
import DiglotModel
import Testing

@Suite struct ProseTests {
  /// The blocks of a document, a line for each: its kind and its text.
  private func blocks(_ text: String, _ format: Document.Format) throws -> [String] {
    var lines: [String] = []
    try withFile(Array(text.utf8)) { path in
      lines = try ProseReader.read(try DocumentReader.read(path: path, format: format)).map { block in
        switch block {
        case .heading(let level, let text): "h\(level) \(text)"
        case .paragraph(let lines): "p " + lines.joined(separator: "|")
        case .literal(let lines): "pre " + lines.joined(separator: "|")
        case .rendered(let html, _): html.split(separator: "\n").joined()
        case .snippet(let id, let margin): "snippet " + id + (margin.isEmpty ? "" : " [\(margin)]")
        }
      }
    }
    return lines
  }

  private let python = "import time\n \nprint(time.time())\nfor i in range(3):\n    print(i)"

  @Test func `plain text keeps its headings, its paragraphs with their lines, and what is indented`() throws {
    let text =
      "1. One\n\nFirst Part\n\nThis is said first,\nand this below:\n\n\(python)\n\nIt has:\n\n  1. a list\n  2. of two\n"
    #expect(
      try blocks(text, .plainText) == [
        "h1 1. One", "h2 First Part", "p This is said first,|and this below:", "snippet first-part", "p It has:",
        "pre   1. a list|  2. of two",
      ])
  }

  @Test func `Markdown is rendered around its examples, also within lists and quotations`() throws {
    let code = "import time\n\nprint(time.time())\nfor i in range(3):\n    print(i)"
    let inList = code.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "  " + $0 }
      .joined(separator: "\n")
    let text =
      "# T\n\nSome *text*.\n\n```python\n\(code)\n```\n\n- item\n\n  ```python\n\(inList)\n  ```\n\n  more\n\n| a |\n| - |\n| b |\n"
    #expect(
      try blocks(text, .markdown) == [
        "<h1>T</h1><p>Some <em>text</em>.</p>", "snippet t", "<ul><li><p>item</p>", "snippet t-2 [  ]",
        "<p>more</p></li></ul><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
      ])
  }

  @Test func `nothing of a document's own HTML, and no script in an address, gets onto a page`() throws {
    let text = """
      # T

      <script>alert(1)</script>

      a <b onclick="x()">b</b> [c](javascript:alert(1)) ![d](https://x.example/y.png) <!--diglot 0-->

      ```python
      import time
      print(time.time())
      ```
      """
    let html = try blocks(text, .markdown).joined()
    for bad in ["<script", "onclick", "javascript:", "<img", "diglot 0"] {
      #expect(!html.contains(bad), "\(bad) in \(html)")
    }
    #expect(html.contains("<a href=\"https://x.example/y.png\">d</a>"))
  }

  @Test func `reStructuredText has its titles as headings, without their lines`() throws {
    let text =
      "Title\n=====\n\nWords.\n\n.. code-block:: python\n\n   import time\n   print(time.time())\n\nMore\n----\n\nEnd.\n"
    #expect(
      try blocks(text, .restructuredText) == ["h1 Title", "p Words.", "snippet title", "h2 More", "p End."])
  }

  @Test func `a notebook has its cells`() throws {
    let text = """
      {"cells": [
        {"cell_type": "markdown", "source": ["# T\\n", "Some *text*."]},
        {"cell_type": "code", "source": ["import time\\n", "print(time.time())"], "outputs": []},
        {"cell_type": "raw", "source": ["as it is"]}
      ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
      """
    #expect(
      try blocks(text, .notebook) == ["<h1>T</h1><p>Some <em>text</em>.</p>", "snippet t", "pre as it is"])
  }

  @Test func `HTML keeps its structure and its links, and nothing else of the page`() throws {
    let text = """
      <!doctype html><html><head><title>t</title><style>p { color: red }</style><script>alert(1)</script></head>
      <body onload="x()"><nav class="bar"><a href="#end">On <b>to</b> the end</a></nav>
      <div class="wide"><h1 id="top" style="x">Title<a class="headerlink" href="#top">¶</a></h1>
      loose <em onclick="y()">words</em>
      <div>and others</div></div>
      <ul><li>item</li><li><p>more</p><pre class="python">import time
      print(time.time())</pre> behind it</li></ul>
      <p><img src="a.png" alt="A &lt;b>"> <img src="data:image/png;base64,AA"> <a href="JavaScript:alert(2)">bad</a>
      <a href="https://x.example/?a=1&amp;b=2">good</a><br><svg><script>alert(3)</script><text>drawn</text></svg></p>
      <p> </p><iframe src="https://x.example">framed</iframe>
      <table class="t"><tr><th colspan="2">h</th></tr><tr><td>1</td><td></td></tr></table>
      <pre class="language-sh"><span>pip</span> install

      x</pre>
      <section id="end"><h2>End</h2></section></body></html>
      """
    #expect(
      try blocks(text, .html) == [
        "<p><a href=\"#_end\">On <b>to</b> the end</a></p><h1 id=\"_top\">Title</h1>"
          + "<p>loose <em>words</em></p><p>and others</p><ul><li>item</li><li><p>more</p>",
        "snippet title",
        "<p>behind it</p></li></ul><p><a href=\"a.png\">A &lt;b&gt;</a> bad"
          + "<a href=\"https://x.example/?a=1&amp;b=2\">good</a><br/></p>"
          + "<table><tr><th colspan=\"2\">h</th></tr><tr><td>1</td><td></td></tr></table>"
          + "<pre>pip install&#10;x</pre><div id=\"_end\"></div><h2>End</h2>",
      ])
  }

  @Test func `code in a table that is there for its lines leaves no table behind, and no numbers`() throws {
    let text = """
      <h1>T</h1><p>Before.</p><div><table class="highlighttable"><tr><td class="linenos"><pre>1
      2</pre></td><td class="code"><div class="highlight-python"><pre>import time
      print(time.time())</pre></div></td></tr></table></div><p>After.</p>
      """
    #expect(try blocks(text, .html) == ["<h1>T</h1><p>Before.</p>", "snippet t", "<p>After.</p>"])
  }

  @Test func `HTML is HTML in Markdown, too: no blank line, and each part begins with an element`() throws {
    let text =
      "<h1>T</h1>\n\n\n<p>a\n\n\nb</p><pre>x\n\n\ny</pre><pre class='python'>import time\nprint(time.time())</pre>*loose* _text_"
    var parts: [String] = []
    try withFile(Array(text.utf8)) { path in
      for case .rendered(_, let markdown) in try ProseReader.read(try DocumentReader.read(path: path, format: .html)) {
        parts.append(markdown)
      }
    }
    #expect(parts == ["<h1>T</h1>\n<p>a\nb</p>\n<pre>x\n&#10;\ny</pre>\n", "<p>*loose* _text_</p>\n"])
  }

  @Test func `MDX keeps what its components hold, and shows as code what only a program could show`() throws {
    let text = """
      ---
      title: T
      ---
      import Tabs from "@theme/Tabs"
      import { a } from "b"

      export const size = { a: 1,
        b: 2 }

      # T {#top}

      <Tabs groupId="x" onChange={() => "}>"}>
        <TabItem value="python">

          Some *text* in <b>bold</b>, `<Kept attr={1} />` and 1 \\< 2.

          ```python
          import time
          print(time.time())
          ```

          - item
            - inner

        </TabItem>
        <TabItem value="js">
          ```js
          const x = <A/>
          ```
        </TabItem>
      </Tabs>

      {/* a comment
      of two lines */}
      It is {size.a} at <Chart
        data={[1, 2]} />, see <br/> below.
      """
    #expect(
      try blocks(text, .mdx) == [
        "<h1>T</h1><p>Some <em>text</em> in bold, <code>&lt;Kept attr={1} /&gt;</code> and 1 &lt; 2.</p>",
        "snippet t",
        "<ul><li>item<ul><li>inner</li></ul></li></ul><pre><code class=\"language-js\">const x = &lt;A/&gt;</code></pre>"
          + "<p>It is <code>{size.a}</code> at <code>&lt;Chart data={[1, 2]} /&gt;</code>, see  below.</p>",
      ])
  }

  @Test func `a file of Python has its docstrings with their examples around the program`() throws {
    let text = """
      \"""Counts things.

      >>> count([1])
      1
      \"""
      import math

      def count(items):
          \"""How many.

          Of *any* kind::

              count(x)

          >>> count([1, 2])
          2
          \"""
          return len(items)

      def other():
          \"""Says nothing that runs.\"""

      print(count([]))
      """
    let found = try blocks(text, .python)
    #expect(found.first == "p Counts things.")
    #expect(found.contains("h2 count") && !found.contains("h2 other"), "\(found)")
    #expect(found.filter { $0.hasPrefix("snippet ") }.count == 3, "\(found)")
    #expect(found.contains("p Of *any* kind::") && found.contains("pre     count(x)"), "\(found)")
  }

  @Test func `a docstring may set its examples as Google's style does`() throws {
    let text =
      "def f():\n    \"\"\"Does.\n\n    Examples:\n        ```python\n        print(f())\n        ```\n    \"\"\"\n"
    let found = try blocks(text, .python)
    #expect(found.suffix(4) == ["h2 f", "p Does.", "p Examples:", "snippet f"], "\(found)")
  }

  @Test func `cells of a file of Python are as those of a notebook`() throws {
    let text =
      "# ---\n# jupyter: x\n# ---\n\n# %% [markdown]\n# # Squares\n#\n# *Words*.\n\n# %%\nx = [n ** 2 for n in range(3)]\nx\n\n"
      + "# %% The sum\nprint(sum(x))\n"
    #expect(
      try blocks(text, .python) == [
        "<h1>Squares</h1><p><em>Words</em>.</p>", "snippet squares", "h2 The sum", "snippet the-sum",
      ])
  }

  /// Each of these would take hours if every mark were looked at with all that follows it.
  @Test(arguments: [
    (Document.Format.mdx, "{ "), (.mdx, "<a "), (.mdx, "<a b={ "), (.mdx, "import a\n"), (.mdx, "- a\n"),
    (.html, "<div>"), (.html, "<table><tr><td>"), (.html, "<b>a"), (.html, "<pre>x</pre>"),
  ])
  func `a mark that is repeated thirty thousand times takes no longer than others`(
    _ format: Document.Format, _ mark: String
  ) throws {
    let code = format == .mdx ? "\n\n```python\nimport time\n```\n" : "\n<pre class='python'>import time\n</pre>"
    let text = "words " + String(repeating: mark, count: 30_000)
    let found = try blocks(code + text, format)
    #expect(found.contains { $0.hasPrefix("snippet ") } && found.count > 1)
  }

  @Test func `what cannot be shown is refused`() throws {
    // Two cells on one line cannot be told apart.
    let text =
      #"{"cells": [{"cell_type": "code", "source": "print(1)"}, {"cell_type": "code", "source": "print(2)"}], "nbformat": 4}"#
    let failure = #expect(throws: Diagnostic.self) { try blocks(text, .notebook) }
    #expect(failure?.id == "publish-unsupported" && failure?.location != nil && failure?.help != nil)
  }
}
