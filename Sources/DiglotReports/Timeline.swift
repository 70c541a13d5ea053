import DiglotModel

/// The output and the requests of both sides of a pair, aligned by time.
struct Timeline {
  let pair: PairResult
  /// The difference whose rows are marked with `>`.
  let cause: Difference?
  let terminal: Terminal

  private let rows: [TimelineRow]

  init(pair: PairResult, cause: Difference?, terminal: Terminal) {
    (self.pair, self.cause, self.terminal) = (pair, cause, terminal)
    rows = TimelineRow.rows(python: pair.python, swift: pair.swift)
  }

  /// Two columns.
  ///
  /// - Parameter width: Columns of the terminal.
  func sideBySide(width: Int) -> [String] {
    let columns = Columns(width: width, terminal: terminal)
    func cell(_ event: TimelineRow.Event?) -> String {
      event.map { Columns.aligned($0.label, 4) + " " + $0.timedText } ?? ""
    }
    let title = String(repeating: " ", count: 4)
    var lines = [columns.row(" ", title + "     time  Python", title + "     time  Swift")]
    for (row, isCause) in zip(rows, causes) {
      lines.append(
        columns.row(
          isCause ? ">" : row.isAlike ? " " : "*", cell(row.python), cell(row.swift), differs: !row.isAlike))
    }
    let (left, right) = ends
    let mark = left == right ? " " : cause?.kind == .end ? ">" : "*"
    return lines + [columns.row(mark, " end  " + left, " end  " + right, differs: left != right)]
  }

  /// One column: what is alike on both sides once, else Python's after `-` and Swift's after `+`.
  func unified() -> [String] {
    var lines = ["- Python", "+ Swift"]
    for (row, isCause) in zip(rows, causes) {
      let mark = isCause ? ">" : " "
      if row.isAlike, let event = row.python {
        lines.append("\(mark)  \(Columns.aligned(event.label, 4)) " + event.timedText)
        continue
      }
      for (sign, event, style) in [("-", row.python, Terminal.Style.python), ("+", row.swift, .swift)] {
        guard let event else { continue }
        lines.append("\(mark)\(sign) \(Columns.aligned(event.label, 4)) " + terminal.paint(event.timedText, style))
      }
    }
    let (left, right) = ends
    if left == right { return lines + ["    end   " + left] }
    let mark = cause?.kind == .end ? ">" : " "
    return lines + [
      "\(mark)-  end   " + terminal.paint(left, .python), "\(mark)+  end   " + terminal.paint(right, .swift),
    ]
  }

  /// For each row whether it belongs to the first cause: the line that it names, or else the first row that differs at its time.
  private var causes: [Bool] {
    guard let cause, cause.kind != .end else { return rows.map { _ in false } }
    if let line = cause.line { return rows.map { $0.has(line: line) && !$0.isAlike } }
    let first = rows.firstIndex { row in
      !row.isAlike
        && [row.python, row.swift].contains { $0.map { $0.number == nil && $0.at >= cause.at ?? 0 } ?? false }
    }
    return rows.indices.map { $0 == first }
  }

  private var ends: (python: String, swift: String) {
    (pair.python?.endText ?? "did not run", pair.swift?.endText ?? "did not run")
  }
}
