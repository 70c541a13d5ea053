import DiglotModel

/// Reads Python's literals, as documents show them for values.
struct PythonLiteral {
  private var rest: Substring.UnicodeScalarView

  /// The value of a whole text; nil where it is no literal. A row of literals is a tuple.
  static func read(_ text: String) -> Value? {
    var reader = PythonLiteral(rest: text[...].unicodeScalars)
    guard let first = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    if reader.rest.isEmpty { return first }
    var items = [first]
    while reader.take(",") {
      reader.skipSpace()
      if reader.rest.isEmpty { break }
      guard let item = reader.value(depth: 0) else { return nil }
      items.append(item)
      reader.skipSpace()
    }
    return reader.rest.isEmpty ? .tuple(items) : nil
  }

  private mutating func skipSpace() {
    while let scalar = rest.first, scalar.properties.isWhitespace { rest.removeFirst() }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func value(depth: Int) -> Value? {
    guard depth < 50 else { return nil }
    skipSpace()
    switch rest.first {
    case "[": return items("]", depth: depth).map { .list($0.values) }
    case "(":
      guard let found = items(")", depth: depth) else { return nil }
      return found.values.count == 1 && !found.endsWithComma ? found.values[0] : .tuple(found.values)
    case "{": return braces(depth: depth)
    case "'", "\"": return string().map(Value.string)
    case .some(let scalar) where scalar.properties.isAlphabetic || scalar == "_": return word()
    default: return number()
    }
  }

  private mutating func items(_ end: Unicode.Scalar, depth: Int) -> (values: [Value], endsWithComma: Bool)? {
    rest.removeFirst()
    var values: [Value] = []
    var comma = false
    while true {
      skipSpace()
      if take(end) { return (values, comma) }
      guard values.isEmpty || comma, let item = value(depth: depth + 1) else { return nil }
      values.append(item)
      skipSpace()
      comma = take(",")
    }
  }

  private mutating func braces(depth: Int) -> Value? {
    rest.removeFirst()
    var (entries, elements): ([Value.Entry], [Value]) = ([], [])
    var comma = true
    while true {
      skipSpace()
      if take("}") { return elements.isEmpty ? .dict(entries) : .set(elements) }
      guard comma, let key = value(depth: depth + 1) else { return nil }
      skipSpace()
      if take(":") {
        guard elements.isEmpty, let item = value(depth: depth + 1) else { return nil }
        entries.append(Value.Entry(key: key, value: item))
      } else {
        guard entries.isEmpty else { return nil }
        elements.append(key)
      }
      skipSpace()
      comma = take(",")
    }
  }

  private mutating func word() -> Value? {
    let name = String(String.UnicodeScalarView(rest.prefix { $0.properties.isAlphabetic || $0 == "_" }))
    rest.removeFirst(name.unicodeScalars.count)
    switch name {
    case "None": return Value.none
    case "True": return .bool(true)
    case "False": return .bool(false)
    case "nan": return .float(.nan)
    case "inf": return .float(.infinity)
    case "set" where rest.starts(with: "()".unicodeScalars):
      rest.removeFirst(2)
      return .set([])
    default: return nil
    }
  }

  private mutating func number() -> Value? {
    var text = String.UnicodeScalarView(rest.prefix { "+-".unicodeScalars.contains($0) })
    guard text.count <= 1 else { return nil }
    rest.removeFirst(text.count)
    if text.first != nil, rest.starts(with: "inf".unicodeScalars) {
      rest.removeFirst(3)
      return .float(text.first == "-" ? -.infinity : .infinity)
    }
    var (isFloat, last): (Bool, Unicode.Scalar) = (false, " ")
    while let scalar = rest.first {
      let isSign = (scalar == "-" || scalar == "+") && (last == "e" || last == "E")
      guard ("0"..."9").contains(scalar) || scalar == "_" || scalar == "." || scalar == "e" || scalar == "E" || isSign
      else { break }
      isFloat = isFloat || scalar == "." || scalar == "e" || scalar == "E"
      if scalar != "_" { text.append(scalar) }
      last = scalar
      rest.removeFirst()
    }
    var digits = String(text)
    if isFloat { return Double(digits.hasSuffix(".") ? digits + "0" : digits).map(Value.float) }
    let isNegative = digits.hasPrefix("-")
    digits = String(digits.drop { $0 == "+" || $0 == "-" })
    guard !digits.isEmpty, digits == "0" || !digits.hasPrefix("0") else { return nil }
    return .int(isNegative && digits != "0" ? "-" + digits : digits)
  }

  private mutating func string() -> String? {
    guard let quote = rest.popFirst() else { return nil }
    var result = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar == quote { return String(result) }
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      guard let escaped = rest.popFirst() else { return nil }
      switch escaped {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "\\", "'", "\"": result.append(escaped)
      case "x", "u":
        let count = escaped == "x" ? 2 : 4
        let digits = String(String.UnicodeScalarView(rest.prefix(count)))
        guard digits.count == count, let code = UInt32(digits, radix: 16), let found = Unicode.Scalar(code) else {
          return nil
        }
        rest.removeFirst(count)
        result.append(found)
      default: result.append(contentsOf: ["\\", escaped])
      }
    }
    return nil
  }
}
