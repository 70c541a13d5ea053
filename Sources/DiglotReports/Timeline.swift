import DiglotModel

/// The output of both sides of a pair, aligned by position: line 5 stands next to line 5, as it is compared.
struct Timeline {
  let pair: PairResult
  /// The 1-based line of the first difference, marked with `>`.
  let marked: Int?
  let terminal: Terminal

  private var python: [OutputLine] { pair.python?.output ?? [] }
  private var swift: [OutputLine] { pair.swift?.output ?? [] }
  private var count: Int { max(python.count, swift.count) }

  /// Two columns; a line too long for its column is cut, with an ellipsis.
  ///
  /// - Parameter width: Columns of the terminal; a character is taken for one column.
  func sideBySide(width: Int) -> [String] {
    let column = (width - 12) / 2
    var lines = [row(" ", "", "Python", "Swift", column, differs: false)]
    for index in 0..<count {
      let (left, right) = (line(python, index), line(swift, index))
      let differs = !Self.isAlike(left, right)
      lines.append(
        row(mark(index), String(index + 1), left?.timedText ?? "", right?.timedText ?? "", column, differs: differs))
    }
    let (left, right) = ends
    lines.append(row(left == right ? " " : "*", "end", left, right, column, differs: left != right))
    return lines
  }

  /// One column: a line alike on both sides once, else Python's after `-` and Swift's after `+`.
  func unified() -> [String] {
    var lines = ["- Python", "+ Swift"]
    for index in 0..<count {
      let (left, right) = (line(python, index), line(swift, index))
      let mark = index + 1 == marked ? ">" : " "
      let number = Self.padded(String(index + 1), 4, left: true)
      if Self.isAlike(left, right), let left {
        lines.append("\(mark)  \(number) " + left.timedText)
      } else {
        if let left { lines.append("\(mark)- \(number) " + terminal.paint(left.timedText, .python)) }
        if let right { lines.append("\(mark)+ \(number) " + terminal.paint(right.timedText, .swift)) }
      }
    }
    let (left, right) = ends
    let start = Self.padded("end", 4, left: true)
    if left == right { return lines + ["   \(start)   " + left] }
    return lines + [" - \(start)   " + terminal.paint(left, .python), " + \(start)   " + terminal.paint(right, .swift)]
  }

  private var ends: (python: String, swift: String) {
    (pair.python?.endText ?? "did not run", pair.swift?.endText ?? "did not run")
  }

  private func mark(_ index: Int) -> String {
    if index + 1 == marked { return ">" }
    return Self.isAlike(line(python, index), line(swift, index)) ? " " : "*"
  }

  private func row(
    _ mark: String, _ number: String, _ left: String, _ right: String, _ column: Int, differs: Bool
  ) -> String {
    let start = mark + " " + Self.padded(number, 4, left: true) + " "
    let (left, right) = (Self.padded(left, column, left: false), Self.cut(right, column))
    let text = differs ? terminal.paint(left, .python) + " | " + terminal.paint(right, .swift) : left + " | " + right
    return Self.withoutTrailingSpaces(start + text)
  }

  private func line(_ lines: [OutputLine], _ index: Int) -> OutputLine? {
    lines.indices.contains(index) ? lines[index] : nil
  }

  /// Whether a reader sees no difference: same text and stream, and the same time to 1 ms.
  private static func isAlike(_ left: OutputLine?, _ right: OutputLine?) -> Bool {
    guard let left, let right else { return false }
    return left.timedText.utf8.elementsEqual(right.timedText.utf8)
  }

  private static func cut(_ text: String, _ width: Int) -> String {
    text.count > width ? text.prefix(max(0, width - 1)) + "…" : text
  }

  private static func padded(_ text: String, _ width: Int, left: Bool) -> String {
    let text = cut(text, width)
    let spaces = String(repeating: " ", count: max(0, width - text.count))
    return left ? spaces + text : text + spaces
  }

  private static func withoutTrailingSpaces(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }
}
