extension JSON {
  /// Reads a document of JSON as Python's `json.loads` does.
  ///
  /// - Throws: `JSONDecodeError`.
  public init(parsing text: String) throws {
    var parser = JSONParser(text)
    self = try parser.document()
  }
}

/// A text is no JSON: Python's `json.JSONDecodeError`.
open class JSONDecodeError: ValueError, @unchecked Sendable {}

/// Mirrors Lib/json/decoder.py and scanner.py, but for the names of constants that are no JSON.
struct JSONParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func document() throws -> JSON {
    skipSpace()
    let value = try value()
    skipSpace()
    guard index == scalars.count else { throw error("Extra data", at: index) }
    return value
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func skipSpace() {
    while let next, next == " " || next == "\n" || next == "\t" || next == "\r" { index += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private func error(_ message: String, at place: Int) -> JSONDecodeError {
    let before = scalars[..<place]
    let line = before.count { $0 == "\n" } + 1
    let column = place - (before.lastIndex(of: "\n") ?? -1)
    return JSONDecodeError("\(message): line \(line) column \(column) (char \(place))")
  }

  private mutating func value() throws -> JSON {
    let start = index
    switch next {
    case "\"": return .string(try string())
    case "{": return try nested { (parser) throws in try parser.object() }
    case "[": return try nested { (parser) throws in try parser.array() }
    case "t" where takes("true"): return .bool(true)
    case "f" where takes("false"): return .bool(false)
    case "n" where takes("null"): return .null
    default: break
    }
    if let number = try number() { return number }
    throw error("Expecting value", at: start)
  }

  /// How deep values may be nested, for the stack's sake; Python has a limit, too.
  private static let deepest = 900

  private mutating func nested(_ body: (inout JSONParser) throws -> JSON) throws -> JSON {
    guard depth < Self.deepest else {
      throw RecursionError("maximum recursion depth exceeded while decoding a JSON document")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func takes(_ word: String) -> Bool {
    let end = index + word.unicodeScalars.count
    guard end <= scalars.count, scalars[index..<end].elementsEqual(word.unicodeScalars) else { return false }
    index = end
    return true
  }

  private mutating func object() throws -> JSON {
    index += 1
    var members = Dict<String, JSON>()
    skipSpace()
    if take("}") { return .object(members) }
    while true {
      guard next == "\"" else { throw error("Expecting property name enclosed in double quotes", at: index) }
      let key = try string()
      skipSpace()
      guard take(":") else { throw error("Expecting ':' delimiter", at: index) }
      skipSpace()
      members[key] = try value()
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw error("Expecting ',' delimiter", at: index) }
      skipSpace()
    }
  }

  private mutating func array() throws -> JSON {
    index += 1
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if take("]") { return .array(elements) }
      guard take(",") else { throw error("Expecting ',' delimiter", at: index) }
      skipSpace()
    }
  }

  private mutating func string() throws -> String {
    let start = index
    index += 1
    var text = String.UnicodeScalarView()
    while let scalar = next {
      index += 1
      switch scalar {
      case "\"": return String(text)
      case "\\": text.append(try escape(start))
      case _ where scalar.value < 0x20: throw error("Invalid control character at", at: index - 1)
      default: text.append(scalar)
      }
    }
    throw error("Unterminated string starting at", at: start)
  }

  private mutating func escape(_ start: Int) throws -> Unicode.Scalar {
    guard let scalar = next else { throw error("Unterminated string starting at", at: start) }
    index += 1
    switch scalar {
    case "\"", "\\", "/": return scalar
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u": break
    default: throw error("Invalid \\escape", at: index - 2)
    }
    let high = try hexadecimal()
    let behind = index
    if (0xD800..<0xDC00).contains(high), takes("\\u") {
      let low = try hexadecimal()
      if (0xDC00..<0xE000).contains(low), let both = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) {
        return both
      }
    }
    // Swift has no lone surrogates.
    index = behind
    return Unicode.Scalar(high) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() throws -> UInt32 {
    let end = index + 4
    guard end < scalars.count,  // a quote has to follow
      let number = UInt32(String(String.UnicodeScalarView(scalars[index..<end])), radix: 16)
    else { throw error("Invalid \\uXXXX escape", at: index - 1) }
    index = end
    return number
  }

  private mutating func number() throws -> JSON? {
    let start = index
    func digits(_ from: Int) -> Int {
      var end = from
      while end < scalars.count, ("0"..."9").contains(scalars[end]) { end += 1 }
      return end
    }
    var end = next == "-" ? index + 1 : index
    let whole = digits(end)
    guard whole > end else { return nil }
    end = scalars[end] == "0" ? end + 1 : whole
    var isWhole = true
    if end < scalars.count, scalars[end] == ".", digits(end + 1) > end + 1 {
      end = digits(end + 1)
      isWhole = false
    }
    if end < scalars.count, scalars[end] == "e" || scalars[end] == "E" {
      let sign = end + 1 < scalars.count && (scalars[end + 1] == "+" || scalars[end + 1] == "-") ? end + 2 : end + 1
      if digits(sign) > sign {
        end = digits(sign)
        isWhole = false
      }
    }
    let text = String(String.UnicodeScalarView(scalars[start..<end]))
    if isWhole {
      guard let number = Int(text) else { throw OverflowError("an integer of more than 64 bits in JSON: \(text)") }
      index = end
      return .int(number)
    }
    guard let number = Double(text) else { return nil }
    index = end
    return .float(number)
  }
}
