/// A text of a program on one line of a file that people read.
enum EscapedText {
  /// Control characters, line separators and bidirectional controls as `\n`, `\x1b`, `\u{2028}`; `\` as `\\`; a last blank as
  /// `\x20`, which editors would take away.
  static func escaped(_ text: String) -> String {
    var result = escape(text, backslash: true)
    if result.hasSuffix(" ") { result = result.dropLast() + "\\x20" }
    return result
  }

  /// The same for a text in Python's notation, whose `\` say themselves what they mean. It is not read back.
  static func visible(_ text: String) -> String { escape(text, backslash: false) }

  private static func escape(_ text: String, backslash: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\" where backslash: result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\0"..<" ", "\u{7f}"..."\u{9f}":
        let digits = String(scalar.value, radix: 16)
        result.append(contentsOf: ("\\x" + (digits.count == 1 ? "0" : "") + digits).unicodeScalars)
      case "\u{200e}", "\u{200f}", "\u{2028}"..."\u{202e}", "\u{2066}"..."\u{2069}":
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// What `escaped` made of a text; nil where an escape is none of its.
  static func unescaped(_ text: Substring) -> String? {
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    func number(_ digits: Substring.UnicodeScalarView.SubSequence) -> Unicode.Scalar? {
      UInt32(String(digits), radix: 16).flatMap { Unicode.Scalar($0) }
    }
    while let scalar = rest.popFirst() {
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "\\": result.append("\\")
      case "n": result.append("\n")
      case "r": result.append("\r")
      case "t": result.append("\t")
      case "x":
        guard rest.count >= 2, let value = number(rest.prefix(2)) else { return nil }
        result.append(value)
        rest = rest.dropFirst(2)
      case "u":
        guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"), let value = number(rest[..<end]) else {
          return nil
        }
        result.append(value)
        rest = rest[rest.index(after: end)...]
      default: return nil
      }
    }
    return String(result)
  }
}
