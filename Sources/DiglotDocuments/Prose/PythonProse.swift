internal import DiglotModel

/// The prose of a file of Python: its cells of text and its docstrings, with the code between them.
///
/// A file that is not cut into cells is one example, which comes behind the module's docstring; what other docstrings say stands below
/// it, each under the name of what it is about, where there are examples in it.
struct PythonProse {
  let text: Excerpt
  let path: String
  let snippets: [Snippet]
  let grammar: PythonGrammar

  func read() throws(Diagnostic) -> [ProseBlock] {
    let docstrings = try Docstring.all(in: text, grammar).filter { !$0.excerpt.isEmpty }
    let cells = PythonCells(text.lines).cells
    guard !cells.isEmpty else { return try code(0...max(text.count - 1, 0), docstrings) }
    var blocks: [ProseBlock] = []
    for cell in cells {
      switch cell.kind {
      case .markdown:
        let comments = PythonCells.comments(of: cell, in: text)
        blocks += MarkdownProse(text: comments, snippets: [], mayHaveFrontMatter: false).read()
      case .code(let title):
        if let title { blocks.append(.heading(level: 2, text: title)) }
        let first = cell.isMarked ? cell.lines.lowerBound + 1 : cell.lines.lowerBound
        if first <= cell.lines.upperBound { blocks += try code(first...cell.lines.upperBound, docstrings) }
      }
    }
    return blocks
  }

  /// 0-based lines of code, and the docstrings in them.
  private func code(_ lines: ClosedRange<Int>, _ docstrings: [Docstring]) throws(Diagnostic) -> [ProseBlock] {
    let here = docstrings.filter { lines.contains($0.lines.lowerBound - 1) }
    let inDocstrings = here.map { docstring in snippets.filter { docstring.holds($0) } }
    let own = snippets.filter { snippet in
      lines.contains(snippet.lines.start - 1) && !here.contains { $0.holds(snippet) }
    }
    var before: [ProseBlock] = []
    var behind: [ProseBlock] = []
    for (docstring, examples) in zip(here, inDocstrings) {
      if docstring.name.isEmpty {
        before += try prose(docstring, examples)
      } else if !examples.isEmpty {
        behind += [.heading(level: 2, text: docstring.name)] + (try prose(docstring, examples))
      }
    }
    return before + (own.isEmpty ? literal(lines, here) : own.map { .snippet(id: $0.id, margin: "") }) + behind
  }

  /// Code that is no example; nothing where there is only the module's docstring, blank lines and comments.
  private func literal(_ lines: ClosedRange<Int>, _ docstrings: [Docstring]) -> [ProseBlock] {
    let module = docstrings.first { $0.name.isEmpty }?.lines
    let code = lines.filter { module?.contains($0 + 1) != true }.map { text.text($0).withoutTrailingSpace.text }
    let shown = code.drop { $0.isEmpty }
    let hasCode = shown.contains { !$0.isEmpty && !$0.hasPrefix("#") }
    return hasCode ? [.literal(Array(shown))] : []
  }

  private func prose(_ docstring: Docstring, _ examples: [Snippet]) throws(Diagnostic) -> [ProseBlock] {
    let words = docstring.excerpt
    if docstring.hasFences {
      let blocks = MarkdownProse(text: words, snippets: examples, mayHaveFrontMatter: false).read()
      // A fence that is indented below a title of Google's style is none in Markdown.
      if examples.allSatisfy({ example in blocks.contains { $0.shows(example) } }) { return blocks }
    }
    var reader = ReStructuredTextReader(
      words, grammar: grammar, files: IncludedFiles(document: path, grammar: grammar))
    return LineProse(text: words, headings: reader.read().headings, snippets: examples, isStructured: true).read()
  }
}

extension ProseBlock {
  fileprivate func shows(_ snippet: Snippet) -> Bool {
    if case .snippet(let id, _) = self { id == snippet.id } else { false }
  }
}

extension Docstring {
  /// The document's lines, 1-based.
  fileprivate var lines: ClosedRange<Int> {
    let (first, last) = (excerpt.places.first?.line ?? 1, excerpt.places.last?.line ?? 1)
    return first...max(first, last)
  }

  /// Whether an example stands in it, whole.
  fileprivate func holds(_ snippet: Snippet) -> Bool {
    lines.contains(snippet.lines.start) && lines.contains(snippet.lines.end)
  }
}
