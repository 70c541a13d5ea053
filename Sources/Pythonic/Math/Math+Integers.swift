extension math {
  /// Python's `math.gcd(a, b, …)`.
  public static func gcd(_ numbers: Int...) -> Int {
    var result: UInt = 0
    for number in numbers { result = gcd(result, number.magnitude) }
    return fitting(result)
  }

  static func gcd(_ a: UInt, _ b: UInt) -> UInt {
    var (a, b) = (a, b)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// Python's `math.lcm(a, b, …)`.
  public static func lcm(_ numbers: Int...) -> Int {
    var result: UInt = 1
    for number in numbers {
      if number == 0 { return 0 }
      let (product, overflow) = (result / gcd(result, number.magnitude)).multipliedReportingOverflow(
        by: number.magnitude)
      if overflow { stopAtOverflow() }
      result = product
    }
    return fitting(result)
  }

  private static func fitting(_ magnitude: UInt) -> Int {
    guard let result = Int(exactly: magnitude) else { stopAtOverflow() }
    return result
  }

  /// Python's `math.isqrt(n)`: the root, rounded down.
  public static func isqrt(_ n: Int) -> Int { orStop { try isqrtChecked(n) } }

  /// - Throws: `ValueError` for a negative number.
  public static func isqrtChecked(_ n: Int) throws -> Int {
    if n < 0 { throw ValueError("isqrt() argument must be nonnegative") }
    var root = Int(Double(n).squareRoot())
    while root.multipliedReportingOverflow(by: root).overflow || root * root > n { root -= 1 }
    while (root + 1) <= 3_037_000_499, (root + 1) * (root + 1) <= n { root += 1 }
    return root
  }

  /// Python's `math.factorial(n)`; of 21 and more it does not fit.
  public static func factorial(_ n: Int) -> Int { orStop { try factorialChecked(n) } }

  /// - Throws: `ValueError` for a negative number.
  public static func factorialChecked(_ n: Int) throws -> Int {
    if n < 0 { throw ValueError("factorial() not defined for negative values") }
    if n > 20 { stopAtOverflow() }
    return n < 2 ? 1 : prod(2...n, start: 1)
  }

  /// Python's `math.comb(n, k)`.
  public static func comb(_ n: Int, _ k: Int) -> Int { orStop { try combChecked(n, k) } }

  /// - Throws: `ValueError` for a negative number.
  public static func combChecked(_ n: Int, _ k: Int) throws -> Int {
    if n < 0 { throw ValueError("n must be a non-negative integer") }
    if k < 0 { throw ValueError("k must be a non-negative integer") }
    if k > n { return 0 }
    let count = Swift.min(k, n - k)
    var result: UInt128 = 1
    for index in 0..<count {
      result = result * UInt128(n - index) / UInt128(index + 1)
      if result > UInt128(Int.max) { stopAtOverflow() }
    }
    return Int(result)
  }

  /// Python's `math.perm(n, k)`.
  public static func perm(_ n: Int, _ k: Int? = nil) -> Int { orStop { try permChecked(n, k) } }

  /// - Throws: `ValueError` for a negative number.
  public static func permChecked(_ n: Int, _ k: Int? = nil) throws -> Int {
    guard let k else { return try factorialChecked(n) }
    if n < 0 { throw ValueError("n must be a non-negative integer") }
    if k < 0 { throw ValueError("k must be a non-negative integer") }
    return k > n ? 0 : prod((n - k + 1)..<(n + 1), start: 1)
  }
}
