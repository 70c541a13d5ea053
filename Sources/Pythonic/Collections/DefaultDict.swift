/// Python's `collections.defaultdict`: makes the value of a key that is asked for and not there.
///
///     var groups = DefaultDict<Int, [String]> { [] }
///     groups[3].append("one")
///
/// To read `d[key]` adds the key, as in Python, and hence needs a variable; `get` adds nothing.
public struct DefaultDict<Key: Hashable, Value>: Mapping {
  public typealias Element = Key
  public typealias Iterator = Dict<Key, Value>.Iterator

  public var dict: Dict<Key, Value>
  @usableFromInline let factory: @Sendable () -> Value

  /// - Parameter factory: makes a value: `{ 0 }` for `int`, `{ [] }` for `list`.
  @inlinable public init(_ dict: Dict<Key, Value> = Dict(), _ factory: @escaping @Sendable () -> Value) {
    self.dict = dict
    self.factory = factory
  }

  @inlinable public subscript(key: Key) -> Value {
    mutating get { dict.setdefault(key, factory()) }
    _modify { yield &dict[key, default: factory()] }
  }

  /// Python's `d.update(other)`.
  @inlinable public mutating func update(_ other: Dict<Key, Value>) { dict.update(other) }
}

extension DefaultDict: Sendable where Key: Sendable, Value: Sendable {}

/// The factory has no part in equality.
extension DefaultDict: Equatable where Value: Equatable {
  @inlinable public static func == (a: DefaultDict, b: DefaultDict) -> Bool { a.dict == b.dict }
}

extension DefaultDict: Representable, CustomStringConvertible where Key: Representable, Value: Representable {
  /// `defaultdict(<class 'int'>, {'a': 1})`: as if the factory were the class of what it makes.
  public var repr: String { "defaultdict(<class '\(pythonTypeName(of: factory()))'>, \(dict.repr))" }
  public var description: String { repr }
}
