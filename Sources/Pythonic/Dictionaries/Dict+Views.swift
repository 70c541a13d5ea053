extension Dict: Sequence {
  /// The keys, as in Python.
  @inlinable public func makeIterator() -> Iterator { Iterator(entries) }
  @inlinable public var underestimatedCount: Int { count }

  public struct Iterator: IteratorProtocol {
    @usableFromInline let entries: ContiguousArray<Entry?>
    @usableFromInline var position = 0

    @inlinable init(_ entries: ContiguousArray<Entry?>) { self.entries = entries }

    @inlinable public mutating func next() -> Key? {
      while position < entries.count {
        defer { position &+= 1 }
        if let entry = entries[position] { return entry.key }
      }
      return nil
    }
  }

  /// Python's `d.keys()`.
  @inlinable public func keys() -> DictKeys<Key, Value> { DictKeys(self) }
  /// Python's `d.values()`.
  @inlinable public func values() -> DictValues<Key, Value> { DictValues(self) }
  /// Python's `d.items()`: `for (key, value) in d.items()`.
  @inlinable public func items() -> DictItems<Key, Value> { DictItems(self) }

  /// The entry at a place of the order; linear if something was removed.
  @inlinable func entry(at offset: Int) -> Entry {
    if entries.count == count { return entries[offset].unsafelyUnwrapped }
    var left = offset
    for case let entry? in entries {
      if left == 0 { return entry }
      left -= 1
    }
    preconditionFailure("no entry \(offset) of \(count)")
  }
}

/// Python's `d.keys()`.
public struct DictKeys<Key: Hashable, Value>: RandomAccessCollection {
  @usableFromInline let dict: Dict<Key, Value>
  @inlinable init(_ dict: Dict<Key, Value>) { self.dict = dict }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { dict.count }
  @inlinable public subscript(offset: Int) -> Key { dict.entry(at: offset).key }
  @inlinable public func makeIterator() -> Dict<Key, Value>.Iterator { dict.makeIterator() }
  @inlinable public func contains(_ key: Key) -> Bool { dict.contains(key) }
}

/// Python's `d.values()`.
public struct DictValues<Key: Hashable, Value>: RandomAccessCollection {
  @usableFromInline let dict: Dict<Key, Value>
  @inlinable init(_ dict: Dict<Key, Value>) { self.dict = dict }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { dict.count }
  @inlinable public subscript(offset: Int) -> Value { dict.entry(at: offset).value }
  @inlinable public func makeIterator() -> Iterator { Iterator(dict.entries) }

  public struct Iterator: IteratorProtocol {
    @usableFromInline let entries: ContiguousArray<Dict<Key, Value>.Entry?>
    @usableFromInline var position = 0
    @inlinable init(_ entries: ContiguousArray<Dict<Key, Value>.Entry?>) { self.entries = entries }

    @inlinable public mutating func next() -> Value? {
      while position < entries.count {
        defer { position &+= 1 }
        if let entry = entries[position] { return entry.value }
      }
      return nil
    }
  }
}

/// Python's `d.items()`.
public struct DictItems<Key: Hashable, Value>: RandomAccessCollection {
  @usableFromInline let dict: Dict<Key, Value>
  @inlinable init(_ dict: Dict<Key, Value>) { self.dict = dict }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { dict.count }
  @inlinable public subscript(offset: Int) -> (key: Key, value: Value) {
    let entry = dict.entry(at: offset)
    return (entry.key, entry.value)
  }
  @inlinable public func makeIterator() -> Iterator { Iterator(dict.entries) }

  public struct Iterator: IteratorProtocol {
    @usableFromInline let entries: ContiguousArray<Dict<Key, Value>.Entry?>
    @usableFromInline var position = 0
    @inlinable init(_ entries: ContiguousArray<Dict<Key, Value>.Entry?>) { self.entries = entries }

    @inlinable public mutating func next() -> (key: Key, value: Value)? {
      while position < entries.count {
        defer { position &+= 1 }
        if let entry = entries[position] { return (entry.key, entry.value) }
      }
      return nil
    }
  }
}

extension DictKeys: Representable, CustomStringConvertible where Key: Representable {
  public var repr: String { "dict_keys([" + joinedRepr(self) + "])" }
  public var description: String { repr }
}

extension DictValues: Representable, CustomStringConvertible where Value: Representable {
  public var repr: String { "dict_values([" + joinedRepr(self) + "])" }
  public var description: String { repr }
}

extension DictItems: Representable, CustomStringConvertible where Key: Representable, Value: Representable {
  public var repr: String { "dict_items([" + joinedRepr(asTuples()) + "])" }
  public var description: String { repr }
}
