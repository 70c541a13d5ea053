/// Python's `float(n)`.
public func float(_ n: BigInt) -> Double { orStop { try floatChecked(n) } }

/// Rounded to the nearest, halves to the even one.
///
/// - Throws: `OverflowError` for what is too large.
public func floatChecked(_ n: BigInt) throws -> Double {
  if let small = n.small { return Double(small) }
  let magnitude = n.absolute
  let excess = magnitude.bitWidth - 64
  let (top, isInexact) = magnitude.shiftedRight(excess)
  // 64 bits, of which the last says as well that something was cut off: `Double` rounds what is left once.
  let word = (top.words.first ?? 0) | (isInexact ? 1 : 0)
  let result = Double(sign: .plus, exponent: excess, significand: Double(word))
  if result.isInfinite { throw OverflowError("int too large to convert to float") }
  return n.isNegative ? -result : result
}

extension Double {
  /// Python's `float(n)`.
  public init(_ n: BigInt) { self = float(n) }
}

/// Python's `int(x)` of a float of any size.
public func bigInt(_ x: Double) -> BigInt {
  if let small = Int(exactly: x.rounded(.towardZero)) { return BigInt(small) }
  if !x.isFinite { return BigInt(int(x)) }
  return shiftLeft(BigInt(Int(x.significandBitPattern | 1 << 52) * (x < 0 ? -1 : 1)), Int(x.exponent) - 52)
}

/// Python's `a / b` of integers of any size, rounded once.
@inlinable public func truediv(_ a: BigInt, _ b: BigInt) -> Double { orStop { try truedivChecked(a, b) } }

/// Mirrors `long_true_divide` in Objects/longobject.c.
///
/// - Throws: `ZeroDivisionError`, `OverflowError`.
public func truedivChecked(_ a: BigInt, _ b: BigInt) throws -> Double {
  if let x = a.small, let y = b.small { return try truedivChecked(x, y) }
  if b == 0 { throw ZeroDivisionError("division by zero") }
  if a == 0 { return b.isNegative ? -0.0 : 0 }
  let (x, y) = (a.absolute, b.absolute)
  let shift = 66 - (x.bitWidth - y.bitWidth)
  let dividend = shift >= 0 ? x.shiftedLeft(shift) : x
  let divisor = shift < 0 ? y.shiftedLeft(-shift) : y
  let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
  let (top, isCut) = quotient.shiftedRight(quotient.bitWidth - 64)
  let word = (top.words.first ?? 0) | (isCut || !remainder.isZero ? 1 : 0)
  let result = Double(sign: .plus, exponent: quotient.bitWidth - 64 - shift, significand: Double(word))
  if result.isInfinite { throw OverflowError("integer division result too large for a float") }
  return a.isNegative != b.isNegative ? -result : result
}
