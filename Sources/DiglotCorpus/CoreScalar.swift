internal import DiglotModel
internal import Yams

/// What a scalar of YAML is in the core schema (YAML 1.2.2, section 10.3). Yams reads YAML 1.1, in which `no` is a
/// boolean and `1:30` a number.
enum CoreScalar: Equatable {
  case null
  case bool(Bool)
  /// Decimal digits, behind a `-` where it is negative.
  case int(String)
  case float(Double)
  case string(String)

  init(_ scalar: Node.Scalar) {
    // The tag as it is written: reading its name, unlike asking the node, does not resolve it.
    let isText = scalar.style != .plain || scalar.tag.description == "tag:yaml.org,2002:str"
    self = isText ? .string(scalar.string) : CoreScalar(plain: scalar.string)
  }

  init(plain text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .bool(true)
    case "false", "False", "FALSE": self = .bool(false)
    case ".nan", ".NaN", ".NAN": self = .float(.nan)
    default:
      if let digits = Self.int(text) {
        self = .int(digits)
      } else if let value = Self.float(text) {
        self = .float(value)
      } else {
        self = .string(text)
      }
    }
  }

  /// As seconds, a status, …; nil for what is no number.
  var number: Double? {
    switch self {
    case .int(let digits): Double(digits)
    case .float(let value): value
    case .null, .bool, .string: nil
    }
  }

  private static func int(_ text: String) -> String? {
    if let value = radix("0o", 8, text) ?? radix("0x", 16, text) { return value }
    let (sign, digits) = signed(text)
    guard !digits.isEmpty, digits.utf8.allSatisfy(isDigit) else { return nil }
    let significant = digits.drop { $0 == "0" }
    return significant.isEmpty ? "0" : (sign == "-" ? "-" : "") + significant
  }

  /// Octal and hexadecimal numbers, as far as they fit 64 bits.
  private static func radix(_ prefix: String, _ radix: Int, _ text: String) -> String? {
    let digits = text.dropFirst(2)
    guard text.hasPrefix(prefix), digits.first != "+", digits.first != "-" else { return nil }
    return UInt64(digits, radix: radix).map { "\($0)" }
  }

  private static func float(_ text: String) -> Double? {
    let (sign, rest) = signed(text)
    if [".inf", ".Inf", ".INF"].contains(rest) { return sign == "-" ? -.infinity : .infinity }
    // `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
    let mark = rest.firstIndex { $0 == "e" || $0 == "E" }
    let mantissa = rest[..<(mark ?? rest.endIndex)]
    let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.contains(where: { !$0.isEmpty }), parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else { return nil }
    var exponent = ""
    if let mark {
      let (sign, digits) = signed(String(rest[rest.index(after: mark)...]))
      guard !digits.isEmpty, digits.utf8.allSatisfy(isDigit) else { return nil }
      exponent = "e\(sign)\(digits)"
    }
    let whole = parts[0].isEmpty ? "0" : String(parts[0])
    let fraction = parts.count > 1 && !parts[1].isEmpty ? "." + parts[1] : ""
    return Double("\(sign)\(whole)\(fraction)\(exponent)")
  }

  private static func signed(_ text: String) -> (sign: String, rest: String) {
    text.hasPrefix("-") || text.hasPrefix("+") ? (String(text.prefix(1)), String(text.dropFirst())) : ("", text)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
