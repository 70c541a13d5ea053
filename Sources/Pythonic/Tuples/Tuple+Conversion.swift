/// Python's `tuple(elements)`.
@inlinable public func tuple<Elements: Sequence>(_ elements: Elements) -> TupleOf<Elements.Element> {
  TupleOf(elements)
}

/// Swift's tuple, of which nothing can be asked, as Python's: `tuple(math.modf(x))`.
@inlinable public func tuple<A, B>(_ pair: (A, B)) -> Tuple<A, B> { Tuple(pair.0, pair.1) }
@inlinable public func tuple<A, B, C>(_ triple: (A, B, C)) -> Tuple<A, B, C> { Tuple(triple.0, triple.1, triple.2) }
@inlinable public func tuple<A, B, C, D>(_ four: (A, B, C, D)) -> Tuple<A, B, C, D> {
  Tuple(four.0, four.1, four.2, four.3)
}

extension Sequence {
  /// Swift's pairs, of which nothing can be asked, as Python's tuples: `list(zip(a, b))` is `zip(a, b).asTuples()`.
  @inlinable public func asTuples<A, B>() -> [Tuple<A, B>] where Element == (A, B) { map { Tuple($0.0, $0.1) } }
  @inlinable public func asTuples<A, B, C>() -> [Tuple<A, B, C>] where Element == (A, B, C) {
    map { Tuple($0.0, $0.1, $0.2) }
  }
  @inlinable public func asTuples<A, B, C, D>() -> [Tuple<A, B, C, D>] where Element == (A, B, C, D) {
    map { Tuple($0.0, $0.1, $0.2, $0.3) }
  }
  /// Python's `list(d.items())`.
  @inlinable public func asTuples<Key, Value>() -> [Tuple<Key, Value>] where Element == (key: Key, value: Value) {
    map { Tuple($0.key, $0.value) }
  }
  /// Python's `list(enumerate(xs))`.
  @inlinable public func asTuples<Value>() -> [Tuple<Int, Value>] where Element == (offset: Int, element: Value) {
    map { Tuple($0.offset, $0.element) }
  }
}
