internal import DiglotModel

/// The prose of a document whose lines are shown as they are: plain text, and reStructuredText with its titles as headings.
struct LineProse {
  let text: Excerpt
  let headings: [Heading]
  let snippets: [Snippet]
  /// Whether titles have adornments, and examples the directive that announces them.
  var isStructured = false

  private var lines: TextLines { text.lines }

  func read() -> [ProseBlock] {
    let numbers = Dictionary(text.places.enumerated().map { ($0.element.line, $0.offset) }) { first, _ in first }
    let titles = Dictionary(headings.compactMap { title in numbers[title.line].map { ($0, title) } }) { first, _ in
      first
    }
    let starts = Dictionary(snippets.compactMap { own in numbers[own.lines.start].map { ($0, own) } }) { first, _ in
      first
    }
    let ends = Set(snippets.compactMap { numbers[$0.lines.end] })
    var blocks: [ProseBlock] = []
    var open: [Int] = []
    func close() {
      if !open.isEmpty { blocks.append(block(open)) }
      open = []
    }
    var line = 0
    while line < lines.count {
      if let snippet = starts[line] {
        close()
        blocks.append(.snippet(id: snippet.id, margin: ""))
        line = max(line + 1, (numbers[snippet.lines.end] ?? line) + 1)
        continue
      }
      if starts[line + 1] != nil || line > 0 && ends.contains(line - 1), LooseFence.mark(lines.content(line)) != nil {
        close()
        line += 1
        continue
      }
      if let start = announced(line, starts) {
        close()
        line = start
        continue
      }
      if let title = titles[line] {
        close()
        blocks.append(.heading(level: title.level, text: title.title))
      } else if lines.isBlank(line) {
        close()
      } else if !isMark(line, titles) {
        open.append(line)
      }
      line += 1
    }
    close()
    return blocks
  }

  /// Paragraphs whose first line is indented keep their layout, as lists and tables do in such texts.
  private func block(_ range: [Int]) -> ProseBlock {
    let words = range.map { String(decoding: text.text($0).withoutTrailingSpace, as: UTF8.self) }
    return lines.margins[range[0]] > 0 ? .literal(words) : .paragraph(words)
  }

  /// Whether a line is the adornment of a title of reStructuredText, which shows itself.
  private func isMark(_ line: Int, _ titles: [Int: Heading]) -> Bool {
    isStructured && SectionTitles.adornment(lines, line) != nil && (titles[line - 1] != nil || titles[line + 1] != nil)
  }

  /// Where the example starts that a directive of reStructuredText announces, behind its options.
  private func announced(_ line: Int, _ starts: [Int: Snippet]) -> Int? {
    guard isStructured, case .directive = ExplicitMarkup(lines.content(line)) else { return nil }
    let next = (line + 1..<lines.count).first { !lines.isBlank($0) && lines.content($0).first != UInt8(ascii: ":") }
    return next.flatMap { starts[$0] == nil ? nil : $0 }
  }
}
