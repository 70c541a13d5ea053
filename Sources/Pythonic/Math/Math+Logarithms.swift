extension math {
  /// Python's `math.log(x)`.
  public static func log(_ x: Double) -> Double { orStop { try logChecked(x) } }

  /// - Throws: `ValueError` unless `x` is positive (`m_log` in Modules/mathmodule.c).
  public static func logChecked(_ x: Double) throws -> Double { try logarithm(x, cLog) }

  /// Python's `math.log(x, base)`: the quotient of two logarithms, with its rounding.
  public static func log(_ x: Double, _ base: Double) -> Double { orStop { try logChecked(x, base) } }

  /// - Throws: `ValueError`, and `ZeroDivisionError` for a base of 1.
  public static func logChecked(_ x: Double, _ base: Double) throws -> Double {
    try truedivChecked(try logChecked(x), try logChecked(base))
  }

  public static func log2(_ x: Double) -> Double { orStop { try log2Checked(x) } }
  public static func log2Checked(_ x: Double) throws -> Double { try logarithm(x, cLog2) }
  public static func log10(_ x: Double) -> Double { orStop { try log10Checked(x) } }
  public static func log10Checked(_ x: Double) throws -> Double { try logarithm(x, cLog10) }

  private static func logarithm(_ x: Double, _ function: (Double) -> Double) throws -> Double {
    if x.isNaN { return x }
    if x <= 0 { throw ValueError("math domain error") }
    return x.isInfinite ? x : function(x)
  }

  /// Python's `math.pow(x, y)`, with floats only.
  public static func pow(_ x: Double, _ y: Double) -> Double { orStop { try powChecked(x, y) } }

  /// Mirrors `math_pow_impl`.
  ///
  /// - Throws: `ValueError` where no float is the result, `OverflowError`.
  public static func powChecked(_ x: Double, _ y: Double) throws -> Double {
    let result = C.pow(x, y)
    if x.isFinite && y.isFinite {
      if result.isNaN || result.isInfinite && x == 0 { throw ValueError("math domain error") }
      if result.isInfinite { throw OverflowError("math range error") }
    }
    return result
  }

  public static func atan2(_ y: Double, _ x: Double) -> Double { cAtan2(y, x) }

  /// Python's `math.fmod(x, y)`, with the sign of `x`.
  public static func fmod(_ x: Double, _ y: Double) -> Double { orStop { try fmodChecked(x, y) } }
  public static func fmodChecked(_ x: Double, _ y: Double) throws -> Double {
    let result = cFmod(x, y)
    if result.isNaN && !x.isNaN && !y.isNaN { throw ValueError("math domain error") }
    return result
  }

  /// Python's `math.remainder(x, y)`: of the nearest quotient.
  public static func remainder(_ x: Double, _ y: Double) -> Double {
    let result = cRemainder(x, y)
    if result.isNaN && !x.isNaN && !y.isNaN { stop(ValueError("math domain error")) }
    return result
  }

  /// Python's `math.gamma(x)`, to within the last digit or two: CPython has an approximation of its own.
  public static func gamma(_ x: Double) -> Double {
    if x == 0 || x < 0 && x == x.rounded(.down) { stop(ValueError("math domain error")) }
    return orStop { try checked(cTgamma(x), of: x, overflows: true) }
  }

  /// Python's `math.lgamma(x)`, to within the last digit or two.
  public static func lgamma(_ x: Double) -> Double {
    if x <= 0 && x == x.rounded(.down) { stop(ValueError("math domain error")) }
    return cLgamma(x)
  }
}
