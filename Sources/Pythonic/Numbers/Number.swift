/// A number that is an `int` here and a `float` there, as Python's variables may be: `[1, 2.5]`.
///
/// It computes as Python does: integers stay integers until a float or a division comes in.
///
///     let prices: [Number] = [1, 2.5]
///     print(sum(prices))  // 3.5
public enum Number: Sendable {
  case int(Int)
  case float(Double)

  @inlinable public init(_ value: Int) { self = .int(value) }
  @inlinable public init(_ value: Double) { self = .float(value) }
  @inlinable public init(_ value: Bool) { self = .int(value ? 1 : 0) }
  @inlinable public init(_ value: Number) { self = value }

  /// As a float.
  @inlinable public var double: Double {
    switch self {
    case .int(let value): Double(value)
    case .float(let value): value
    }
  }

  /// Python's `isinstance(x, int)`.
  @inlinable public var isInt: Bool { if case .int = self { true } else { false } }

  /// Python's `x.is_integer()`.
  @inlinable public var isInteger: Bool { isInt || double.isInteger }

  @inlinable static func combine(
    _ a: Number, _ b: Number, _ integers: (Int, Int) throws -> Int, _ floats: (Double, Double) throws -> Double
  ) rethrows -> Number {
    if case .int(let x) = a, case .int(let y) = b { return .int(try integers(x, y)) }
    return .float(try floats(a.double, b.double))
  }
}

extension Number: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  @inlinable public init(integerLiteral value: Int) { self = .int(value) }
  @inlinable public init(floatLiteral value: Double) { self = .float(value) }
}

extension Number: PythonHashable, Comparable {
  /// Exact, as in Python, where no integer is rounded to be compared (`float_richcompare` in Objects/floatobject.c).
  @inlinable public static func == (a: Number, b: Number) -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): x == y
    case (.float(let x), .float(let y)): x == y
    case (.int(let x), .float(let y)), (.float(let y), .int(let x)): Int(exactly: y) == x
    }
  }

  @inlinable public static func < (a: Number, b: Number) -> Bool {
    switch (a, b) {
    case (.int(let x), .int(let y)): x < y
    case (.float(let x), .float(let y)): x < y
    case (.int(let x), .float(let y)):
      y >= 0x1p63 || Int(exactly: y.rounded(.down)).map { x < $0 || x == $0 && y != y.rounded(.down) } ?? false
    case (.float(let x), .int(let y)):
      x < -0x1p63 || Int(exactly: x.rounded(.up)).map { $0 < y || $0 == y && x != x.rounded(.up) } ?? false
    }
  }

  // What is no number is neither more nor less than another.
  @inlinable public static func <= (a: Number, b: Number) -> Bool { a < b || a == b }
  @inlinable public static func > (a: Number, b: Number) -> Bool { b < a }
  @inlinable public static func >= (a: Number, b: Number) -> Bool { b <= a }

  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(double) }

  /// Equal numbers have the same, of either kind.
  public var pythonHash: Int {
    switch self {
    case .int(let value): value.pythonHash
    case .float(let value): value.pythonHash
    }
  }
}

extension Number: SignedNumeric {
  public init?<Source: BinaryInteger>(exactly source: Source) {
    guard let value = Int(exactly: source) else { return nil }
    self = .int(value)
  }

  @inlinable public var magnitude: Number {
    switch self {
    case .int(let value): .int(Swift.abs(value))
    case .float(let value): .float(value.magnitude)
    }
  }

  @inlinable public static func + (a: Number, b: Number) -> Number { combine(a, b, +, +) }
  @inlinable public static func - (a: Number, b: Number) -> Number { combine(a, b, -, -) }
  @inlinable public static func * (a: Number, b: Number) -> Number { combine(a, b, *, *) }
  @inlinable public static func += (a: inout Number, b: Number) { a = a + b }
  @inlinable public static func -= (a: inout Number, b: Number) { a = a - b }
  @inlinable public static func *= (a: inout Number, b: Number) { a = a * b }

  @inlinable public mutating func negate() {
    switch self {
    case .int(let value): self = .int(-value)
    case .float(let value): self = .float(-value)
    }
  }
}

extension Number: Representable, CustomStringConvertible, Formattable, TruthValue {
  public var repr: String {
    switch self {
    case .int(let value): value.repr
    case .float(let value): value.repr
    }
  }

  public var description: String { repr }
  @inlinable public var isTrue: Bool { double != 0 }

  public func formatChecked(_ specification: String) throws -> String {
    switch self {
    case .int(let value): try value.formatChecked(specification)
    case .float(let value): try value.formatChecked(specification)
    }
  }
}
