/// A value as both languages can show it: the structure of Python's data, without its identity.
package indirect enum Value: Sendable, Hashable, Codable {
  case none
  case bool(Bool)
  /// An integer of any size, in decimal.
  case int(String)
  case float(Double)
  case string(String)
  case bytes([UInt8])
  case list([Value])
  case tuple([Value])
  /// Elements in the order of their `repr`, since a set has none.
  case set([Value])
  /// In insertion order, as Python keeps it.
  case dict([Entry])
  /// A dictionary without an order: Swift's. The entries in the order of their keys' text.
  case unorderedDict([Entry])
  /// A member of an enumeration: the names of its type and case, and its raw value where it has one.
  case member(type: String, name: String, raw: Value?)
  case error(ErrorValue)
  /// An object or a struct: the name of its type and its stored attributes.
  case object(type: String, attributes: [Attribute])
  /// Something that is no data: a coroutine, a lock, an open file. Never compared.
  case opaque(String)

  package struct Entry: Sendable, Hashable, Codable {
    package var key: Value
    package var value: Value

    package init(key: Value, value: Value) {
      self.key = key
      self.value = value
    }
  }

  package struct Attribute: Sendable, Hashable, Codable {
    package var name: String
    package var value: Value

    package init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value in Python's notation, as `repr` would write it; objects as `Type(name=value)`.
  package var description: String {
    switch self {
    case .none: "None"
    case .bool(let value): value ? "True" : "False"
    case .int(let digits): digits
    case .float(let value): Self.text(of: value)
    case .string(let text): Self.quoted(text)
    case .bytes(let bytes): "b'" + bytes.map(Self.escaped).joined() + "'"
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .tuple(let items):
      "(" + items.map(\.description).joined(separator: ", ") + (items.count == 1 ? ",)" : ")")
    case .set(let items): items.isEmpty ? "set()" : "{" + items.map(\.description).joined(separator: ", ") + "}"
    case .dict(let entries), .unorderedDict(let entries):
      "{" + entries.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
    case .object(let type, let attributes):
      "\(type)(" + attributes.map { "\($0.name)=\($0.value)" }.joined(separator: ", ") + ")"
    case .member(let type, let name, _): "\(type).\(name)"
    case .error(let error):
      "\(error.type)(" + (error.message.map { $0.isEmpty ? "" : Self.quoted($0) } ?? "…") + ")"
    case .opaque(let text): "<\(text)>"
    }
  }

  /// `float.__repr__`: the shortest text that reads back; an exponent from 1e16 on and below 1e-4 (Python/pystrtod.c).
  private static func text(of value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    var text = "\(value)"
    guard let e = text.firstIndex(of: "e") else { return text }
    var exponent = String(text[text.index(after: e)...])
    let sign = exponent.hasPrefix("-") ? "-" : "+"
    exponent = String(exponent.drop { $0 == "-" || $0 == "+" })
    if exponent.count == 1 { exponent = "0" + exponent }
    var mantissa = String(text[..<e])
    if mantissa.hasSuffix(".0") { mantissa.removeLast(2) }
    text = mantissa + "e" + sign + exponent
    return text
  }

  private static func quoted(_ text: String) -> String {
    let quote: Unicode.Scalar = text.unicodeScalars.contains("'") && !text.unicodeScalars.contains("\"") ? "\"" : "'"
    var result = String.UnicodeScalarView([quote])
    for scalar in text.unicodeScalars {
      switch scalar {
      case quote, "\\": result.append(contentsOf: ["\\", scalar])
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case let control where control.value < 32 || control.value == 127:
        result.append(contentsOf: escaped(UInt8(control.value)).unicodeScalars)
      default: result.append(scalar)
      }
    }
    result.append(quote)
    return String(result)
  }

  private static func escaped(_ byte: UInt8) -> String {
    if byte >= 32, byte < 127, byte != 39, byte != 92 { return String(Unicode.Scalar(byte)) }
    let digits = String(byte, radix: 16)
    return "\\x" + (digits.count == 1 ? "0" : "") + digits
  }
}
