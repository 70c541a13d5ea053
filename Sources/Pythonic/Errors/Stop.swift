/// Ends the program as an exception that nobody catches does: `IndexError: list index out of range` on standard error.
///
/// Every operation of this library that fails in Python stops here; the same name with `Checked` behind it throws
/// instead: `xs.at(9)` stops, `try xs.atChecked(9)` throws `IndexError`.
@inline(never) public func stop(_ error: any PythonError) -> Never {
  let message = error.str
  fatalError(message.isEmpty ? error.typeName : "\(error.typeName): \(message)")
}

/// `operation`, or the end of the program if it throws: what makes a trapping form of a throwing one.
@inlinable func orStop<Value>(_ operation: () throws -> Value) -> Value {
  do { return try operation() } catch { stop(unexpected: error) }
}

@usableFromInline @inline(never) func stop(unexpected error: any Error) -> Never {
  if let error = error as? any PythonError { stop(error) }
  fatalError("\(error)")
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
