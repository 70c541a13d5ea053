import DiglotModel

/// What a request's body is compared by: two bodies that a server cannot tell apart have the same.
enum RequestBody: Hashable {
  case bytes([UInt8])
  /// Keys sorted, no white space, each number as Python reads it.
  case json([UInt8])
  /// Names and values of a form, decoded, in their order.
  case form([[UInt8]])

  /// - Parameter type: The body's `Content-Type`, which is compared by itself.
  init(_ bytes: [UInt8], type: String?) {
    let parameters = (type ?? "").split(separator: ";").map { String($0).trimmed }
    let media = (parameters.first ?? "").lowercased()
    if media == "application/json" || media.hasSuffix("+json"), let value = JSONValue(parsing: bytes) {
      self = .json(Array(value.canonical.compact.utf8))
    } else if media == "application/x-www-form-urlencoded" {
      self = .form(PercentText.form(bytes))
    } else if media.hasPrefix("multipart/"), let boundary = Self.boundary(parameters) {
      self = .bytes(Self.replacing(Array(boundary.utf8), in: bytes))
    } else {
      self = .bytes(bytes)
    }
  }

  /// A `Content-Type` as it is compared: that of a multipart body without its boundary, which libraries choose at random.
  static func comparedType(_ type: String) -> String {
    let parts = type.split(separator: ";").map { String($0).trimmed }
    guard parts.first?.lowercased().hasPrefix("multipart/") ?? false, boundary(parts) != nil else { return type }
    return parts.filter { !$0.lowercased().hasPrefix("boundary=") }.joined(separator: "; ")
  }

  private static func boundary(_ parameters: [String]) -> String? {
    guard let parameter = parameters.first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
    let value = parameter.dropFirst("boundary=".count)
    let isQuoted = value.count > 1 && value.hasPrefix("\"") && value.hasSuffix("\"")
    return value.isEmpty ? nil : String(isQuoted ? value.dropFirst().dropLast() : value)
  }

  private static func replacing(_ boundary: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let first = rest.first {
      if first == boundary.first, rest.starts(with: boundary) {
        result += Array("boundary".utf8)
        rest = rest.dropFirst(boundary.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}

extension String {
  fileprivate var trimmed: String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}

extension JSONValue {
  /// The value as Python's `json` reads it: members sorted by name, the last of a name alone; integers without a sign of
  /// zero; floats by their value. `1` and `1.0` stay two values, an `int` and a `float`.
  var canonical: JSONValue {
    switch self {
    case .null, .bool, .string: return self
    case .array(let items): return .array(items.map(\.canonical))
    case .object(let members):
      var last: [[UInt8]: JSONValue] = [:]
      for member in members { last[Array(member.name.utf8)] = member.value.canonical }
      let names = last.keys.sorted { $0.lexicographicallyPrecedes($1) }
      return .object(
        names.compactMap { name in
          last[name].map { Member(name: String(decoding: name, as: UTF8.self), value: $0) }
        })
    case .number(let text):
      let isFloat = text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
      if !isFloat { return .number(text == "-0" ? "0" : text) }
      return .number(Double(text).map { "\($0)" } ?? text)
    }
  }
}
