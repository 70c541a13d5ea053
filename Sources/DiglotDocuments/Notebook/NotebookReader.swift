internal import DiglotModel

/// Reads a notebook of Jupyter, versions 3 and 4 of its format: cells of code are examples, what they wrote and gave when they were run is
/// claimed. Cells of Markdown give the sections, and examples of their own.
struct NotebookReader {
  let document: DocumentText
  let path: String
  let grammar: PythonGrammar
  private var layout = Layout()

  init(_ document: DocumentText, path: String, grammar: PythonGrammar) {
    (self.document, self.path, self.grammar) = (document, path, grammar)
  }

  /// - Throws: `[notebook-invalid]` with the place where it is no JSON, or no notebook.
  mutating func read() throws(Diagnostic) -> Layout {
    let root = try parsed()
    let language = language(root["metadata"])
    for cell in try cells(of: root) { take(cell, language) }
    return layout
  }

  /// A cell as a page shows it.
  struct Cell {
    /// `code`, `markdown`, `raw`, `heading`.
    var kind: String
    /// Of a heading.
    var level: Int
    var source: Excerpt
  }

  /// - Throws: `[notebook-invalid]`.
  func cells() throws(Diagnostic) -> [Cell] {
    try cells(of: try parsed()).map(cell)
  }

  private func cell(_ json: NotebookJSON) -> Cell {
    Cell(
      kind: text(json["cell_type"]) ?? "", level: json["level"].flatMap(number) ?? 1,
      source: excerpt(json["source"] ?? json["input"]))
  }

  private func parsed() throws(Diagnostic) -> NotebookJSON {
    var parser = NotebookJSONParser(document.bytes)
    do { return try parser.parse() } catch { throw invalid("this is no JSON: \(error.reason)", at: error.offset) }
  }

  private func cells(of root: NotebookJSON) throws(Diagnostic) -> [NotebookJSON] {
    guard let cells = root["cells"] ?? root["worksheets"]?.items.first?["cells"] else {
      throw invalid("this has no 'cells', as a notebook has", at: 0)
    }
    return cells.items
  }

  private func invalid(_ message: String, at offset: Int) -> Diagnostic {
    let place = place(offset)
    return Diagnostic(
      "notebook-invalid", message, at: SourceLocation(path: path, line: place.line, column: place.column + 1))
  }

  private func language(_ metadata: NotebookJSON?) -> String {
    let named =
      metadata?["language_info"]?["name"] ?? metadata?["kernelspec"]?["language"] ?? metadata?["kernelspec"]?["name"]
    return text(named).map { $0.lowercased() } ?? "python"
  }

  // MARK: Cells

  private mutating func take(_ json: NotebookJSON, _ language: String) {
    let cell = cell(json)
    let source = cell.source
    switch cell.kind {
    case "code": addCode(json, source, language)
    case "markdown":
      var reader = MarkdownReader(source, grammar: grammar, dialect: .markdown, depth: 1)
      let found = reader.read()
      layout.headings += found.headings
      layout.blocks += found.blocks
    case "heading":
      guard let line = source.places.first?.line else { return }
      layout.headings.append(Heading(line: line, title: source.lines.text(0), level: cell.level))
    default: break
    }
  }

  private mutating func addCode(_ cell: NotebookJSON, _ source: Excerpt, _ language: String) {
    guard let first = source.places.first?.line, let last = source.places.last?.line else { return }
    let count = (cell["execution_count"] ?? cell["prompt_number"]).flatMap(number)
    let name = count.map { "cell [\($0)]" } ?? "cell"
    let boundaries = Boundaries(
      start: .init("the \(name) begins on line \(first)"), end: .init("it ends on line \(last)"))
    var block = Block(source, language: language == "ipython" ? "python" : language, boundaries: boundaries)
    guard !block.excerpt.isEmpty else { return }
    let isSilent = block.excerpt.lines.content(block.excerpt.count - 1).last == UInt8(ascii: ";")
    block.display = isSilent ? .nothing : .lastValue
    block.isCell = true
    for output in cell["outputs"]?.items ?? [] { add(output, to: &block) }
    layout.blocks.append(block)
  }

  private func add(_ output: NotebookJSON, to block: inout Block) {
    switch text(output["output_type"]) {
    case "stream":
      guard text(output["name"] ?? output["stream"]) ?? "stdout" == "stdout" else { return }
      block.shown += shown(output["text"], isValue: false)
    case "execute_result", "pyout":
      block.shown += shown(output["data"]?["text/plain"] ?? output["text"], isValue: true)
    case "display_data":
      // A picture shows itself, and its text is of no interest.
      guard case .object(let data) = output["data"], !data.contains(where: { $0.name.hasPrefix("image/") }) else {
        return
      }
      block.shown += shown(output["data"]?["text/plain"], isValue: true)
    case "error", "pyerr":
      guard let name = text(output["ename"]) else { return }
      let message = text(output["evalue"]) ?? ""
      let place = offset(output["ename"]).map(place) ?? Excerpt.Place(line: 1, column: 0)
      block.shownError = Block.ShownLine(
        text: message.isEmpty ? name : "\(name): \(message)", line: place.line, column: place.column + 1)
    default: break
    }
  }

  /// The lines that a cell showed, without the colours of a terminal. What a line end without a line feed overwrites is left out.
  private func shown(_ value: NotebookJSON?, isValue: Bool) -> [Block.ShownLine] {
    let lines = excerpt(value)
    var result = (0..<lines.count).map { line -> Block.ShownLine in
      let visible = lines.text(line).withoutTrailingSpace.split(separator: 0x0D).last ?? []
      let place = lines.places[line]
      return Block.ShownLine(
        text: TerminalText.plain(visible), line: place.line, column: place.column + 1, isValue: isValue)
    }
    while result.last?.text.isEmpty == true { result.removeLast() }
    return result
  }

  // MARK: Parts of JSON

  /// A text, or a list of texts that are lines: each with its place in the file.
  private func excerpt(_ value: NotebookJSON?) -> Excerpt {
    var lines: [(bytes: [UInt8], offset: Int)] = []
    var isOpen = false
    for part in value?.items ?? [] {
      guard case .string(let range) = part else { continue }
      let text = NotebookText(document.bytes, range)
      var new = text.lines[...]
      if isOpen, let first = new.popFirst() { lines[lines.count - 1].bytes += first.bytes }
      lines += new
      isOpen = !text.isEnded || (isOpen && text.lines.isEmpty)
    }
    var result = Excerpt()
    for line in lines { result.append(line.bytes[...], at: place(line.offset)) }
    return result
  }

  private func text(_ value: NotebookJSON?) -> String? {
    guard case .string(let range) = value else { return nil }
    return NotebookText(document.bytes, range).text
  }

  private func offset(_ value: NotebookJSON?) -> Int? {
    guard case .string(let range) = value else { return nil }
    return range.lowerBound
  }

  private func number(_ value: NotebookJSON) -> Int? {
    guard case .scalar(let range) = value else { return nil }
    return Int(String(decoding: document.bytes[range], as: UTF8.self))
  }

  private func place(_ offset: Int) -> Excerpt.Place {
    var (low, high) = (0, max(document.count - 1, 0))
    while low < high {
      let middle = (low + high + 1) / 2
      if document.lines[middle].lowerBound <= offset { low = middle } else { high = middle - 1 }
    }
    let start = document.count > 0 ? document.lines[low].lowerBound : 0
    return Excerpt.Place(line: low + 1, column: max(offset - start, 0))
  }
}
