/// A JSON value and its one way of being written: keys sorted, two spaces of indentation, a final newline.
enum JSON {
  case null
  case bool(Bool)
  /// A number, already in JSON's notation.
  case number(String)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  static func int(_ value: Int) -> JSON { .number(String(value)) }

  /// JSON has no infinity and no NaN: they become null.
  static func double(_ value: Double) -> JSON { value.isFinite ? .number("\(value)") : .null }

  static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

  /// A whole file.
  var text: String {
    var result = ""
    write(to: &result, indentation: "")
    return result + "\n"
  }

  /// A string of JSON's, quotes and all.
  static func line(_ text: String) -> String {
    var result = ""
    write(text, to: &result)
    return result
  }

  private func write(to result: inout String, indentation: String) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .number(let text): result += text
    case .string(let text): Self.write(text, to: &result)
    case .array(let items):
      Self.write(items, "[", "]", to: &result, indentation) { item, result, inner in
        item.write(to: &result, indentation: inner)
      }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.write(sorted, "{", "}", to: &result, indentation) { member, result, inner in
        Self.write(member.key, to: &result)
        result += ": "
        member.value.write(to: &result, indentation: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to result: inout String, _ indentation: String,
    _ each: (Item, inout String, String) -> Void
  ) {
    guard !items.isEmpty else {
      result += open + close
      return
    }
    let inner = indentation + "  "
    result += open
    for (number, item) in items.enumerated() {
      result += (number == 0 ? "\n" : ",\n") + inner
      each(item, &result, inner)
    }
    result += "\n" + indentation + close
  }

  /// Escapes what RFC 8259 demands, and also what a terminal obeys (C1 controls, DEL) and what JavaScript takes for the
  /// end of a line (U+2028, U+2029).
  private static func write(_ text: String, to result: inout String) {
    var scalars = String.UnicodeScalarView()
    scalars.append("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        scalars.append("\\")
        scalars.append(scalar)
      case "\n": scalars.append(contentsOf: "\\n".unicodeScalars)
      case "\r": scalars.append(contentsOf: "\\r".unicodeScalars)
      case "\t": scalars.append(contentsOf: "\\t".unicodeScalars)
      case "\0"..<" ", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}":
        scalars.append(contentsOf: ("\\u" + scalar.hexadecimal(digits: 4)).unicodeScalars)
      default: scalars.append(scalar)
      }
    }
    scalars.append("\"")
    result += String(scalars)
  }
}

extension Unicode.Scalar {
  /// The number in lower-case hexadecimal, with leading zeros up to this many digits.
  func hexadecimal(digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
