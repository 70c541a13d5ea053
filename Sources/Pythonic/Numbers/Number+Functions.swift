/// Python's `a / b`.
@inlinable public func truediv(_ a: Number, _ b: Number) -> Double { orStop { try truedivChecked(a, b) } }

/// - Throws: `ZeroDivisionError`.
public func truedivChecked(_ a: Number, _ b: Number) throws -> Double {
  if case .int(let x) = a, case .int(let y) = b { return try truedivChecked(x, y) }
  return try truedivChecked(a.double, b.double)
}

/// Python's `a // b`.
@inlinable public func floordiv(_ a: Number, _ b: Number) -> Number { orStop { try floordivChecked(a, b) } }

/// - Throws: `ZeroDivisionError`.
public func floordivChecked(_ a: Number, _ b: Number) throws -> Number {
  try Number.combine(a, b, floordivChecked, floordivChecked)
}

/// Python's `a % b`.
@inlinable public func mod(_ a: Number, _ b: Number) -> Number { orStop { try modChecked(a, b) } }

/// - Throws: `ZeroDivisionError`.
public func modChecked(_ a: Number, _ b: Number) throws -> Number { try Number.combine(a, b, modChecked, modChecked) }

/// Python's `a ** b`: a float as soon as one of both is, and for a negative exponent.
public func pow(_ a: Number, _ b: Number) -> Number {
  if case .int(let x) = a, case .int(let y) = b, y >= 0 { return .int(pow(x, y)) }
  return .float(pow(a.double, b.double))
}

/// Python's `divmod(a, b)`.
public func divmod(_ a: Number, _ b: Number) -> TupleOf<Number> { [floordiv(a, b), mod(a, b)] }

/// Python's `int(x)`.
public func int(_ x: Number) -> Int { orStop { try intChecked(x) } }

/// - Throws: `ValueError` for nan, `OverflowError` for an infinity.
public func intChecked(_ x: Number) throws -> Int {
  switch x {
  case .int(let value): value
  case .float(let value): try intChecked(value)
  }
}

/// Python's `float(x)`.
@inlinable public func float(_ x: Number) -> Double { x.double }

extension Double {
  /// Python's `float(x)`.
  @inlinable public init(_ x: Number) { self = x.double }
}

/// Python's `round(x)`.
public func round(_ x: Number) -> Int {
  switch x {
  case .int(let value): value
  case .float(let value): round(value)
  }
}

/// Python's `round(x, digits)`.
public func round(_ x: Number, _ digits: Int) -> Number {
  switch x {
  case .int(let value): .int(round(value, digits))
  case .float(let value): .float(round(value, digits))
  }
}

/// Python's `sum(numbers, start)`.
@inlinable public func sum<Numbers: Sequence>(_ numbers: Numbers, _ start: Number = 0) -> Number
where Numbers.Element == Number {
  numbers.reduce(start, +)
}
