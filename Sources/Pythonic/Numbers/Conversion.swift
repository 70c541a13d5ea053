/// Python's `int(x)`: cuts off the fraction.
public func int(_ x: Double) -> Int { orStop { try intChecked(x) } }

/// - Throws: `ValueError` for nan, `OverflowError` for an infinity.
public func intChecked(_ x: Double) throws -> Int {
  if x.isNaN { throw ValueError("cannot convert float NaN to integer") }
  if x.isInfinite { throw OverflowError("cannot convert float infinity to integer") }
  guard let result = Int(exactly: x.rounded(.towardZero)) else { stopAtOverflow() }
  return result
}

@inlinable public func int(_ x: Bool) -> Int { x ? 1 : 0 }
@inlinable public func int(_ x: Int) -> Int { x }
@inlinable public func int() -> Int { 0 }

/// Python's `int(text, base)`.
public func int(_ text: String, _ base: Int = 10) -> Int { orStop { try intChecked(text, base) } }

/// White space around it, a sign, `_` between digits, and digits of every script are read as in Python.
///
/// Mirrors `PyLong_FromString` and `PyLong_FromUnicodeObject` in Objects/longobject.c.
///
/// - Parameter base: 2 ... 36, or 0 for what the prefix says.
/// - Throws: `ValueError` for what is not such a number.
public func intChecked(_ text: String, _ base: Int = 10) throws -> Int {
  guard base == 0 || (2...36).contains(base) else { throw ValueError("int() base must be >= 2 and <= 36, or 0") }
  func invalid() -> ValueError { ValueError("invalid literal for int() with base \(base): \(text.repr)") }
  guard var digits = asciiNumber(text) else { throw invalid() }
  var isNegative = false
  if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
    isNegative = sign == UInt8(ascii: "-")
    digits = digits.dropFirst()
  }
  var radix = base
  let prefix = digits.count > 1 && digits.first == UInt8(ascii: "0") ? prefixRadix(digits[digits.startIndex + 1]) : nil
  if let prefix, base == 0 || base == prefix {
    radix = prefix
    digits = digits.dropFirst(2)
    if digits.first == UInt8(ascii: "_") { digits = digits.dropFirst() }
  } else if base == 0 {
    radix = 10
    let isZero = digits.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "_") }
    if digits.first == UInt8(ascii: "0") && !isZero { throw invalid() }
  }
  guard let plain = withoutUnderscores(digits, radix: 36), !plain.isEmpty, plain.first != UInt8(ascii: "+"),
    plain.first != UInt8(ascii: "-")
  else { throw invalid() }
  guard plain.allSatisfy({ digitValue($0) < radix }) else { throw invalid() }
  let number = (isNegative ? "-" : "") + String(decoding: plain, as: UTF8.self)
  guard let result = Int(number, radix: radix) else { stopAtOverflow() }
  return result
}

private func prefixRadix(_ letter: UInt8) -> Int? {
  switch letter | 0x20 {
  case UInt8(ascii: "x"): 16
  case UInt8(ascii: "o"): 8
  case UInt8(ascii: "b"): 2
  default: nil
  }
}

private func digitValue(_ byte: UInt8) -> Int {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
  case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 87
  case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 55
  default: 99
  }
}

/// Python's `float(text)`.
public func float(_ text: String) -> Double { orStop { try floatChecked(text) } }

@inlinable public func float(_ x: Int) -> Double { Double(x) }
@inlinable public func float(_ x: Double) -> Double { x }
@inlinable public func float(_ x: Bool) -> Double { x ? 1 : 0 }
@inlinable public func float() -> Double { 0 }

/// Mirrors `PyFloat_FromString` in Objects/floatobject.c: no hexadecimal digits, `_` between digits only.
///
/// - Throws: `ValueError` for what is not such a number.
public func floatChecked(_ text: String) throws -> Double {
  func invalid() -> ValueError { ValueError("could not convert string to float: \(text.repr)") }
  guard let written = asciiNumber(text), let plain = withoutUnderscores(written, radix: 10) else { throw invalid() }
  let lowercase = String(decoding: plain.map { $0 | ($0 >= 65 && $0 <= 90 ? 0x20 : 0) }, as: UTF8.self)
  let unsigned = lowercase.first == "-" || lowercase.first == "+" ? lowercase.dropFirst() : lowercase[...]
  if unsigned == "inf" || unsigned == "infinity" { return lowercase.first == "-" ? -.infinity : .infinity }
  if unsigned == "nan" { return .nan }
  guard unsigned.utf8.allSatisfy({ (48...57).contains($0) || "e+-.".utf8.contains($0) }) else { throw invalid() }
  guard unsigned.utf8.contains(where: { (48...57).contains($0) }), let number = decimal(lowercase) else {
    throw invalid()
  }
  return number
}

/// `.5` and `5.` are numbers too; what is too large or too small for Double is an infinity or zero.
private func decimal(_ text: String) -> Double? {
  if let number = Double(text) { return number }
  var mantissa = text
  var exponent = ""
  if let e = text.firstIndex(of: "e") {
    mantissa = String(text[..<e])
    exponent = String(text[e...])
    if exponent.utf8.count < 2 { return nil }
  }
  guard mantissa.utf8.contains(where: { (48...57).contains($0) }) else { return nil }
  if mantissa.hasSuffix(".") { mantissa += "0" }
  if let dot = mantissa.firstIndex(of: ".") {
    let head = mantissa[..<dot]
    if head.isEmpty || head == "-" || head == "+" { mantissa = head + "0" + mantissa[dot...] }
  }
  return Double(mantissa + exponent)
}

/// What stands between white space, with decimal digits of other scripts as 0 to 9; nil if something else is not ASCII.
///
/// Mirrors `_PyUnicode_TransformDecimalAndSpaceToASCII` in Objects/unicodeobject.c.
private func asciiNumber(_ text: String) -> ArraySlice<UInt8>? {
  var bytes: [UInt8] = []
  for scalar in text.strip().unicodeScalars {
    if scalar.isASCII {
      bytes.append(UInt8(scalar.value))
    } else if scalar.isPythonDecimal, let value = scalar.properties.numericValue {
      bytes.append(48 + UInt8(value))
    } else {
      return nil
    }
  }
  return bytes[...]
}

/// Without `_`; nil if one of them is not between two digits.
private func withoutUnderscores(_ bytes: ArraySlice<UInt8>, radix: Int) -> ArraySlice<UInt8>? {
  let underscore = UInt8(ascii: "_")
  if !bytes.contains(underscore) { return bytes }
  var result: [UInt8] = []
  for index in bytes.indices {
    if bytes[index] != underscore {
      result.append(bytes[index])
      continue
    }
    guard index > bytes.startIndex, index + 1 < bytes.endIndex, digitValue(bytes[index - 1]) < radix,
      digitValue(bytes[index + 1]) < radix
    else { return nil }
  }
  return result[...]
}
