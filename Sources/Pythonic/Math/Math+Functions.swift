// The functions of one float: Python's names, C's results, Python's errors (`math_1` in Modules/mathmodule.c).

extension math {
  public static func exp(_ x: Double) -> Double { orStop { try expChecked(x) } }
  public static func expChecked(_ x: Double) throws -> Double { try checked(cExp(x), of: x, overflows: true) }
  public static func exp2(_ x: Double) -> Double { orStop { try exp2Checked(x) } }
  public static func exp2Checked(_ x: Double) throws -> Double { try checked(cExp2(x), of: x, overflows: true) }
  public static func expm1(_ x: Double) -> Double { orStop { try expm1Checked(x) } }
  public static func expm1Checked(_ x: Double) throws -> Double { try checked(cExpm1(x), of: x, overflows: true) }
  public static func sin(_ x: Double) -> Double { orStop { try sinChecked(x) } }
  public static func sinChecked(_ x: Double) throws -> Double { try checked(cSin(x), of: x, overflows: false) }
  public static func cos(_ x: Double) -> Double { orStop { try cosChecked(x) } }
  public static func cosChecked(_ x: Double) throws -> Double { try checked(cCos(x), of: x, overflows: false) }
  public static func tan(_ x: Double) -> Double { orStop { try tanChecked(x) } }
  public static func tanChecked(_ x: Double) throws -> Double { try checked(cTan(x), of: x, overflows: false) }
  public static func asin(_ x: Double) -> Double { orStop { try asinChecked(x) } }
  public static func asinChecked(_ x: Double) throws -> Double { try checked(cAsin(x), of: x, overflows: false) }
  public static func acos(_ x: Double) -> Double { orStop { try acosChecked(x) } }
  public static func acosChecked(_ x: Double) throws -> Double { try checked(cAcos(x), of: x, overflows: false) }
  public static func atan(_ x: Double) -> Double { orStop { try atanChecked(x) } }
  public static func atanChecked(_ x: Double) throws -> Double { try checked(cAtan(x), of: x, overflows: false) }
  public static func sinh(_ x: Double) -> Double { orStop { try sinhChecked(x) } }
  public static func sinhChecked(_ x: Double) throws -> Double { try checked(cSinh(x), of: x, overflows: true) }
  public static func cosh(_ x: Double) -> Double { orStop { try coshChecked(x) } }
  public static func coshChecked(_ x: Double) throws -> Double { try checked(cCosh(x), of: x, overflows: true) }
  public static func tanh(_ x: Double) -> Double { orStop { try tanhChecked(x) } }
  public static func tanhChecked(_ x: Double) throws -> Double { try checked(cTanh(x), of: x, overflows: false) }
  public static func asinh(_ x: Double) -> Double { orStop { try asinhChecked(x) } }
  public static func asinhChecked(_ x: Double) throws -> Double { try checked(cAsinh(x), of: x, overflows: false) }
  public static func acosh(_ x: Double) -> Double { orStop { try acoshChecked(x) } }
  public static func acoshChecked(_ x: Double) throws -> Double { try checked(cAcosh(x), of: x, overflows: false) }
  public static func atanh(_ x: Double) -> Double { orStop { try atanhChecked(x) } }
  public static func atanhChecked(_ x: Double) throws -> Double { try checked(cAtanh(x), of: x, overflows: false) }
  public static func sqrt(_ x: Double) -> Double { orStop { try sqrtChecked(x) } }
  public static func sqrtChecked(_ x: Double) throws -> Double { try checked(cSqrt(x), of: x, overflows: false) }
  public static func cbrt(_ x: Double) -> Double { orStop { try cbrtChecked(x) } }
  public static func cbrtChecked(_ x: Double) throws -> Double { try checked(cCbrt(x), of: x, overflows: false) }
  public static func erf(_ x: Double) -> Double { orStop { try erfChecked(x) } }
  public static func erfChecked(_ x: Double) throws -> Double { try checked(cErf(x), of: x, overflows: false) }
  public static func erfc(_ x: Double) -> Double { orStop { try erfcChecked(x) } }
  public static func erfcChecked(_ x: Double) throws -> Double { try checked(cErfc(x), of: x, overflows: false) }
  public static func log1p(_ x: Double) -> Double { orStop { try log1pChecked(x) } }
  public static func log1pChecked(_ x: Double) throws -> Double { try checked(cLog1p(x), of: x, overflows: false) }

  /// nan or an infinity that comes out of a finite number is an error.
  ///
  /// - Throws: `ValueError` where the function is not defined, `OverflowError` where its result is too large.
  static func checked(_ result: Double, of x: Double, overflows: Bool) throws -> Double {
    if result.isNaN && !x.isNaN { throw ValueError("math domain error") }
    if result.isInfinite && x.isFinite {
      if overflows { throw OverflowError("math range error") }
      throw ValueError("math domain error")
    }
    return result
  }
}
