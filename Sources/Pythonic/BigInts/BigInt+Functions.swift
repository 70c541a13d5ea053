/// Python's `a ** b` of an integer of any size.
///
/// - Parameter b: not negative: then Python's result is a float.
public func pow(_ a: BigInt, _ b: Int) -> BigInt {
  if b < 0 { stop(ValueError("negative exponent: the result is no integer")) }
  var (base, exponent, result) = (a, b, BigInt(1))
  while exponent > 0 {
    if exponent & 1 == 1 { result *= base }
    exponent >>= 1
    if exponent > 0 { base *= base }
  }
  return result
}

/// Python's `a ** b`, where `b` has to fit `Int`.
public func pow(_ a: BigInt, _ b: BigInt) -> BigInt { pow(a, Int(b)) }

/// Python's `pow(a, b, m)` of integers of any size.
///
/// - Parameter b: not negative.
public func pow(_ a: BigInt, _ b: BigInt, _ m: BigInt) -> BigInt {
  if m == 0 { stop(ValueError("pow() 3rd argument cannot be 0")) }
  if b < 0 { stop(ValueError("base is not invertible for the given modulus")) }
  var (base, exponent, result) = (mod(a, m), b, mod(BigInt(1), m))
  while exponent > 0 {
    if mod(exponent, 2) == BigInt(1) { result = mod(result * base, m) }
    exponent = shiftRight(exponent, 1)
    base = mod(base * base, m)
  }
  return result
}

/// Python's `sum(numbers, start)` of integers of any size.
public func sum<Numbers: Sequence>(_ numbers: Numbers, _ start: BigInt = 0) -> BigInt
where Numbers.Element == BigInt {
  numbers.reduce(start, +)
}

/// Python's `int(n)`.
@inlinable public func int(_ n: BigInt) -> BigInt { n }
/// Python's `round(n)`.
@inlinable public func round(_ n: BigInt) -> BigInt { n }

extension math {
  /// Python's `math.factorial(n)`, of a result of any size.
  public static func factorial(_ n: BigInt) -> BigInt {
    if n < 0 { stop(ValueError("factorial() not defined for negative values")) }
    return product(1, Int(n))
  }

  /// Of all integers from `low` to `high`, by halves, so that the factors are of like size.
  private static func product(_ low: Int, _ high: Int) -> BigInt {
    if high < low { return 1 }
    if high - low < 8 { return (low...high).reduce(1) { $0 * BigInt($1) } }
    let middle = low + (high - low) / 2
    return product(low, middle) * product(middle + 1, high)
  }

  /// Python's `math.comb(n, k)`, of a result of any size.
  public static func comb(_ n: BigInt, _ k: BigInt) -> BigInt {
    if n < 0 { stop(ValueError("n must be a non-negative integer")) }
    if k < 0 { stop(ValueError("k must be a non-negative integer")) }
    if k > n { return 0 }
    let (n, count) = (Int(n), Int(Swift.min(k, n - k)))
    return (0..<count).reduce(BigInt(1)) { floordiv($0 * BigInt(n - $1), BigInt($1 + 1)) }
  }

  /// Python's `math.perm(n, k)`, of a result of any size.
  public static func perm(_ n: BigInt, _ k: BigInt? = nil) -> BigInt {
    guard let k else { return factorial(n) }
    if n < 0 { stop(ValueError("n must be a non-negative integer")) }
    if k < 0 { stop(ValueError("k must be a non-negative integer")) }
    return k > n ? 0 : product(Int(n) - Int(k) + 1, Int(n))
  }

  /// Python's `math.gcd(a, b)` of integers of any size.
  public static func gcd(_ a: BigInt, _ b: BigInt) -> BigInt {
    var (a, b) = (a.magnitude, b.magnitude)
    while b != 0 { (a, b) = (b, mod(a, b)) }
    return a
  }

  /// Python's `math.lcm(a, b)` of integers of any size.
  public static func lcm(_ a: BigInt, _ b: BigInt) -> BigInt {
    if a == 0 || b == 0 { return 0 }
    return floordiv((a * b).magnitude, gcd(a, b))
  }

  /// Python's `math.isqrt(n)` of an integer of any size, by Newton's method.
  public static func isqrt(_ n: BigInt) -> BigInt {
    if n < 0 { stop(ValueError("isqrt() argument must be nonnegative")) }
    if n < 2 { return n }
    var root = shiftLeft(BigInt(1), (n.bitLength + 1) / 2)
    while true {
      let next = shiftRight(root + floordiv(n, root), 1)
      if next >= root { return root }
      root = next
    }
  }
}
