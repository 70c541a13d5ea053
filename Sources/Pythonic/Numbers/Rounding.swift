/// Python's `round(x)`: to the nearest integer, halves to the even one.
public func round(_ x: Double) -> Int { orStop { try roundChecked(x) } }

/// - Throws: `ValueError` for nan, `OverflowError` for an infinity.
public func roundChecked(_ x: Double) throws -> Int { try intChecked(x.rounded(.toNearestOrEven)) }

/// Python's `round(n)`.
@inlinable public func round(_ n: Int) -> Int { n }

/// Python's `round(x, digits)`: the float next to the decimal number that `x` rounds to.
///
/// Mirrors `double_round` in Objects/floatobject.c: the exact value of `x` decides, so that `round(2.675, 2)` is 2.67.
public func round(_ x: Double, _ digits: Int) -> Double {
  if !x.isFinite || x == 0 || digits > 323 { return x }
  if digits < -308 { return 0 * x }
  if digits >= 0 { return Double(C.format(x, precision: digits, "f"))! }
  return roundTens(x, -digits)
}

/// To a multiple of 10^`tens`, by the digits of the exact value.
private func roundTens(_ x: Double, _ tens: Int) -> Double {
  let whole = x.magnitude.rounded(.down)
  let digits = Array(C.format(whole, precision: 0, "f").utf8).map { Int($0) - 48 }
  let kept = digits.count - tens
  if kept < 0 { return 0 * x }
  let next = digits[kept]
  let isExact = digits[(kept + 1)...].allSatisfy { $0 == 0 } && whole == x.magnitude
  let isOdd = kept > 0 && digits[kept - 1] % 2 == 1
  var head = Array(digits[..<kept])
  if next > 5 || next == 5 && (!isExact || isOdd) {
    var index = kept - 1
    while index >= 0 && head[index] == 9 {
      head[index] = 0
      index -= 1
    }
    if index >= 0 { head[index] += 1 } else { head.insert(1, at: 0) }
  }
  let text = head.map { "\($0)" }.joined()
  let result = Double((text.isEmpty ? "0" : text) + "e\(tens)")!
  return x < 0 ? -result : result
}

/// Python's `round(n, digits)` of an integer: changes it for negative `digits` only.
///
/// Mirrors `int___round___impl` in Objects/longobject.c: to the nearest multiple, halves to the even one.
public func round(_ n: Int, _ digits: Int) -> Int {
  if digits >= 0 { return n }
  if digits < -19 { return 0 }
  let unit = (0..<(-digits)).reduce(Int128(1)) { product, _ in product * 10 }
  var quotient = Int128(n) / unit
  let rest = (Int128(n) % unit).magnitude
  if rest * 2 > unit.magnitude || rest * 2 == unit.magnitude && quotient % 2 != 0 { quotient += n < 0 ? -1 : 1 }
  guard let result = Int(exactly: quotient * unit) else { stopAtOverflow() }
  return result
}
