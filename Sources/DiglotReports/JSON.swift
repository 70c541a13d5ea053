internal import DiglotModel

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
  var text: String { text(indentation: "") + "\n" }

  /// The value as it stands in a file, at an indentation.
  func text(indentation: String) -> String {
    var result: [UInt8] = []
    write(to: &result, Array(indentation.utf8))
    return String(decoding: result, as: UTF8.self)
  }

  /// A string of JSON's, quotes and all.
  static func line(_ text: String) -> String {
    var result: [UInt8] = []
    write(text, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  private func write(to result: inout [UInt8], _ indentation: [UInt8]) {
    switch self {
    case .null: result += "null".utf8
    case .bool(let value): result += (value ? "true" : "false").utf8
    case .number(let text): result += text.utf8
    case .string(let text): Self.write(text, to: &result)
    case .array(let items):
      Self.write(items, "[", "]", to: &result, indentation) { item, result, inner in item.write(to: &result, inner) }
    case .object(let members):
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.write(sorted, "{", "}", to: &result, indentation) { member, result, inner in
        Self.write(member.key, to: &result)
        result += ": ".utf8
        member.value.write(to: &result, inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], _ open: String, _ close: String, to result: inout [UInt8], _ indentation: [UInt8],
    _ each: (Item, inout [UInt8], [UInt8]) -> Void
  ) {
    result += open.utf8
    let inner = indentation + [0x20, 0x20]
    for (number, item) in items.enumerated() {
      result += (number == 0 ? "\n" : ",\n").utf8
      result += inner
      each(item, &result, inner)
    }
    if !items.isEmpty {
      result.append(0x0A)
      result += indentation
    }
    result += close.utf8
  }

  /// Escapes what RFC 8259 demands, and also what a terminal obeys (C1 controls, DEL) and what JavaScript takes for the
  /// end of a line (U+2028, U+2029).
  private static func write(_ text: String, to result: inout [UInt8]) {
    result.append(UInt8(ascii: "\""))
    // Byte by byte, for most texts have nothing but ASCII in them, and the reports of large folders are made of texts.
    var rest = text.utf8[...]
    while let plain = rest.firstIndex(where: { $0 < 0x20 || $0 >= 0x7F || $0 == 0x22 || $0 == 0x5C }) {
      result += rest[..<plain]
      let scalar = text.unicodeScalars[plain]
      rest = rest[text.unicodeScalars.index(after: plain)...]
      switch scalar {
      case "\"", "\\":
        result.append(UInt8(ascii: "\\"))
        result += UTF8.encode(scalar) ?? .init()
      case "\n": result += "\\n".utf8
      case "\r": result += "\\r".utf8
      case "\t": result += "\\t".utf8
      case "\0"..<" ", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}":
        result += "\\u".utf8
        result += scalar.hexadecimal(digits: 4).utf8
      default: result += UTF8.encode(scalar) ?? .init()
      }
    }
    result += rest
    result.append(UInt8(ascii: "\""))
  }
}
