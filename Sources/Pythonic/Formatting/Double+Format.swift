extension Double: Formattable {
  public func formatChecked(_ specification: String) throws -> String {
    if specification.isEmpty { return repr }
    return try formatted(FormatSpecification(specification, align: ">", typeName: "float"), typeName: "float")
  }

  /// Mirrors `format_float_internal` in Python/formatter_unicode.c.
  func formatted(_ spec: FormatSpecification, typeName: String) throws -> String {
    switch spec.type {
    case nil, "e", "E", "f", "F", "g", "G", "n", "%": break
    case let type?: throw unknownCode(type, typeName)
    }
    if let precision = spec.precision, precision > Int(Int32.max) { throw ValueError("precision too big") }
    var text = magnitude.formatted(spec.type, precision: spec.precision, isAlternate: spec.isAlternate)
    if spec.type == "%" { text += "%" }
    let count = text.utf8.prefix { $0 >= 48 && $0 <= 57 }.count
    let isNegative = sign == .minus && !isNaN
    let isZero = !text.utf8.prefix { $0 != 101 && $0 != 69 }.contains { $0 >= 49 && $0 <= 57 }
    let showsSign = isNegative && !(spec.isWithoutNegativeZero && isZero && isFinite)
    // "inf" and "nan" have no digits: the whole stands for them, and nothing is grouped.
    if count == 0 { return spec.layout(isNegative: showsSign, digits: text) }
    return spec.layout(
      isNegative: showsSign, digits: String(text.utf8.prefix(count))!, rest: String(text.utf8.dropFirst(count))!)
  }

  /// The digits of a number that is not negative: `PyOS_double_to_string` in Python/pystrtod.c.
  private func formatted(_ type: Unicode.Scalar?, precision: Int?, isAlternate: Bool) -> String {
    let isUpper = type == "E" || type == "F" || type == "G"
    if !isFinite {
      let text = isNaN ? "nan" : "inf"
      return isUpper ? text.uppercased() : text
    }
    let result: String
    switch type {
    case "e", "E": result = C.format(self, precision: precision ?? 6, isAlternate ? "#e" : "e")
    case "f", "F": result = C.format(self, precision: precision ?? 6, isAlternate ? "#f" : "f")
    case "%": result = C.format(self * 100, precision: precision ?? 6, isAlternate ? "#f" : "f")
    case "g", "G", "n": result = C.format(self, precision: precision ?? 6, isAlternate ? "#g" : "g")
    default: result = precision.map { general($0, isAlternate) } ?? shortest(isAlternate)
    }
    return isUpper ? result.uppercased() : result
  }

  private func shortest(_ isAlternate: Bool) -> String {
    let text = repr
    if !isAlternate || text.utf8.contains(46) || !isFinite { return text }
    return text.replace("e", ".e", 1)
  }

  /// As `g`, with a digit behind the point, and an exponent already where there would be none.
  private func general(_ precision: Int, _ isAlternate: Bool) -> String {
    let precision = Swift.max(1, precision)
    let scientific = C.format(self, precision: precision - 1, "e")
    let exponent = Int(scientific.utf8.split(separator: 101).last.flatMap { String($0) } ?? "0") ?? 0
    if exponent >= -4 && exponent < precision - 1 {
      let text = C.format(self, precision: precision, isAlternate ? "#g" : "g")
      return text.utf8.contains(46) ? (text.utf8.last == 46 ? text + "0" : text) : text + ".0"
    }
    if isAlternate { return C.format(self, precision: precision - 1, "#e") }
    let (mantissa, _, power) = scientific.partition("e")
    return (mantissa.contains(".") ? mantissa.rstrip("0").rstrip(".") : mantissa) + "e" + power
  }
}
