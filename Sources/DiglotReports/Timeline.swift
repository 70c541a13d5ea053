import DiglotModel

/// The output of both sides of a pair, aligned by position: line 5 stands next to line 5, as it is compared. Requests stand
/// between the lines, the n-th of both sides next to each other.
struct Timeline {
  let pair: PairResult
  /// The 1-based line of the first difference, marked with `>`.
  let marked: Int?
  let terminal: Terminal

  private var rows: [TimelineRow] { TimelineRow.rows(python: pair.python, swift: pair.swift) }

  /// Two columns; a line too long for its column is cut, with an ellipsis.
  ///
  /// - Parameter width: Columns of the terminal; a character is taken for one column.
  func sideBySide(width: Int) -> [String] {
    let column = (width - 12) / 2
    var lines = [row(" ", "", "Python", "Swift", column, differs: false)]
    for entry in rows {
      let mark = entry.number == marked && marked != nil ? ">" : entry.isAlike ? " " : "*"
      lines.append(row(mark, entry.label, entry.python ?? "", entry.swift ?? "", column, differs: !entry.isAlike))
    }
    let (left, right) = ends
    lines.append(row(left == right ? " " : "*", "end", left, right, column, differs: left != right))
    return lines
  }

  /// One column: a line alike on both sides once, else Python's after `-` and Swift's after `+`.
  func unified() -> [String] {
    var lines = ["- Python", "+ Swift"]
    for entry in rows {
      let mark = entry.number == marked && marked != nil ? ">" : " "
      let number = Self.padded(entry.label, 4, left: true)
      if entry.isAlike, let text = entry.python {
        lines.append("\(mark)  \(number) " + text)
      } else {
        if let text = entry.python { lines.append("\(mark)- \(number) " + terminal.paint(text, .python)) }
        if let text = entry.swift { lines.append("\(mark)+ \(number) " + terminal.paint(text, .swift)) }
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

  private func row(
    _ mark: String, _ number: String, _ left: String, _ right: String, _ column: Int, differs: Bool
  ) -> String {
    let start = mark + " " + Self.padded(number, 4, left: true) + " "
    let (left, right) = (Self.padded(left, column, left: false), Self.cut(right, column))
    let text = differs ? terminal.paint(left, .python) + " | " + terminal.paint(right, .swift) : left + " | " + right
    return Self.withoutTrailingSpaces(start + text)
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
