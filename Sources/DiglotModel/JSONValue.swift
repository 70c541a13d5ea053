/// A JSON text taken apart (RFC 8259), with numbers as they are written and members in their order.
package indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  /// In JSON's notation: `1` and `1.0` are two values, as they are to Python.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  package struct Member: Sendable, Hashable {
    package var name: String
    package var value: JSONValue

    package init(name: String, value: JSONValue) { (self.name, self.value) = (name, value) }
  }

  /// How deep arrays and objects may lie in each other. Deeper texts are taken for no JSON.
  package static let depthLimit = 200

  /// The value of a whole text in UTF-8; nil where it is no JSON.
  package init?(parsing bytes: [UInt8]) {
    guard let value = bytes.withUnsafeBufferPointer({ JSONParser.value(of: $0) }) else { return nil }
    self = value
  }

  /// Without white space, members in their order, characters beyond ASCII as themselves.
  package var compact: String {
    var result = ""
    write(to: &result)
    return result
  }

  private func write(to result: inout String) {
    switch self {
    case .null: result += "null"
    case .bool(let value): result += value ? "true" : "false"
    case .number(let text): result += text
    case .string(let text): Self.write(text, to: &result)
    case .array(let items):
      result += "["
      for (index, item) in items.enumerated() {
        if index > 0 { result += "," }
        item.write(to: &result)
      }
      result += "]"
    case .object(let members):
      result += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { result += "," }
        Self.write(member.name, to: &result)
        result += ":"
        member.value.write(to: &result)
      }
      result += "}"
    }
  }

  private static func write(_ text: String, to result: inout String) {
    result += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    result += "\""
  }
}
