/// A value that Python takes for true or false: zero and what is empty are false.
public protocol TruthValue {
  /// Python's `bool(x)`.
  var isTrue: Bool { get }
}

/// Python's `bool(x)`, and what `if x` asks.
@inlinable public func isTrue<Value: TruthValue>(_ value: Value) -> Bool { value.isTrue }

extension Bool: TruthValue { @inlinable public var isTrue: Bool { self } }
extension Int: TruthValue { @inlinable public var isTrue: Bool { self != 0 } }
extension Double: TruthValue { @inlinable public var isTrue: Bool { self != 0 } }
extension String: TruthValue { @inlinable public var isTrue: Bool { !isEmpty } }
extension Array: TruthValue { @inlinable public var isTrue: Bool { !isEmpty } }
/// `None` is false, and so is what is there and false: `if x` of a number that may be missing.
extension Optional: TruthValue where Wrapped: TruthValue {
  @inlinable public var isTrue: Bool { map(\.isTrue) ?? false }
}
