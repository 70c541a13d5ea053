/// Python's `template % (a, b)`.
///
///     percentFormat("%s is %d", "Ann", 31)
public func percentFormat(_ template: String, _ arguments: any Representable...) -> String {
  orStop { try percentFormatChecked(template, arguments) }
}

/// Python's `template % {"name": a}`, with conversions such as `%(name)s`.
public func percentFormat(_ template: String, named: [String: any Representable]) -> String {
  orStop { try percentFormatChecked(template, [], named: named) }
}

/// Mirrors `PyUnicode_Format` in Objects/unicodeobject.c.
///
/// - Throws: `TypeError` if arguments are missing, left over or of the wrong type, `KeyError`, `ValueError`.
public func percentFormatChecked(
  _ template: String, _ arguments: [any Representable], named: [String: any Representable]? = nil
) throws -> String {
  var formatter = PercentFormatter(scalars: Array(template.unicodeScalars), arguments: arguments[...], named: named)
  return try formatter.render()
}

private struct PercentFormatter {
  let scalars: [Unicode.Scalar]
  var arguments: ArraySlice<any Representable>
  let named: [String: any Representable]?
  var index = 0

  mutating func render() throws -> String {
    var result = ""
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      if scalar == "%" { result += try conversion() } else { result.unicodeScalars.append(scalar) }
    }
    if !arguments.isEmpty { throw TypeError("not all arguments converted during string formatting") }
    return result
  }

  private mutating func conversion() throws -> String {
    var key: String?
    if peek == "(" {
      index += 1
      key = try name()
    }
    var flags: Set<Unicode.Scalar> = []
    while let flag = peek, "-+ #0".unicodeScalars.contains(flag) {
      flags.insert(flag)
      index += 1
    }
    var width = try number() ?? 0
    if width < 0 {
      flags.insert("-")
      width = -width
    }
    var precision: Int?
    if peek == "." {
      index += 1
      precision = max(0, try number() ?? 0)
    }
    if let size = peek, size == "h" || size == "l" || size == "L" { index += 1 }
    guard let type = peek else { throw ValueError("incomplete format") }
    index += 1
    if type == "%" { return "%" }
    let value = try argument(key)
    return try convert(value, type, flags, width, precision)
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// The text up to the parenthesis that closes; others may stand in it.
  private mutating func name() throws -> String {
    guard named != nil else { throw TypeError("format requires a mapping") }
    var result = String.UnicodeScalarView()
    var open = 1
    while let scalar = peek {
      index += 1
      if scalar == "(" { open += 1 }
      if scalar == ")" { open -= 1 }
      if open == 0 { return String(result) }
      result.append(scalar)
    }
    throw ValueError("incomplete format key")
  }

  private mutating func number() throws -> Int? {
    if peek == "*" {
      index += 1
      guard let number = try argument(nil) as? Int else { throw TypeError("* wants int") }
      return number
    }
    var result: Int?
    while let digit = peek, digit.isASCII, digit.isPythonDecimal {
      result = (result ?? 0) * 10 + Int(digit.value) - 48
      index += 1
    }
    return result
  }

  private mutating func argument(_ key: String?) throws -> any Representable {
    if let key {
      guard let value = named?[key] else { throw KeyError(key) }
      return value
    }
    guard let value = arguments.popFirst() else { throw TypeError("not enough arguments for format string") }
    return value
  }

  private func convert(
    _ value: any Representable, _ type: Unicode.Scalar, _ flags: Set<Unicode.Scalar>, _ width: Int, _ precision: Int?
  ) throws -> String {
    let sign = flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
    func padded(_ text: String) -> String { flags.contains("-") ? text.ljust(width) : text.rjust(width) }
    switch type {
    case "s", "r", "a":
      let text = type == "s" ? value.str : type == "r" ? value.repr : asciiAny(value)
      return padded(precision.map { text.slice(nil, $0) } ?? text)
    case "c":
      if let code = value as? Int {
        guard (0..<0x110000).contains(code) else { throw OverflowError("%c arg not in range(0x110000)") }
        return padded(try chrChecked(code))
      }
      if let text = value as? String, text.length == 1 { return padded(text) }
      throw TypeError("%c requires int or char")
    case "d", "i", "u", "o", "x", "X":
      let number = try integer(value, type)
      let radix = type == "o" ? 8 : type == "x" || type == "X" ? 16 : 10
      var digits = String(number.magnitude, radix: radix, uppercase: type == "X")
      digits = digits.rjust(precision ?? 0, "0")
      let prefix = flags.contains("#") && radix != 10 ? "0\(type)" : ""
      return laid((number < 0 ? "-" : sign) + prefix, digits, flags, width)
    case "e", "E", "f", "F", "g", "G":
      guard let number = value as? Double ?? (value as? Int).map(Double.init) ?? (value as? Bool).map({ $0 ? 1 : 0 })
      else { throw TypeError("must be real number, not \(pythonTypeName(of: value))") }
      let specification = (flags.contains("#") ? "#" : "") + ".\(precision ?? 6)" + String(type)
      let digits = try number.magnitude.formatChecked(specification)
      return laid(number.sign == .minus && !number.isNaN ? "-" : sign, digits, flags, width)
    default:
      throw ValueError(
        "unsupported format character '\(type)' (0x\(String(type.value, radix: 16))) at index \(index - 1)")
    }
  }

  /// Zeros stand between sign and digits; on the left they are none.
  private func laid(_ head: String, _ digits: String, _ flags: Set<Unicode.Scalar>, _ width: Int) -> String {
    if flags.contains("-") { return (head + digits).ljust(width) }
    if flags.contains("0") { return head + digits.rjust(width - head.length, "0") }
    return (head + digits).rjust(width)
  }

  private func integer(_ value: any Representable, _ type: Unicode.Scalar) throws -> Int {
    if let number = value as? Int { return number }
    if let truth = value as? Bool { return truth ? 1 : 0 }
    let isDecimal = type == "d" || type == "i" || type == "u"
    if isDecimal, let number = value as? Double { return try intChecked(number) }
    let wanted = isDecimal ? "a real number" : "an integer"
    throw TypeError("%\(type) format: \(wanted) is required, not \(pythonTypeName(of: value))")
  }
}
