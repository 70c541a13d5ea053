/// Python's `math`: `math.sqrt(2)`.
///
/// Mirrors Modules/mathmodule.c: the same results of C's library, and the same errors where those are none.
// In small letters, as Python names it.
// swift-format-ignore: TypeNamesShouldBeCapitalized
public enum math {
  public static let pi = Double.pi
  public static let e = 2.718281828459045
  public static let tau = 2 * Double.pi
  public static let inf = Double.infinity
  public static let nan = Double.nan

  /// Python's `math.floor(x)`.
  public static func floor(_ x: Double) -> Int { int(x.rounded(.down)) }
  @inlinable public static func floor(_ n: Int) -> Int { n }
  /// Python's `math.ceil(x)`.
  public static func ceil(_ x: Double) -> Int { int(x.rounded(.up)) }
  @inlinable public static func ceil(_ n: Int) -> Int { n }
  /// Python's `math.trunc(x)`.
  public static func trunc(_ x: Double) -> Int { int(x) }

  /// - Throws: `ValueError` for nan, `OverflowError` for an infinity.
  public static func floorChecked(_ x: Double) throws -> Int { try intChecked(x.rounded(.down)) }
  public static func ceilChecked(_ x: Double) throws -> Int { try intChecked(x.rounded(.up)) }

  @inlinable public static func fabs(_ x: Double) -> Double { x.magnitude }
  @inlinable public static func copysign(_ x: Double, _ y: Double) -> Double { Double(signOf: y, magnitudeOf: x) }
  @inlinable public static func isnan(_ x: Double) -> Bool { x.isNaN }
  @inlinable public static func isinf(_ x: Double) -> Bool { x.isInfinite }
  @inlinable public static func isfinite(_ x: Double) -> Bool { x.isFinite }
  @inlinable public static func degrees(_ x: Double) -> Double { x * (180 / Double.pi) }
  @inlinable public static func radians(_ x: Double) -> Double { x * (Double.pi / 180) }

  /// Python's `math.isclose(a, b, rel_tol=…, abs_tol=…)`.
  public static func isclose(_ a: Double, _ b: Double, relTol: Double = 1e-9, absTol: Double = 0) -> Bool {
    if relTol < 0 || absTol < 0 { stop(ValueError("tolerances must be non-negative")) }
    if a == b { return true }
    if a.isInfinite || b.isInfinite { return false }
    let difference = (b - a).magnitude
    return difference <= (relTol * b).magnitude || difference <= (relTol * a).magnitude || difference <= absTol
  }

  /// Python's `math.prod(numbers)`.
  @inlinable public static func prod<Numbers: Sequence>(_ numbers: Numbers, start: Int = 1) -> Int
  where Numbers.Element == Int {
    var result = start
    for number in numbers {
      let (product, overflow) = result.multipliedReportingOverflow(by: number)
      if overflow { stopAtOverflow() }
      result = product
    }
    return result
  }

  /// Python's `math.prod(numbers)` of floats.
  @inlinable public static func prod<Numbers: Sequence>(_ numbers: Numbers, start: Double = 1) -> Double
  where Numbers.Element == Double {
    numbers.reduce(start, *)
  }

  /// Python's `math.modf(x)`: the fraction and the whole, both with the sign.
  public static func modf(_ x: Double) -> (Double, Double) {
    if x.isInfinite { return (Double(signOf: x, magnitudeOf: 0), x) }
    let whole = x.rounded(.towardZero)
    return (Double(signOf: x, magnitudeOf: x - whole), whole)
  }

  /// Python's `math.frexp(x)`: a fraction of 0.5 ..< 1 and a power of two.
  public static func frexp(_ x: Double) -> (Double, Int) {
    if !x.isFinite || x == 0 { return (x, 0) }
    return (Double(signOf: x, magnitudeOf: x.significand / 2), Int(x.exponent) + 1)
  }

  /// Python's `math.ldexp(x, n)`.
  public static func ldexp(_ x: Double, _ n: Int) -> Double {
    if !x.isFinite || x == 0 { return x }
    let result = cLdexp(x, n)
    if result.isInfinite { stop(OverflowError("math range error")) }
    return result
  }

  /// Python's `math.ulp(x)`.
  public static func ulp(_ x: Double) -> Double {
    if x.isNaN { return x }
    let x = x.magnitude
    return x.isInfinite ? x : x == .greatestFiniteMagnitude ? x - x.nextDown : x.nextUp - x
  }

  /// Python's `math.nextafter(x, y)`.
  public static func nextafter(_ x: Double, _ y: Double) -> Double {
    x.isNaN || y.isNaN ? .nan : x == y ? y : x < y ? x.nextUp : x.nextDown
  }
}
