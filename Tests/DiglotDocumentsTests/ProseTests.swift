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
        case .markdown(let html, _): html.split(separator: "\n").joined()
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

  @Test(arguments: [
    (Document.Format.html, "<pre><code>import time\nprint(time.time())</code></pre>"),
    (.python, "\"\"\"Text.\n\n>>> print(1)\n1\n\"\"\"\n"),
    (.mdx, "# T\n\n```python\nprint(1)\n```\n"),
    // Two cells on one line cannot be told apart.
    (
      .notebook,
      #"{"cells": [{"cell_type": "code", "source": "print(1)"}, {"cell_type": "code", "source": "print(2)"}], "nbformat": 4}"#
    ),
  ])
  func `what cannot be shown yet is refused`(_ format: Document.Format, _ text: String) throws {
    let failure = #expect(throws: Diagnostic.self) { try blocks(text, format) }
    #expect(failure?.id == "publish-unsupported" && failure?.location != nil && failure?.help != nil)
  }
}
