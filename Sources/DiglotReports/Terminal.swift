internal import DiglotModel

/// Writes text for a terminal: colour where it is wanted, and a program's output as characters that are seen, not obeyed.
struct Terminal {
  let color: Bool

  enum Style: String {
    case error = "31;1"
    case good = "32"
    case warning = "33"
    case python = "34"
    case swift = "35"
    case bold = "1"
    case dim = "2"
  }

  func paint(_ text: String, _ style: Style) -> String {
    color ? "\u{1b}[\(style.rawValue)m\(text)\u{1b}[0m" : text
  }

  /// The text on one line, with what would be obeyed escaped.
  static func visible(_ text: String) -> String { text.visible }

  /// A line of code: the same, but for tabs, which are kept.
  static func visibleCode(_ line: String) -> String {
    line.split(separator: "\t", omittingEmptySubsequences: false).map { visible(String($0)) }.joined(separator: "\t")
  }

  /// The lines of a text, each visible and indented; no line for an empty text.
  static func indented(_ text: String, by indentation: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { indentation + visible(String($0)) }
  }
}

extension Int {
  /// "1 pair", "2 pairs".
  func of(_ noun: String) -> String { self == 1 ? "1 \(noun)" : "\(self) \(noun)s" }
}

extension String {
  /// The text as one word of a shell's command line.
  var shellWord: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch Unicode.Scalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", "+", ":", "@", "%", ",", "=": true
        default: false
        }
      }
    return isPlain
      ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
