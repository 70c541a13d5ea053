/// How a text file changes, as a unified diff without numbers: two lines around each change, `…` for what is left out.
package struct ChangeText {
  /// How many lines are shown before and behind a change.
  static let context = 2

  let old: [Substring]
  let new: [Substring]

  /// - Parameters:
  ///   - old: nil for a file that is made.
  ///   - new: nil for a file that is removed.
  package init(old: String?, new: String?) {
    func lines(_ text: String?) -> [Substring] {
      var lines = (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      if lines.last == "" { lines.removeLast() }
      return lines
    }
    (self.old, self.new) = (lines(old), lines(new))
  }

  /// The changed lines with `-` and `+` and those around them, each with a final newline.
  package func text(color: Bool) -> String {
    let terminal = Terminal(color: color)
    let rows = self.rows
    let changed = rows.indices.filter { rows[$0].mark != " " }
    let shown = Set(changed.flatMap { max(0, $0 - Self.context)...min(rows.count - 1, $0 + Self.context) })
    var result = ""
    var last = -1
    for index in rows.indices where shown.contains(index) {
      if index > last + 1 { result += "    …\n" }
      let line = "  \(rows[index].mark) " + Terminal.visible(String(rows[index].text))
      switch rows[index].mark {
      case "-": result += terminal.paint(line, .error) + "\n"
      case "+": result += terminal.paint(line, .good) + "\n"
      default: result += line + "\n"
      }
      last = index
    }
    return last < rows.count - 1 && last >= 0 ? result + "    …\n" : result
  }

  private struct Row {
    var mark: Character
    var text: Substring
  }

  private var rows: [Row] {
    let difference = new.difference(from: old) { $0.utf8.elementsEqual($1.utf8) }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var rows: [Row] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        rows.append(Row(mark: "-", text: old[left]))
        left += 1
      } else if right < new.count, inserted.contains(right) {
        rows.append(Row(mark: "+", text: new[right]))
        right += 1
      } else {
        rows.append(Row(mark: " ", text: right < new.count ? new[right] : old[left]))
        (left, right) = (left + 1, right + 1)
      }
    }
    return rows
  }
}
