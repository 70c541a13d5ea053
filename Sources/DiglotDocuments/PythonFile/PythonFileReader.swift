internal import DiglotModel

/// Reads a file of Python: its cells, where it is cut into cells (`# %%`), else the whole of it; and the examples in its docstrings.
struct PythonFileReader {
  let text: Excerpt
  let path: String
  let grammar: PythonGrammar
  let files: IncludedFiles?

  func read() throws(Diagnostic) -> Layout {
    var layout = Layout()
    let cells = PythonCells(text.lines).cells
    if cells.isEmpty {
      if let program { layout.blocks.append(program) }
    } else {
      for cell in cells { add(cell, to: &layout) }
    }
    for docstring in try Docstring.all(in: text, grammar) { add(docstring, to: &layout) }
    layout.blocks.sort { ($0.excerpt.places.first?.line ?? 0) < ($1.excerpt.places.first?.line ?? 0) }
    return layout
  }

  /// The name of the file, without its folder and its end.
  private var stem: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.split(separator: ".").first ?? name)
  }

  /// The whole file; nil where it has nothing but a docstring and comments.
  private var program: Block? {
    let boundaries = Boundaries(start: .init("the file begins"), end: .init("the file ends"))
    var block = Block(text, language: "python", boundaries: boundaries)
    block.section = [stem]
    if case .statements(let statements) = grammar.facts(block.excerpt.source) {
      let hasCode = statements.contains { $0.sort != .docstring && $0.sort != .data }
      return hasCode ? block : nil
    }
    return block.excerpt.isEmpty ? nil : block
  }

  private func add(_ cell: PythonCells.Cell, to layout: inout Layout) {
    let number = text.places[cell.lines.lowerBound].line
    switch cell.kind {
    case .markdown:
      var reader = MarkdownReader(
        PythonCells.comments(of: cell, in: text), grammar: grammar, dialect: .markdown, depth: 1)
      layout.headings += reader.read().headings
    case .code(let title):
      if let title { layout.headings.append(Heading(line: number, title: title, level: 1)) }
      let first = cell.isMarked ? cell.lines.lowerBound + 1 : cell.lines.lowerBound
      guard first <= cell.lines.upperBound else { return }
      // What comes before the first cell is most often what Jupytext keeps of the notebook.
      let isComment = (first...cell.lines.upperBound).allSatisfy {
        text.lines.isBlank($0) || text.lines.content($0).first == UInt8(ascii: "#")
      }
      if isComment, !cell.isMarked { return }
      let boundaries = Boundaries(
        start: .init(cell.isMarked ? "the cell on line \(number)" : "the file begins"),
        end: .init("the cell ends on line \(text.places[cell.lines.upperBound].line)"))
      var block = Block(text.slice(first...cell.lines.upperBound), language: "python", boundaries: boundaries)
      block.display = .lastValue
      block.isCell = true
      layout.blocks.append(block)
    }
  }

  private func add(_ docstring: Docstring, to layout: inout Layout) {
    var found: [Block]
    if docstring.hasFences {
      var reader = MarkdownReader(docstring.excerpt, grammar: grammar, dialect: .markdown, depth: 1)
      found = reader.read().blocks
    } else {
      var reader = ReStructuredTextReader(docstring.excerpt, grammar: grammar, files: files)
      found = reader.read().blocks
    }
    let section = docstring.name.isEmpty ? [stem] : docstring.name.split(separator: ".").map(String.init)
    for index in found.indices {
      found[index].section = section
      found[index].isTentative = true
      found[index].needsProgram = true
    }
    layout.blocks += found
  }
}
