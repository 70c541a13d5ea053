/// The cells of a file of Python: what stands between lines with `# %%`, as editors and Jupytext have it.
struct PythonCells {
  struct Cell {
    enum Kind: Equatable {
      case code(title: String?)
      /// Text in comments.
      case markdown
    }

    var kind: Kind
    /// 0-based, the line with the mark included.
    var lines: ClosedRange<Int>
    var isMarked: Bool
  }

  /// In order; none where no line has a mark.
  private(set) var cells: [Cell] = []

  init(_ lines: TextLines) {
    let marks = (0..<lines.count).filter { Self.mark(lines, $0) != nil }
    guard let first = marks.first else { return }
    if first > 0 { cells.append(Cell(kind: .code(title: nil), lines: 0...first - 1, isMarked: false)) }
    for (index, line) in marks.enumerated() {
      let end = index + 1 < marks.count ? marks[index + 1] - 1 : lines.count - 1
      guard let rest = Self.mark(lines, line) else { continue }
      cells.append(Cell(kind: Self.kind(rest), lines: line...end, isMarked: true))
    }
  }

  /// What the comments of a cell say.
  static func comments(of cell: Cell, in text: Excerpt) -> Excerpt {
    var comments = Excerpt()
    for line in cell.lines.dropFirst() {
      let content = text.lines.content(line)
      let rest = content.drop { $0 == UInt8(ascii: "#") }
      comments.append(rest.first == 0x20 ? rest.dropFirst() : rest, at: text.places[line])
    }
    return comments
  }

  /// What follows the mark of a line.
  private static func mark(_ lines: TextLines, _ line: Int) -> ArraySlice<UInt8>? {
    guard !lines.isBlank(line), lines.margins[line] == 0 else { return nil }
    var text = lines.content(line)
    guard text.popFirst() == UInt8(ascii: "#") else { return nil }
    text = text.trimmed
    guard text.starts(with: "%%") else { return nil }
    let rest = text.dropFirst(2)
    return rest.first == UInt8(ascii: "%") ? nil : rest.trimmed
  }

  private static func kind(_ rest: ArraySlice<UInt8>) -> Cell.Kind {
    let text = rest.text
    if text.contains("[markdown]") || text.contains("[md]") || text.contains("[raw]") { return .markdown }
    // Behind the title there may be what Jupytext keeps of a cell: `tags=["x"]`.
    let words = text.split(separator: " ").prefix { !$0.contains("=") }
    return .code(title: words.isEmpty ? nil : words.joined(separator: " "))
  }
}
