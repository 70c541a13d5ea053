extension BigInt: SignedNumeric {
  public var magnitude: BigInt { isNegative ? -self : self }

  public init?<Source: BinaryInteger>(exactly source: Source) {
    if let small = Int(exactly: source) {
      self.init(small)
    } else {
      self = BigInt(isNegative: source < 0, BigWords(source.magnitude.words.map { $0 }))
    }
  }

  @inlinable public static func + (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (sum, isTooLarge) = x.addingReportingOverflow(y)
      if !isTooLarge { return BigInt(sum) }
    }
    return add(a, b)
  }

  @inlinable public static func - (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (difference, isTooLarge) = x.subtractingReportingOverflow(y)
      if !isTooLarge { return BigInt(difference) }
    }
    return add(a, -b)
  }

  @inlinable public static func * (a: BigInt, b: BigInt) -> BigInt {
    if case .small(let x) = a.storage, case .small(let y) = b.storage {
      let (product, isTooLarge) = x.multipliedReportingOverflow(by: y)
      if !isTooLarge { return BigInt(product) }
    }
    return multiply(a, b)
  }

  @inlinable public static func += (a: inout BigInt, b: BigInt) { a = a + b }
  @inlinable public static func -= (a: inout BigInt, b: BigInt) { a = a - b }
  @inlinable public static func *= (a: inout BigInt, b: BigInt) { a = a * b }

  public mutating func negate() {
    if let small, small != .min {
      self = BigInt(-small)
    } else {
      self = BigInt(isNegative: !isNegative, absolute)
    }
  }

  @usableFromInline static func add(_ a: BigInt, _ b: BigInt) -> BigInt {
    let (x, y) = (a.absolute, b.absolute)
    if a.isNegative == b.isNegative { return BigInt(isNegative: a.isNegative, x + y) }
    return x < y ? BigInt(isNegative: b.isNegative, y - x) : BigInt(isNegative: a.isNegative, x - y)
  }

  @usableFromInline static func multiply(_ a: BigInt, _ b: BigInt) -> BigInt {
    BigInt(isNegative: a.isNegative != b.isNegative, a.absolute * b.absolute)
  }
}

/// Python's `a // b` of integers of any size.
@inlinable public func floordiv(_ a: BigInt, _ b: BigInt) -> BigInt { orStop { try floordivChecked(a, b) } }

/// - Throws: `ZeroDivisionError`.
public func floordivChecked(_ a: BigInt, _ b: BigInt) throws -> BigInt {
  if let x = a.small, let y = b.small, y != -1 { return BigInt(try floordivChecked(x, y)) }
  return try divided(a, b).quotient
}

/// Python's `a % b` of integers of any size: has the sign of `b`.
@inlinable public func mod(_ a: BigInt, _ b: BigInt) -> BigInt { orStop { try modChecked(a, b) } }

/// - Throws: `ZeroDivisionError`.
public func modChecked(_ a: BigInt, _ b: BigInt) throws -> BigInt {
  if let x = a.small, let y = b.small { return BigInt(try modChecked(x, y)) }
  return try divided(a, b, atZero: "integer modulo by zero").remainder
}

/// Python's `a % b` of an integer of any size by one that fits, as the rest then does.
@inlinable public func mod(_ a: BigInt, _ b: Int) -> Int { orStop { try modChecked(a, b) } }

/// - Throws: `ZeroDivisionError`.
public func modChecked(_ a: BigInt, _ b: Int) throws -> Int {
  if let x = a.small { return try modChecked(x, b) }
  return Int(try modChecked(a, BigInt(b)))
}

/// Python's `divmod(a, b)` of integers of any size.
public func divmod(_ a: BigInt, _ b: BigInt) -> TupleOf<BigInt> {
  let (quotient, remainder) = orStop { try divided(a, b) }
  return [quotient, remainder]
}

/// Rounded down.
///
/// - Throws: `ZeroDivisionError`.
private func divided(
  _ a: BigInt, _ b: BigInt, atZero message: String = "integer division or modulo by zero"
) throws -> (quotient: BigInt, remainder: BigInt) {
  if b == 0 { throw ZeroDivisionError(message) }
  let (quotient, remainder) = a.absolute.quotientAndRemainder(dividingBy: b.absolute)
  let isNegative = a.isNegative != b.isNegative
  let plain = BigInt(isNegative: isNegative, quotient)
  let rest = BigInt(isNegative: a.isNegative, remainder)
  return isNegative && rest != 0 ? (plain - 1, rest + b) : (plain, rest)
}
