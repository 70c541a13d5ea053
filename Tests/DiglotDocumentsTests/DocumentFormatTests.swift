import DiglotDocuments
import DiglotModel
import Testing

struct DocumentFormatTests {
  @Test(arguments: [
    ("<!DOCTYPE html>\n<pre class=python>x = 1</pre>", Document.Format.html),
    ("\n<html><body></body></html>", .html),
    ("{\"cells\": [], \"nbformat\": 4}", .notebook),
    ("#!/usr/bin/env python3\nprint(1)\n", .python),
    ("Title\n\n.. code-block:: python\n\n   x = 1\n", .restructuredText),
    ("# Title\n\n```python\nx = 1\n```\n", .markdown),
    ("# Title\n\nimport os\n", .plainText),
    ("Words, and `code`.\n\n```python\nnever closed\n", .plainText),
    ("", .plainText),
  ])
  func `without a name that tells, the content does`(text: String, format: Document.Format) throws {
    try withFile(Array(text.utf8)) { path in
      let document = try DocumentReader.read(path: path)
      #expect(document.format == format)
    }
  }

  @Test func `the format can be named`() throws {
    try withFile(Array("# Title\n\nimport os\n".utf8)) { path in
      let found = try DocumentReader.read(path: path)
      let named = try DocumentReader.read(path: path, format: .markdown)
      #expect(found.snippets.count == 1)
      #expect(named.snippets.isEmpty)
    }
  }

  @Test func `a notebook that is none is told with its place`() throws {
    for (text, line, column) in [
      ("{\"cells\": [}", 1, 12), ("{\n \"cells\": [\n  \"a\" \"b\"\n]}", 3, 7), ("[]", 1, 1), ("{\"cells\": \"", 1, 11),
      ("{\"cells\": []} x", 1, 15),
    ] {
      do throws(Diagnostic) {
        _ = try DocumentReader.read(text, path: "a.ipynb", format: .notebook)
        Issue.record("no error: \(text)")
      } catch {
        #expect(error.id == "notebook-invalid")
        #expect(error.location == SourceLocation(path: "a.ipynb", line: line, column: column))
      }
    }
  }
}
