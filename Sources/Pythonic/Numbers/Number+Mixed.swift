// Numbers that may be floats with those that are surely one or the other: nothing has to be converted by hand.

extension Number {
  @inlinable public static func + (a: Number, b: Int) -> Number { a + Number(b) }
  @inlinable public static func + (a: Int, b: Number) -> Number { Number(a) + b }
  @inlinable public static func + (a: Number, b: Double) -> Number { a + Number(b) }
  @inlinable public static func + (a: Double, b: Number) -> Number { Number(a) + b }
  @inlinable public static func - (a: Number, b: Int) -> Number { a - Number(b) }
  @inlinable public static func - (a: Int, b: Number) -> Number { Number(a) - b }
  @inlinable public static func - (a: Number, b: Double) -> Number { a - Number(b) }
  @inlinable public static func - (a: Double, b: Number) -> Number { Number(a) - b }
  @inlinable public static func * (a: Number, b: Int) -> Number { a * Number(b) }
  @inlinable public static func * (a: Int, b: Number) -> Number { Number(a) * b }
  @inlinable public static func * (a: Number, b: Double) -> Number { a * Number(b) }
  @inlinable public static func * (a: Double, b: Number) -> Number { Number(a) * b }

  @inlinable public static func += (a: inout Number, b: Int) { a = a + b }
  @inlinable public static func += (a: inout Number, b: Double) { a = a + b }
  @inlinable public static func -= (a: inout Number, b: Int) { a = a - b }
  @inlinable public static func -= (a: inout Number, b: Double) { a = a - b }
  @inlinable public static func *= (a: inout Number, b: Int) { a = a * b }
  @inlinable public static func *= (a: inout Number, b: Double) { a = a * b }
}

extension Number {
  /// An integer of any size, where it fits.
  @inlinable public init(_ value: BigInt) { self = .int(Int(value)) }
}
