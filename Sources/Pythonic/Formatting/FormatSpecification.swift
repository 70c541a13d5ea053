/// Python's format specification: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
///
/// Mirrors `parse_internal_render_format_spec` in Python/formatter_unicode.c.
struct FormatSpecification {
  var fill: Unicode.Scalar = " "
  /// One of `<`, `>`, `=`, `^`.
  var align: Unicode.Scalar
  var hasAlign = false
  /// One of `+`, `-` and the space; nil if not given.
  var sign: Unicode.Scalar?
  var isWithoutNegativeZero = false
  var isAlternate = false
  var width = 0
  /// `,` or `_`.
  var grouping: Unicode.Scalar?
  var precision: Int?
  var type: Unicode.Scalar?

  /// - Parameters:
  ///   - align: what is done if the text does not say.
  ///   - typeName: the name of the type for messages.
  init(_ text: String, align: Unicode.Scalar, typeName: String) throws {
    self.align = align
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.count >= 2, isAlignment(scalars[scalars.startIndex + 1]) {
      fill = scalars.removeFirst()
      self.align = scalars.removeFirst()
      hasAlign = true
    } else if let first = scalars.first, isAlignment(first) {
      self.align = scalars.removeFirst()
      hasAlign = true
    }
    let hasFill = hasAlign && scalars.startIndex == 2
    if let first = scalars.first, first == "+" || first == "-" || first == " " { sign = scalars.removeFirst() }
    isWithoutNegativeZero = take("z", from: &scalars)
    isAlternate = take("#", from: &scalars)
    if !hasFill, take("0", from: &scalars) {
      fill = "0"
      if !hasAlign && align == ">" { self.align = "=" }
    }
    width = try number(from: &scalars) ?? 0
    if take(",", from: &scalars) { grouping = "," }
    if take("_", from: &scalars) {
      if grouping != nil { throw ValueError("Cannot specify both ',' and '_'.") }
      grouping = "_"
    }
    if take(",", from: &scalars) {
      throw ValueError(grouping == "_" ? "Cannot specify both ',' and '_'." : "Cannot specify ',' with ','.")
    }
    if take(".", from: &scalars) {
      precision = try number(from: &scalars)
      if precision == nil { throw ValueError("Format specifier missing precision") }
    }
    if scalars.count > 1 {
      throw ValueError("Invalid format specifier '\(text)' for object of type '\(typeName)'")
    }
    type = scalars.first ?? (typeName == "str" ? "s" : nil)
    if let grouping { try check(grouping) }
  }

  private func check(_ grouping: Unicode.Scalar) throws {
    switch type {
    case nil, "d", "e", "f", "g", "E", "G", "%", "F": return
    case "b", "o", "x", "X": if grouping == "_" { return }
    default: break
    }
    throw ValueError("Cannot specify '\(grouping)' with '\(type!)'.")
  }
}

private func isAlignment(_ scalar: Unicode.Scalar) -> Bool {
  scalar == "<" || scalar == ">" || scalar == "=" || scalar == "^"
}

private func take(_ scalar: Unicode.Scalar, from scalars: inout ArraySlice<Unicode.Scalar>) -> Bool {
  guard scalars.first == scalar else { return false }
  scalars.removeFirst()
  return true
}

private func number(from scalars: inout ArraySlice<Unicode.Scalar>) throws -> Int? {
  var result: Int?
  while let first = scalars.first, first.isASCII, first.isPythonDecimal {
    let (tens, overflow) = (result ?? 0).multipliedReportingOverflow(by: 10)
    let (sum, more) = tens.addingReportingOverflow(Int(first.value) - 48)
    if overflow || more { throw ValueError("Too many decimal digits in format string") }
    result = sum
    scalars.removeFirst()
  }
  return result
}

extension FormatSpecification {
  /// A text with fill at one side or both.
  func padded(_ text: String) -> String {
    let space = width - text.length
    if space <= 0 { return text }
    let left = align == "<" ? 0 : align == "^" ? space / 2 : space
    let fill = String(fill)
    return fill.repeated(left) + text + fill.repeated(space - left)
  }

  /// A number out of its parts, with groups of digits, and fill between sign and digits where that is asked for.
  ///
  /// Mirrors `calc_number_widths` and `fill_number` there, and Objects/stringlib/localeutil.h.
  ///
  /// - Parameters:
  ///   - isNegative: what decides on the sign.
  ///   - prefix: `0x` and the like.
  ///   - digits: those before the point.
  ///   - rest: all behind them.
  func layout(isNegative: Bool, prefix: String = "", digits: String, rest: String = "", groupSize: Int = 3) -> String {
    let head = (isNegative ? "-" : sign == "+" ? "+" : sign == " " ? " " : "") + prefix
    let fillsWithZeros = fill == "0" && align == "="
    let minimum = fillsWithZeros ? width - head.length - rest.length : 0
    let body = grouped(digits, minimum: minimum, groupSize) + rest
    if align != "=" { return padded(head + body) }
    return head + String(fill).repeated(width - head.length - body.length) + body
  }

  private func grouped(_ digits: String, minimum: Int, _ size: Int) -> String {
    guard let grouping, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "n") && $0 != UInt8(ascii: "N") }) else {
      return digits.rjust(minimum, "0")
    }
    var digits = digits
    func length(_ count: Int) -> Int { count + (count - 1) / size }
    while length(digits.utf8.count) < minimum { digits = "0" + digits }
    var result: [UInt8] = []
    for (index, digit) in digits.utf8.enumerated() {
      if index > 0 && (digits.utf8.count - index) % size == 0 { result.append(UInt8(ascii: grouping)) }
      result.append(digit)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
