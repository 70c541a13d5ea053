extension Dict {
  /// Python's `d.popitem()`: the last entry, or with `last: false` the first, as `OrderedDict.popitem`.
  @discardableResult @inlinable public mutating func popitem(last: Bool = true) -> Tuple<Key, Value> {
    orStop { try popitemChecked(last: last) }
  }

  /// - Throws: `KeyError`.
  @discardableResult @inlinable public mutating func popitemChecked(last: Bool = true) throws -> Tuple<Key, Value> {
    let entry = try takeItem(last: last)
    return Tuple(entry.key, entry.value)
  }

  /// Python's `key, value = d.popitem()`.
  @_disfavoredOverload @inlinable public mutating func popitem(last: Bool = true) -> (Key, Value) {
    let entry = orStop { try takeItem(last: last) }
    return (entry.key, entry.value)
  }

  @inlinable mutating func takeItem(last: Bool) throws -> Entry {
    if isEmpty { throw KeyError("popitem(): dictionary is empty") }
    let key = entries[last ? entries.count - 1 : head].unsafelyUnwrapped.key
    return removeEntry(in: slot(of: key, Dict.half(key)).unsafelyUnwrapped)
  }
}

/// Keys and values of one type make tuples of that type.
extension Dict where Key == Value {
  @discardableResult @inlinable public mutating func popitem(last: Bool = true) -> TupleOf<Key> {
    orStop { try popitemChecked(last: last) }
  }

  /// - Throws: `KeyError`.
  @discardableResult @inlinable public mutating func popitemChecked(last: Bool = true) throws -> TupleOf<Key> {
    let entry = try takeItem(last: last)
    return [entry.key, entry.value]
  }
}
