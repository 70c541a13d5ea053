extension String {
  /// The text on one line, with control characters, line separators and bidirectional controls escaped.
  ///
  /// A program may print an escape sequence that clears the screen or renames the window, and a file may have one in its name; a
  /// report must show it.
  package var visible: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case "\0"..<" ", "\u{7f}"..."\u{9f}":
        result.append(contentsOf: ("\\x" + scalar.hexadecimal(digits: 2)).unicodeScalars)
      case "\u{200e}", "\u{200f}", "\u{2028}"..."\u{202e}", "\u{2066}"..."\u{2069}":
        result.append(contentsOf: ("\\u" + scalar.hexadecimal(digits: 4)).unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// The same, of each of its lines.
  package var visibleLines: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// The number in lower-case hexadecimal, with leading zeros up to this many digits.
  package func hexadecimal(digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
