/// A value that Python takes for true or false: zero and what is empty are false.
public protocol TruthValue {
  /// Python's `bool(x)`.
  var isTrue: Bool { get }
}

/// Python's `bool(x)`, and what `if x` asks.
@inlinable public func isTrue<Value: TruthValue>(_ value: Value) -> Bool { value.isTrue }

extension TruthValue {
  /// Python's `x or y`: the first of both that is true, else the second; that is made only where it is needed.
  @inlinable public func or(_ other: @autoclosure () throws -> Self) rethrows -> Self { isTrue ? self : try other() }
  /// Python's `x and y`.
  @inlinable public func and(_ other: @autoclosure () throws -> Self) rethrows -> Self { isTrue ? try other() : self }

  /// Python's `x or y`, where `y` may be missing.
  @inlinable public func or(_ other: @autoclosure () throws -> Self?) rethrows -> Self? { isTrue ? self : try other() }
  /// Python's `x and y`, where `y` may be missing.
  @inlinable public func and(_ other: @autoclosure () throws -> Self?) rethrows -> Self? { isTrue ? try other() : self }
}

extension Bool: TruthValue { @inlinable public var isTrue: Bool { self } }
extension Int: TruthValue { @inlinable public var isTrue: Bool { self != 0 } }
extension Double: TruthValue { @inlinable public var isTrue: Bool { self != 0 } }
extension String: TruthValue { @inlinable public var isTrue: Bool { !isEmpty } }
extension Array: TruthValue { @inlinable public var isTrue: Bool { !isEmpty } }
/// `None` is false, and so is what is there and false: `if x` of a number that may be missing.
extension Optional: TruthValue where Wrapped: TruthValue {
  @inlinable public var isTrue: Bool { map(\.isTrue) ?? false }
}
extension Optional where Wrapped: TruthValue {
  /// Python's `x or y` of a value that may be missing.
  @inlinable public func or(_ other: @autoclosure () throws -> Wrapped) rethrows -> Wrapped {
    if let value = self, value.isTrue { return value }
    return try other()
  }
}
