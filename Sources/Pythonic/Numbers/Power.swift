/// Python's `a ** b` and `pow(a, b)` of integers.
///
/// - Parameter b: not negative: then Python's result is a float, so that one writes `pow(Double(a), Double(b))`.
@inlinable public func pow(_ a: Int, _ b: Int) -> Int {
  if b < 0 { stop(ValueError("negative exponent: the result is no integer")) }
  var base = a
  var exponent = b
  var result = 1
  while true {
    if exponent & 1 == 1 {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      if overflow { stopAtOverflow() }
      result = product
    }
    exponent >>= 1
    if exponent == 0 { return result }
    let (square, overflow) = base.multipliedReportingOverflow(by: base)
    if overflow { stopAtOverflow() }
    base = square
  }
}

/// Python's `a ** b` of floats.
///
/// A negative base with a fractional exponent, for which Python turns to complex numbers, gives nan.
@inlinable public func pow(_ a: Double, _ b: Double) -> Double {
  if b == 0.5, let root = knownRoot(a) { return root }
  return orStop { try plainPower(a, b) }
}

/// Mirrors `float_pow` in Objects/floatobject.c.
///
/// - Throws: `ZeroDivisionError` for zero to a negative power, `OverflowError`.
@inlinable public func powChecked(_ a: Double, _ b: Double) throws -> Double {
  if b == 0.5, let root = knownRoot(a) { return root }
  return try plainPower(a, b)
}

/// C's `pow(a, 0.5)` where that is certain to be the square root, at a fifth of its price; nil elsewhere.
///
/// The root is rounded correctly, and `pow` is not quite: glibc (sysdeps/ieee754/dbl-64/e_pow.c) promises 0.54 units in
/// the last place. Where the root before rounding is within 0.45 of the rounded one, each other number is at least 0.55
/// away from it. The unit is the distance to the next number below, which at powers of two is the smaller one.
@inlinable func knownRoot(_ a: Double) -> Double? {
  guard a > 1e-200, a < 1e200 else { return nil }
  let root = a.squareRoot()
  // The root's square to the last bit, by Dekker's product of halves: no call of C's `fma`, for which programs would need its library.
  let split = root * 134_217_729
  let high = split - (split - root)
  let low = root - high
  let square = root * root
  let rest = (a - square) - (((high * high - square) + 2 * high * low) + low * low)
  let unit = root - Double(bitPattern: root.bitPattern &- 1)
  return rest.magnitude < 0.9 * root * unit ? root : nil
}

@usableFromInline func plainPower(_ a: Double, _ b: Double) throws -> Double {
  if a == 0 && b < 0 { throw ZeroDivisionError("0.0 cannot be raised to a negative power") }
  let result = C.pow(a, b)
  if result.isInfinite && a.isFinite && b.isFinite { throw OverflowError(34, "Numerical result out of range") }
  return result
}

/// Python's `pow(a, b, m)`: `a ** b % m`, with the modular inverse for a negative `b`.
public func pow(_ a: Int, _ b: Int, _ m: Int) -> Int { orStop { try powChecked(a, b, m) } }

/// Mirrors `long_pow` in Objects/longobject.c.
///
/// - Throws: `ValueError` if `m` is zero or `a` has no inverse.
public func powChecked(_ a: Int, _ b: Int, _ m: Int) throws -> Int {
  if m == 0 { throw ValueError("pow() 3rd argument cannot be 0") }
  let modulus = m.magnitude
  if modulus == 1 { return 0 }
  var base = residue(a, modulus)
  if b < 0 { base = try inverse(base, modulus) }
  var exponent = b.magnitude
  var result: UInt = 1
  while exponent > 0 {
    if exponent & 1 == 1 { result = multiply(result, base, modulus) }
    base = multiply(base, base, modulus)
    exponent >>= 1
  }
  if m < 0 && result != 0 { return -Int(modulus - result) }
  return Int(result)
}

private func residue(_ a: Int, _ modulus: UInt) -> UInt {
  let rest = a.magnitude % modulus
  return a < 0 && rest != 0 ? modulus - rest : rest
}

private func multiply(_ a: UInt, _ b: UInt, _ modulus: UInt) -> UInt {
  modulus.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
}

/// Euclid's algorithm, whose coefficients stay below the modulus.
private func inverse(_ a: UInt, _ modulus: UInt) throws -> UInt {
  var (old, new) = (Int128(a), Int128(modulus))
  var (oldFactor, newFactor): (Int128, Int128) = (1, 0)
  while new != 0 {
    let quotient = old / new
    (old, new) = (new, old - quotient * new)
    (oldFactor, newFactor) = (newFactor, oldFactor - quotient * newFactor)
  }
  if old != 1 { throw ValueError("base is not invertible for the given modulus") }
  return UInt(oldFactor < 0 ? oldFactor + Int128(modulus) : oldFactor)
}
