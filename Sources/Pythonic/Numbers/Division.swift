/// Python's `a // b`: rounds down, where Swift's `/` rounds towards zero.
///
/// Mirrors `long_div` in Objects/longobject.c.
@inlinable public func floordiv(_ a: Int, _ b: Int) -> Int {
  if b == 0 { stopAtZero("integer division or modulo by zero") }
  let (quotient, overflow) = a.dividedReportingOverflow(by: b)
  if overflow { stopAtOverflow() }
  return (a ^ b) < 0 && quotient &* b != a ? quotient - 1 : quotient
}

/// Python's `a % b`: has the sign of `b`, where Swift's has that of `a`.
///
/// Mirrors `long_mod` in Objects/longobject.c.
@inlinable public func mod(_ a: Int, _ b: Int) -> Int {
  if b == 0 { stopAtZero("integer modulo by zero") }
  if b == -1 { return 0 }
  let remainder = a % b
  return remainder != 0 && (remainder ^ b) < 0 ? remainder + b : remainder
}

/// Python's `divmod(a, b)`.
@inlinable public func divmod(_ a: Int, _ b: Int) -> TupleOf<Int> {
  let (quotient, remainder) = divmod(a, b)
  return [quotient, remainder]
}

/// Python's `q, r = divmod(a, b)`.
@_disfavoredOverload @inlinable public func divmod(_ a: Int, _ b: Int) -> (Int, Int) {
  if b == 0 { stopAtZero("integer division or modulo by zero") }
  return (floordiv(a, b), mod(a, b))
}

/// Python's `a / b` of integers, correctly rounded even where they have more bits than `Double`.
///
/// Mirrors `long_true_divide` in Objects/longobject.c.
@inlinable public func truediv(_ a: Int, _ b: Int) -> Double {
  if b == 0 { stopAtZero("division by zero") }
  let limit: UInt = 1 << 53
  if a.magnitude <= limit && b.magnitude <= limit { return Double(a) / Double(b) }
  return divideExactly(a, b)
}

/// The quotient with at least 55 bits, the last of which says that something was cut off; then one rounding.
@usableFromInline func divideExactly(_ a: Int, _ b: Int) -> Double {
  if a == 0 { return b < 0 ? -0.0 : 0 }
  let shift = max(0, 55 + b.magnitude.bitWidth - b.magnitude.leadingZeroBitCount - 64 + a.magnitude.leadingZeroBitCount)
  let (quotient, remainder) = (UInt128(a.magnitude) << UInt128(shift)).quotientAndRemainder(
    dividingBy: UInt128(b.magnitude))
  let magnitude =
    Double(UInt64(quotient) | (remainder == 0 ? 0 : 1)) * Double(sign: .plus, exponent: -shift, significand: 1)
  return (a ^ b) < 0 ? -magnitude : magnitude
}

/// Python's `a / b` of floats, which unlike Swift's refuses zero.
@inlinable public func truediv(_ a: Double, _ b: Double) -> Double {
  if b == 0 { stopAtZero("float division by zero") }
  return a / b
}

/// Python's `a // b` of floats.
@inlinable public func floordiv(_ a: Double, _ b: Double) -> Double {
  if b == 0 { stopAtZero("float floor division by zero") }
  return floatDivmod(a, b).quotient
}

/// Python's `a % b` of floats: has the sign of `b`.
@inlinable public func mod(_ a: Double, _ b: Double) -> Double {
  if b == 0 { stopAtZero("float modulo") }
  return floatDivmod(a, b).remainder
}

/// Python's `divmod(a, b)` of floats.
@inlinable public func divmod(_ a: Double, _ b: Double) -> TupleOf<Double> {
  let (quotient, remainder) = divmod(a, b)
  return [quotient, remainder]
}

/// Python's `q, r = divmod(a, b)` of floats.
@_disfavoredOverload @inlinable public func divmod(_ a: Double, _ b: Double) -> (Double, Double) {
  if b == 0 { stopAtZero("float divmod()") }
  return floatDivmod(a, b)
}

/// Mirrors `_float_div_mod` in Objects/floatobject.c, step by step.
@usableFromInline func floatDivmod(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
  var remainder = a.truncatingRemainder(dividingBy: b)
  var quotient = (a - remainder) / b
  if remainder != 0 {
    if (b < 0) != (remainder < 0) {
      remainder += b
      quotient -= 1
    }
  } else {
    remainder = Double(signOf: b, magnitudeOf: 0)
  }
  if quotient != 0 {
    let floored = quotient.rounded(.down)
    quotient = quotient - floored > 0.5 ? floored + 1 : floored
  } else {
    quotient = Double(signOf: a / b, magnitudeOf: 0)
  }
  return (quotient, remainder)
}
