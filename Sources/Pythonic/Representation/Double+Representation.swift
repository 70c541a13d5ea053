extension Double: Representable {
  /// The shortest text that reads back as this number, with an exponent below 1e-4 and from 1e16.
  ///
  /// Mirrors `float_repr` in Objects/floatobject.c, which is `format_float_short` in Python/pystrtod.c with code 'r'.
  /// Swift finds the same digits and sets the exponent's limit a little lower, at 2⁵³.
  public var repr: String {
    if isNaN { return "nan" }
    if isInfinite { return self < 0 ? "-inf" : "inf" }
    let own = description
    guard abs(self) >= 9_007_199_254_740_992, abs(self) < 1e16 else { return own }
    let digits = ShortestDigits(self)
    return (self < 0 ? "-" : "") + digits.digits + String(repeating: "0", count: 16 - digits.digits.utf8.count) + ".0"
  }
}

extension Float: Representable {
  public var repr: String { Double(self).repr }
}

/// The decimal digits of a finite number, `0.d₁d₂… × 10^point`, as few as identify it.
///
/// The same as David Gay's `dtoa` in mode 0 (Python/dtoa.c).
struct ShortestDigits {
  /// Without leading and trailing zeros; "0" for zero.
  var digits: String
  /// Where the decimal point stands, counted from the first digit; 1 for zero.
  var point: Int

  init(_ number: Double) {
    var text = number.magnitude.description.utf8[...]
    var exponent = 0
    if let e = text.firstIndex(of: UInt8(ascii: "e")) {
      exponent = Int(Substring(text[text.index(after: e)...]))!
      text = text[..<e]
    }
    let dot = text.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
    var digits = Array(text.filter { $0 != UInt8(ascii: ".") })
    point = text.distance(from: text.startIndex, to: dot) + exponent
    let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    self.digits = String(decoding: digits, as: UTF8.self)
    if digits.isEmpty {
      self.digits = "0"
      point = 1
    }
  }
}
