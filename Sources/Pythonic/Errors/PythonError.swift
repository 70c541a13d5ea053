/// An error that is one of Python's exceptions.
///
/// Python's hierarchy of exceptions is a hierarchy of classes here too, so that `except LookupError` is
/// `catch let error as LookupError`, and an exception of one's own is a subclass:
///
///     final class Refused: ValueError, @unchecked Sendable {}
public protocol PythonError: Error, Representable, CustomStringConvertible {
  /// What Python's `e.args` holds.
  var args: [any Representable & Sendable] { get }
}

extension PythonError {
  /// The same text as Python's `str(e)`.
  public var message: String { str }
  /// The same text as Python's `str(e)`.
  public var description: String { str }
  /// The name of its class, as Python's `type(e).__name__`.
  public var typeName: String { String(describing: type(of: self)) }
}

/// An error of Swift's own kind that stands for one of Python's exceptions, and is caught as such.
public protocol ExceptionCounterpart: Error {
  var exception: any PythonError { get }
}

extension Error {
  /// What Python has in the place of this error; nil where Python has no such thing.
  @usableFromInline var pythonError: (any PythonError)? {
    (self as? any PythonError) ?? (self as? any ExceptionCounterpart)?.exception
  }

  /// Whether `except kind` would catch this error.
  @inlinable public func isA<Kind: Error>(_ kind: Kind.Type) -> Bool { self is Kind || pythonError is Kind }

  /// Whether `except (kind, another, …)` would catch this error.
  @inlinable public func isA(_ kinds: any Error.Type...) -> Bool {
    func isOne<Kind: Error>(_: Kind.Type) -> Bool { self is Kind || pythonError is Kind }
    return kinds.contains { isOne($0) }
  }
}

/// Python's `str(e)` of an error of any kind, as a `catch` has it.
public func str(_ error: any Error) -> String { error.pythonError?.str ?? String(describing: error) }

/// Python's `repr(e)`.
public func repr(_ error: any Error) -> String { error.pythonError?.repr ?? String(reflecting: error) }

/// Python's `type(e).__name__`.
public func typeName(_ error: any Error) -> String { String(describing: type(of: error.pythonError ?? error)) }
