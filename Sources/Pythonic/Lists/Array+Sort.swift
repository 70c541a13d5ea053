extension Array where Element: Comparable {
  /// Python's `xs.sort(reverse=…)`; what is equal keeps its order in both directions.
  @inlinable public mutating func sort(reverse: Bool) {
    if reverse { sort(by: >) } else { sort() }
  }
}

extension Array {
  /// Python's `xs.sort(key=…, reverse=…)`; each key is made once, and what is equal keeps its order.
  @inlinable public mutating func sort<Key: Comparable>(
    key: (Element) throws -> Key, reverse: Bool = false
  ) rethrows {
    let keys = try map(key)
    var order = [Int](indices)
    if reverse { order.sort { keys[$0] > keys[$1] } } else { order.sort { keys[$0] < keys[$1] } }
    self = order.map { self[$0] }
  }
}

/// Python's `sorted(elements, reverse=…)`.
@inlinable public func sorted<Elements: Sequence>(
  _ elements: Elements, reverse: Bool = false
) -> [Elements.Element] where Elements.Element: Comparable {
  var result = Array(elements)
  result.sort(reverse: reverse)
  return result
}

/// Python's `sorted(elements, key=…, reverse=…)`.
@inlinable public func sorted<Elements: Sequence, Key: Comparable>(
  _ elements: Elements, key: (Elements.Element) throws -> Key, reverse: Bool = false
) rethrows -> [Elements.Element] {
  var result = Array(elements)
  try result.sort(key: key, reverse: reverse)
  return result
}
