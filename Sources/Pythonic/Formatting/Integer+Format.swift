/// What Python formats as an integer, of whatever size.
protocol FormattedInteger {
  var isNegative: Bool { get }
  /// Of the magnitude.
  func digits(radix: Int, uppercase: Bool) -> String
  /// - Throws: `OverflowError` for what is too large.
  func asDouble() throws -> Double
  /// - Throws: `OverflowError` outside of Unicode, `ValueError` for a surrogate.
  func asCharacter() throws -> String
}

extension FormattedInteger {
  /// Mirrors `_PyLong_FormatAdvancedWriter` and `format_long_internal` in Python/formatter_unicode.c.
  func formatted(_ specification: String, typeName: String) throws -> String {
    let spec = try FormatSpecification(specification, align: ">", typeName: typeName)
    switch spec.type {
    case "e", "E", "f", "F", "g", "G", "%": return try asDouble().formatted(spec, typeName: typeName)
    case nil, "b", "c", "d", "o", "x", "X", "n": return try formatted(spec)
    case let type?: throw unknownCode(type, typeName)
    }
  }

  private func formatted(_ spec: FormatSpecification) throws -> String {
    if spec.precision != nil { throw ValueError("Precision not allowed in integer format specifier") }
    if spec.isWithoutNegativeZero {
      throw ValueError("Negative zero coercion (z) not allowed in integer format specifier")
    }
    if spec.type == "c" {
      if spec.sign != nil { throw ValueError("Sign not allowed with integer format specifier 'c'") }
      if spec.isAlternate { throw ValueError("Alternate form (#) not allowed with integer format specifier 'c'") }
      return spec.layout(isNegative: false, digits: try asCharacter())
    }
    let (radix, prefix) = radix(of: spec.type)
    return spec.layout(
      isNegative: isNegative, prefix: spec.isAlternate ? prefix : "",
      digits: digits(radix: radix, uppercase: spec.type == "X"), groupSize: radix == 10 ? 3 : 4)
  }

  private func radix(of type: Unicode.Scalar?) -> (Int, prefix: String) {
    switch type {
    case "b": (2, "0b")
    case "o": (8, "0o")
    case "x": (16, "0x")
    case "X": (16, "0X")
    default: (10, "")
    }
  }
}

extension Int: Formattable, FormattedInteger {
  public func formatChecked(_ specification: String) throws -> String {
    specification.isEmpty ? description : try formatted(specification, typeName: "int")
  }

  var isNegative: Bool { self < 0 }
  func digits(radix: Int, uppercase: Bool) -> String { String(magnitude, radix: radix, uppercase: uppercase) }
  func asDouble() -> Double { Double(self) }
  func asCharacter() throws -> String {
    guard (0..<0x110000).contains(self) else { throw OverflowError("%c arg not in range(0x110000)") }
    return try chrChecked(self)
  }
}

extension BigInt: Formattable, FormattedInteger {
  public func formatChecked(_ specification: String) throws -> String {
    if let small { return try small.formatChecked(specification) }
    return specification.isEmpty ? repr : try formatted(specification, typeName: "int")
  }

  func digits(radix: Int, uppercase: Bool) -> String { absolute.digits(radix: radix, uppercase: uppercase) }
  func asDouble() throws -> Double { try floatChecked(self) }
  /// What is not small does not even fit a C `long`.
  func asCharacter() throws -> String { throw OverflowError("Python int too large to convert to C long") }
}
