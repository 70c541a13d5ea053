/// What `Random` cannot draw; its description is the message of Python's exception.
public enum RandomError: Error, Hashable, CustomStringConvertible {
  /// Python's `ValueError`: no integer lies below the bound, or on the steps between the bounds.
  case emptyRange
  /// Python's `ValueError`: no integer lies between the bounds, of which the first is not below the second.
  case emptyBounds(Int, Int)
  /// Python's `ValueError`: a range cannot advance by zero.
  case zeroStep
  /// Python's `IndexError`: there is nothing to choose from.
  case emptySequence

  public var description: String {
    switch self {
    case .emptyRange:
      return "empty range for randrange()"
    case .emptyBounds(let start, let stop):
      // The width may be beyond Int.
      let width = UInt(bitPattern: start &- stop)
      return "empty range for randrange() (\(start), \(stop), \(width == 0 ? "" : "-")\(width))"
    case .zeroStep:
      return "zero step for randrange()"
    case .emptySequence:
      return "Cannot choose from an empty sequence"
    }
  }
}

extension RandomError: ExceptionCounterpart {
  public var exception: any PythonError { self == .emptySequence ? IndexError(description) : ValueError(description) }
}
