/// An object that is equal to itself alone, as Python's are whose class says nothing else.
///
///     final class Node: IdentityHashable {}
public protocol IdentityHashable: AnyObject, Hashable {}

extension IdentityHashable {
  public static func == (a: Self, b: Self) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
