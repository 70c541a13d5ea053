extension Int: Formattable {
  public func formatChecked(_ specification: String) throws -> String {
    specification.isEmpty ? description : try formatted(specification, typeName: "int")
  }

  /// Mirrors `_PyLong_FormatAdvancedWriter` and `format_long_internal` in Python/formatter_unicode.c.
  func formatted(_ specification: String, typeName: String) throws -> String {
    let spec = try FormatSpecification(specification, align: ">", typeName: typeName)
    switch spec.type {
    case "e", "E", "f", "F", "g", "G", "%": return try Double(self).formatted(spec, typeName: typeName)
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
      guard (0..<0x110000).contains(self) else { throw OverflowError("%c arg not in range(0x110000)") }
      return spec.layout(isNegative: false, digits: try chrChecked(self))
    }
    let (radix, prefix) = radix(of: spec.type)
    return spec.layout(
      isNegative: self < 0, prefix: spec.isAlternate ? prefix : "",
      digits: String(magnitude, radix: radix, uppercase: spec.type == "X"), groupSize: radix == 10 ? 3 : 4)
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
