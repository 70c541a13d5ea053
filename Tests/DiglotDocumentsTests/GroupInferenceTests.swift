import DiglotDocuments
import DiglotModel
import Testing

/// Which snippets need which, as `ID: AFTER…`, and in brackets all that run before where these are more.
struct GroupInferenceTests {
  private func groups(_ text: String, _ format: Document.Format = .markdown) throws -> [String] {
    let document = try DocumentReader.read(text, path: "a", format: format)
    return document.snippets.map { snippet in
      let all = document.snippets(before: snippet).map(\.id)
      let more = all == snippet.group.after ? "" : " (\(all.joined(separator: " ")))"
      return "\(snippet.id) \(snippet.group.name): " + snippet.group.after.joined(separator: " ") + more
    }
  }

  private func fences(_ sources: String...) -> String {
    sources.enumerated().map { "# S\($0.offset + 1)\n\n```python\n\($0.element)\n```\n" }.joined(separator: "\n")
  }

  @Test func `complete programs are independent`() throws {
    let found = try groups(fences("x = 1\nprint(x)", "import os\nx = os.sep\nprint(x)"))
    #expect(found == ["s1 independent: ", "s2 independent: "])
  }

  @Test func `a fragment runs after what binds its names, and after what that needs`() throws {
    let found = try groups(
      fences("import math", "def area(r):\n    return math.pi * r", "other = 1", "print(area(2))", "print(nowhere)"))
    #expect(
      found == [
        "s1 independent: ", "s2 session: s1", "s3 independent: ", "s4 session: s2 (s1 s2)", "s5 independent: ",
      ])
  }

  @Test func `the last binding counts`() throws {
    let found = try groups(fences("x = 1", "x = 2", "print(x)"))
    #expect(found.last == "s3 session: s2")
  }

  @Test func `who uses a value in between may have changed it, who uses a function has not`() throws {
    let found = try groups(
      fences("items = []\ndef show(x): print(x)", "items.append(1)", "show(2)", "print(items)", "show(items)"))
    #expect(found[3] == "s4 session: s2 (s1 s2)")
    #expect(found[4] == "s5 session: s1 s4 (s1 s2 s4)")
    #expect(found[2] == "s3 session: s1")
  }

  @Test func `what is not run is run for nobody`() throws {
    let found = try groups(fences("x = 1\n...\ny = 2", "print(x)", "print(y"))
    #expect(found == ["s1 independent: ", "s2 independent: ", "s3 independent: "])
  }

  @Test func `cells share one namespace`() throws {
    let text = "# %%\nx = 1\n# %%\ny = 2\n# %%\nprint(3)\n"
    #expect(
      try groups(text, .python) == [
        "snippet independent: ", "snippet-2 session: snippet", "snippet-3 session: snippet-2 (snippet snippet-2)",
      ])
  }

  @Test func `a cell stands for cells alone, so that what it does not run before is named beside it`() throws {
    let text = """
      ```python
      x = [1]
      ```

      ```{code-cell}
      x.append(2)
      ```

      ```{code-cell}
      x.append(3)
      ```

      ```python
      print(x)
      ```
      """
    #expect(
      try groups(text, .myst) == [
        "snippet independent: ", "snippet-2 independent: ", "snippet-3 session: snippet-2",
        "snippet-4 session: snippet snippet-3 (snippet snippet-2 snippet-3)",
      ])
  }

  @Test func `a long session is a chain`() throws {
    let count = 2_000
    let document = try DocumentReader.read(
      "# %%\nx = []\n" + String(repeating: "# %%\nx.append(1)\n", count: count), path: "a", format: .python)
    #expect(document.snippets.count == count + 1)
    #expect(document.snippets.allSatisfy { $0.group.after.count <= 1 })
    #expect(document.snippets(before: try #require(document.snippets.last)).count == count)
    let fences = fences("x = []", "x.append(1)", "x.append(2)", "x.append(3)", "x.append(4)")
    #expect(try groups(fences).last == "s5 session: s4 (s1 s2 s3 s4)")
  }

  @Test func `an example in a docstring runs after the program and its own docstring`() throws {
    let text = """
      def f():
          '''>>> x = f()

          Words.

          >>> x
          '''

      def g():
          '''>>> f()
          '''
      """
    #expect(
      try groups(text, .python) == [
        "a independent: ", "f session: a", "f-2 session: a f", "g session: a",
      ])
  }
}
