/// Ends the program as an exception that nobody catches does: `IndexError: list index out of range` on standard error.
///
/// Every operation of this library that fails in Python stops here; the same name with `Checked` behind it throws
/// instead: `xs.at(9)` stops, `try xs.atChecked(9)` throws `IndexError`.
@inline(never) public func stop(_ error: any PythonError) -> Never { stop(unexpected: error) }

/// `operation`, or the end of the program if it throws: what makes a trapping form of a throwing one.
@inlinable func orStop<Value>(_ operation: () throws -> Value) -> Value {
  do { return try operation() } catch { stop(unexpected: error) }
}

/// The one place at which this library ends a program.
///
/// `fatalError` is the point of it: nobody catches the error, as Python would say before it ends; to go on would be to
/// compute with a value that there is not. It writes its message in release builds too, as `precondition` does not.
@usableFromInline @inline(never) func stop(unexpected error: any Error) -> Never {
  let message = str(error)
  guard let error = error as? any PythonError else { fatalError(message) }
  fatalError(message.isEmpty ? error.typeName : "\(error.typeName): \(message)")
}

/// Python's integers grow; those of Swift do not.
@usableFromInline @inline(never) func stopAtOverflow() -> Never {
  stop(OverflowError("the result does not fit Int, where Python's integers grow"))
}
@usableFromInline @inline(never) func stopAtIndex(_ kind: StaticString) -> Never {
  stop(indexError(kind))
}
@usableFromInline @inline(never) func indexError(_ kind: StaticString) -> IndexError {
  IndexError("\(kind) index out of range")
}
@usableFromInline @inline(never) func stopAtZero(_ message: StaticString) -> Never {
  stop(ZeroDivisionError("\(message)"))
}
