/// What `json.dumps` can write.
public protocol JSONRepresentable {
  var json: JSON { get }
}

/// What can be a key of an object of JSON; its text is what `json.dumps` makes of it.
public protocol JSONKey { var jsonKey: String { get } }

// In small letters, as Python names it.
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum json {
  /// Python's `json.dumps(value)`: a text on one line, or of many with `indent` spaces for each level.
  ///
  ///     print(json.dumps(["a": [1, 2]] as Dict<String, [Int]>))  // {"a": [1, 2]}
  ///
  /// Mirrors Lib/json/encoder.py with its standard separators.
  ///
  /// - Parameters:
  ///   - sortKeys: whether members come in the order of their names, and not in their own.
  ///   - ensureASCII: whether all that is not ASCII is written as `\u` and its UTF-16 code units.
  public static func dumps(
    _ value: some JSONRepresentable, indent: Int? = nil, sortKeys: Bool = false, ensureASCII: Bool = true
  ) -> String {
    let writer = JSONWriter(indent: indent, sortKeys: sortKeys, ensureASCII: ensureASCII)
    return writer.text(value.json, "\n")
  }
}

private struct JSONWriter {
  let indent: Int?
  let sortKeys: Bool
  let ensureASCII: Bool

  /// - Parameter line: a line's end and the spaces of the level around.
  func text(_ value: JSON, _ line: String) -> String {
    switch value {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .float(let value): return value.jsonKey
    case .string(let text): return quoted(text)
    case .array(let elements): return bracketed("[", elements.map { text($0, inner(line)) }, "]", line)
    case .object(let members):
      var pairs = members.items().map { ($0.key, $0.value) }
      if sortKeys { pairs.sort { $0.0.unicodeScalars.lexicographicallyPrecedes($1.0.unicodeScalars) } }
      return bracketed("{", pairs.map { "\(quoted($0.0)): \(text($0.1, inner(line)))" }, "}", line)
    }
  }

  private func inner(_ line: String) -> String { line + String(repeating: " ", count: indent ?? 0) }

  private func bracketed(_ open: String, _ parts: [String], _ close: String, _ line: String) -> String {
    if parts.isEmpty { return open + close }
    guard indent != nil else { return open + parts.joined(separator: ", ") + close }
    return open + inner(line) + parts.joined(separator: "," + inner(line)) + line + close
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{c}": result += "\\f"
      case _ where scalar.value < 32 || ensureASCII && scalar.value > 126:
        for unit in UTF16.encode(scalar) ?? .init() {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSON: JSONRepresentable { public var json: JSON { self } }
extension Bool: JSONRepresentable, JSONKey {
  public var json: JSON { .bool(self) }
  public var jsonKey: String { self ? "true" : "false" }
}
extension Int: JSONRepresentable, JSONKey {
  public var json: JSON { .int(self) }
  public var jsonKey: String { String(self) }
}
extension Double: JSONRepresentable, JSONKey {
  public var json: JSON { .float(self) }
  public var jsonKey: String {
    isNaN ? "NaN" : isInfinite ? (self < 0 ? "-Infinity" : "Infinity") : repr
  }
}
extension String: JSONRepresentable, JSONKey {
  public var json: JSON { .string(self) }
  public var jsonKey: String { self }
}
extension Number: JSONRepresentable {
  public var json: JSON {
    switch self {
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    }
  }
}
extension Never: JSONRepresentable, JSONKey {
  public var json: JSON { .null }
  public var jsonKey: String { "" }
}
extension Optional: JSONRepresentable where Wrapped: JSONRepresentable {
  public var json: JSON { self?.json ?? .null }
}
extension Array: JSONRepresentable where Element: JSONRepresentable {
  public var json: JSON { .array(map(\.json)) }
}
extension TupleOf: JSONRepresentable where Element: JSONRepresentable {
  public var json: JSON { .array(map(\.json)) }
}
extension Tuple: JSONRepresentable where repeat each Element: JSONRepresentable {
  public var json: JSON {
    var parts: [JSON] = []
    for element in repeat each elements { parts.append(element.json) }
    return .array(parts)
  }
}
extension Dict: JSONRepresentable where Key: JSONKey, Value: JSONRepresentable {
  public var json: JSON {
    var members = Dict<String, JSON>()
    for (key, value) in items() { members.set(key.jsonKey, value.json) }
    return .object(members)
  }
}
extension OrderedDict: JSONRepresentable where Key: JSONKey, Value: JSONRepresentable {
  public var json: JSON { dict.json }
}
extension DefaultDict: JSONRepresentable where Key: JSONKey, Value: JSONRepresentable {
  public var json: JSON { dict.json }
}
extension Counter: JSONRepresentable where Key: JSONKey {
  public var json: JSON { dict.json }
}
extension Union {
  public var json: JSON {
    guard let value = value as? any JSONRepresentable else {
      stop(TypeError("Object of type \(dynamicTypeName(of: value)) is not JSON serializable"))
    }
    return value.json
  }
}
