/// Two columns of text next to each other, each as wide as half a terminal.
struct Columns {
  /// Columns of the terminal from which on two stand next to each other.
  static let least = 100

  let width: Int
  let terminal: Terminal

  /// A row with its mark; a cell too long for its column is cut, with an ellipsis. A character is taken for one column.
  func row(_ mark: String, _ left: String, _ right: String, differs: Bool = false) -> String {
    let column = (width - 5) / 2
    let (left, right) = (Self.padded(left, column), Self.cut(right, column))
    let text = differs ? terminal.paint(left, .python) + " | " + terminal.paint(right, .swift) : left + " | " + right
    return Self.withoutTrailingSpaces("\(mark) " + text)
  }

  static func cut(_ text: String, _ width: Int) -> String {
    text.count > width ? text.prefix(max(0, width - 1)) + "…" : text
  }

  /// The text with blanks behind it.
  static func padded(_ text: String, _ width: Int) -> String {
    let text = cut(text, width)
    return text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// The text with blanks before it.
  static func aligned(_ text: String, _ width: Int) -> String {
    let text = cut(text, width)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  static func withoutTrailingSpaces(_ text: String) -> String {
    var end = text.endIndex
    while end > text.startIndex, text[text.index(before: end)] == " " { end = text.index(before: end) }
    return String(text[..<end])
  }
}
