/// What keeps its entries in a `Dict` and lends its operations: `Counter`, `DefaultDict`, `OrderedDict`.
public protocol Mapping: Sequence, TruthValue where Element == Key {
  associatedtype Key: Hashable
  associatedtype Value
  /// The entries as a plain dictionary: Python's `dict(m)`.
  var dict: Dict<Key, Value> { get set }
}

extension Mapping {
  /// Python's `len(m)`.
  @inlinable public var count: Int { dict.count }
  @inlinable public var isEmpty: Bool { dict.isEmpty }
  @inlinable public var isTrue: Bool { !dict.isEmpty }
  @inlinable public var underestimatedCount: Int { dict.count }
  @inlinable public func makeIterator() -> Dict<Key, Value>.Iterator { dict.makeIterator() }

  @inlinable public func keys() -> DictKeys<Key, Value> { dict.keys() }
  @inlinable public func values() -> DictValues<Key, Value> { dict.values() }
  @inlinable public func items() -> DictItems<Key, Value> { dict.items() }

  @inlinable public func contains(_ key: Key) -> Bool { dict.contains(key) }
  @inlinable public func get(_ key: Key) -> Value? { dict.get(key) }
  @inlinable public func get(_ key: Key, _ default: @autoclosure () -> Value) -> Value { dict.get(key, `default`()) }
  @inlinable public mutating func set(_ key: Key, _ value: Value) { dict.set(key, value) }

  @discardableResult @inlinable public mutating func setdefault(_ key: Key, _ value: @autoclosure () -> Value) -> Value
  {
    dict.setdefault(key, value())
  }
  @discardableResult @inlinable public mutating func pop(_ key: Key) -> Value { dict.pop(key) }
  @discardableResult @inlinable public mutating func popChecked(_ key: Key) throws -> Value {
    try dict.popChecked(key)
  }
  @discardableResult @inlinable public mutating func pop(_ key: Key, _ default: @autoclosure () -> Value) -> Value {
    dict.pop(key, `default`())
  }
  @discardableResult @inlinable public mutating func popitem(last: Bool = true) -> Tuple<Key, Value> {
    dict.popitem(last: last)
  }
  @discardableResult @inlinable public mutating func popitemChecked(last: Bool = true) throws -> Tuple<Key, Value> {
    try dict.popitemChecked(last: last)
  }
  @_disfavoredOverload @inlinable public mutating func popitem(last: Bool = true) -> (Key, Value) {
    dict.popitem(last: last)
  }
  @discardableResult @inlinable public mutating func popOrNil(_ key: Key) -> Value? { dict.popOrNil(key) }
  @inlinable public mutating func delete(_ key: Key) { dict.delete(key) }
  @inlinable public mutating func deleteChecked(_ key: Key) throws { try dict.deleteChecked(key) }
  @inlinable public mutating func removeAll() { dict.removeAll() }
  @inlinable public func copy() -> Self { self }
}
