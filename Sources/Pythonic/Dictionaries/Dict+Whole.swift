extension Dict: ExpressibleByDictionaryLiteral {
  /// A key that comes twice keeps its first place and gets its last value.
  @inlinable public init(dictionaryLiteral entries: (Key, Value)...) { self.init(entries) }

  /// Python's `dict(pairs)`.
  @inlinable public init<Pairs: Sequence>(_ pairs: Pairs) where Pairs.Element == (Key, Value) {
    self.init(minimumCapacity: pairs.underestimatedCount)
    update(pairs)
  }

  /// Python's `dict(pairs)` of Python's tuples.
  @inlinable public init<Pairs: Sequence>(_ pairs: Pairs) where Pairs.Element == Tuple<Key, Value> {
    self.init(pairs.lazy.map(\.elements))
  }

  /// Python's `dict(pairs)` of tuples of two alike.
  @inlinable public init<Pairs: Sequence>(_ pairs: Pairs) where Pairs.Element == TupleOf<Key>, Key == Value {
    self.init(pairs.lazy.map { ($0[0], $0[1]) })
  }

  /// Python's `dict(d.items())`.
  @inlinable public init(_ items: DictItems<Key, Value>) { self = items.dict }
  /// Python's `dict(d)`.
  @inlinable public init(_ other: Dict) { self = other }

  /// Python's `dict.fromkeys(keys, value)`.
  @inlinable public static func fromkeys<Keys: Sequence>(_ keys: Keys, _ value: Value) -> Dict
  where Keys.Element == Key {
    var result = Dict(minimumCapacity: keys.underestimatedCount)
    for key in keys { result.set(key, value) }
    return result
  }

  /// Python's `d.update(other)` and `d |= other`.
  @inlinable public mutating func update(_ other: Dict) {
    if isEmpty {
      self = other
    } else {
      for (key, value) in other.items() { set(key, value) }
    }
  }

  /// Python's `d.update(pairs)`.
  @inlinable public mutating func update<Pairs: Sequence>(_ pairs: Pairs) where Pairs.Element == (Key, Value) {
    for (key, value) in pairs { set(key, value) }
  }

  /// Python's `d | other`.
  @inlinable public static func | (a: Dict, b: Dict) -> Dict {
    var result = a
    result.update(b)
    return result
  }

  @inlinable public static func |= (a: inout Dict, b: Dict) { a.update(b) }
}

/// Equal whatever the order, as in Python.
extension Dict: Equatable where Value: Equatable {
  @inlinable public static func == (a: Dict, b: Dict) -> Bool {
    if a.count != b.count { return false }
    for (key, value) in a.items() {
      guard let position = b.position(of: key), b.entries[position].unsafelyUnwrapped.value == value else {
        return false
      }
    }
    return true
  }
}

extension Dict: Hashable where Value: Hashable {
  @inlinable public func hash(into hasher: inout Hasher) {
    var combined = 0
    for (key, value) in items() {
      var own = Hasher()
      own.combine(key)
      own.combine(value)
      combined ^= own.finalize()
    }
    hasher.combine(combined)
  }
}

extension Dict: TruthValue { @inlinable public var isTrue: Bool { count > 0 } }

extension Dict: Representable, CustomStringConvertible where Key: Representable, Value: Representable {
  @inlinable public var repr: String {
    var result = "{"
    var isFirst = true
    for (key, value) in items() {
      if !isFirst { result += ", " }
      isFirst = false
      result += key.repr
      result += ": "
      result += value.repr
    }
    return result + "}"
  }

  @inlinable public var description: String { repr }
}

extension Dict where Value == Never? {
  /// Python's `dict.fromkeys(keys)`: each key once, in the order in which they come first.
  @inlinable public init<Keys: Sequence>(keys: Keys) where Keys.Element == Key {
    self.init(keys.map { ($0, nil) })
  }
}
