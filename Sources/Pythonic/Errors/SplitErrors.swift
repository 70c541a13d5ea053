/// An error that clauses of `except*` take apart: a group of errors, or one alone, which counts as a group of itself.
///
///     var group = SplitErrors(error)
///     if let late = group.take(TimeoutError.self) { print(late.exceptions.count, "came too late") }
///     try group.throwRest()
///
/// Mirrors PEP 654 and `BaseExceptionGroup.split` in Objects/exceptions.c.
public struct SplitErrors {
  private var rest: (any Error)?

  public init(_ error: any Error) { rest = error }

  /// What `except* (kind, another)` has: a group of those of these kinds, in the groups in which they were; nil for none.
  public mutating func take(_ kinds: any Error.Type...) -> ExceptionGroup? {
    guard let error = rest else { return nil }
    let (taken, left) = Self.split(error, kinds)
    rest = left
    guard let taken else { return nil }
    return (taken as? ExceptionGroup) ?? ExceptionGroup(wrapping: taken)
  }

  private static func split(_ error: any Error, _ kinds: [any Error.Type]) -> (taken: (any Error)?, left: (any Error)?)
  {
    func isOne<Kind: Error>(_: Kind.Type) -> Bool { error.isA(Kind.self) }
    if kinds.contains(where: { isOne($0) }) { return (error, nil) }
    guard let group = error as? ExceptionGroup else { return (nil, error) }
    let parts = group.exceptions.map { split($0, kinds) }
    let (taken, left) = (parts.compactMap(\.taken), parts.compactMap(\.left))
    return (taken.isEmpty ? nil : group.derived(taken), left.isEmpty ? nil : group.derived(left))
  }

  /// Throws what no clause has taken: the error itself where none took anything.
  public func throwRest() throws { if let rest { throw rest } }
}
