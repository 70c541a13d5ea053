// Each sequence here steps through indices as Modules/itertoolsmodule.c does, and makes one tuple at a time.

/// Python's `itertools.product(a, b)`.
@inlinable public func product<A: Sequence, B: Sequence>(_ a: A, _ b: B) -> [Tuple<A.Element, B.Element>] {
  let others = Array(b)
  return a.flatMap { x in others.map { Tuple(x, $0) } }
}

/// Python's `itertools.product(a, b)` of elements of one type.
@inlinable public func product<A: Sequence, B: Sequence>(_ a: A, _ b: B) -> [TupleOf<A.Element>]
where A.Element == B.Element {
  let others = Array(b)
  return a.flatMap { x in others.map { TupleOf([x, $0]) } }
}

/// Python's `itertools.product(a, b, c)`.
@inlinable public func product<A: Sequence, B: Sequence, C: Sequence>(
  _ a: A, _ b: B, _ c: C
) -> [Tuple<A.Element, B.Element, C.Element>] {
  let (others, last) = (Array(b), Array(c))
  return a.flatMap { x in others.flatMap { y in last.map { Tuple(x, y, $0) } } }
}

/// Python's `itertools.product(a, b, c)` of elements of one type.
@inlinable public func product<A: Sequence, B: Sequence, C: Sequence>(
  _ a: A, _ b: B, _ c: C
) -> [TupleOf<A.Element>] where A.Element == B.Element, B.Element == C.Element {
  let (others, last) = (Array(b), Array(c))
  return a.flatMap { x in others.flatMap { y in last.map { TupleOf([x, y, $0]) } } }
}

/// Python's `itertools.product(elements, repeat=n)`.
@inlinable public func product<Elements: Sequence>(
  _ elements: Elements, repeat count: Int
) -> Selections<Elements.Element> {
  product(pools: Array(repeating: Array(elements), count: count))
}

/// Python's `itertools.product(*pools)`.
@inlinable public func product<Element>(pools: [[Element]]) -> Selections<Element> {
  Selections(
    pools: pools, indices: pools.contains(where: \.isEmpty) ? nil : Array(repeating: 0, count: pools.count)
  ) { pools, indices in
    for place in stride(from: indices.count - 1, through: 0, by: -1) {
      indices[place] += 1
      if indices[place] < pools[place].count { return true }
      indices[place] = 0
    }
    return false
  }
}

/// Python's `itertools.combinations(elements, r)`.
@inlinable public func combinations<Elements: Sequence>(
  _ elements: Elements, _ r: Int
) -> Selections<Elements.Element> {
  let pool = Array(elements)
  return Selections(pools: [pool], indices: r > pool.count ? nil : Array(0..<checkedLength(r))) { pools, indices in
    let n = pools[0].count
    guard let place = indices.indices.last(where: { indices[$0] != $0 + n - indices.count }) else { return false }
    indices[place] += 1
    for next in (place + 1)..<Swift.max(place + 1, indices.count) { indices[next] = indices[next - 1] + 1 }
    return true
  }
}

/// Python's `itertools.combinations_with_replacement(elements, r)`.
@inlinable public func combinationsWithReplacement<Elements: Sequence>(
  _ elements: Elements, _ r: Int
) -> Selections<Elements.Element> {
  let pool = Array(elements)
  let start = pool.isEmpty && r > 0 ? nil : Array(repeating: 0, count: checkedLength(r))
  return Selections(pools: [pool], indices: start) { pools, indices in
    let n = pools[0].count
    guard let place = indices.lastIndex(where: { $0 != n - 1 }) else { return false }
    let index = indices[place] + 1
    for next in place..<indices.count { indices[next] = index }
    return true
  }
}

/// Python's `itertools.permutations(elements, r)`.
@inlinable public func permutations<Elements: Sequence>(
  _ elements: Elements, _ r: Int? = nil
) -> Selections<Elements.Element> {
  let pool = Array(elements)
  let length = checkedLength(r ?? pool.count)
  return Selections(pools: [pool], indices: length > pool.count ? nil : Array(0..<length)) { pools, indices in
    var isUsed = Array(repeating: false, count: pools[0].count)
    for index in indices { isUsed[index] = true }
    for place in stride(from: indices.count - 1, through: 0, by: -1) {
      isUsed[indices[place]] = false
      guard let index = ((indices[place] + 1)..<isUsed.count).first(where: { !isUsed[$0] }) else { continue }
      indices[place] = index
      isUsed[index] = true
      for next in (place + 1)..<Swift.max(place + 1, indices.count) {
        indices[next] = isUsed.firstIndex(of: false).unsafelyUnwrapped
        isUsed[indices[next]] = true
      }
      return true
    }
    return false
  }
}

@inlinable func checkedLength(_ r: Int) -> Int {
  if r < 0 { stop(ValueError("r must be non-negative")) }
  return r
}

/// Tuples of elements that are chosen by their indices.
public struct Selections<Element>: Sequence {
  /// One for all places, or one for each.
  @usableFromInline let pools: [[Element]]
  /// nil if there is nothing to select.
  @usableFromInline let indices: [Int]?
  @usableFromInline let advance: (_ pools: [[Element]], _ indices: inout [Int]) -> Bool

  @inlinable init(
    pools: [[Element]], indices: [Int]?, advance: @escaping (_ pools: [[Element]], _ indices: inout [Int]) -> Bool
  ) {
    self.pools = pools
    self.indices = indices
    self.advance = advance
  }

  @inlinable public func makeIterator() -> Iterator { Iterator(self) }

  public struct Iterator: IteratorProtocol {
    @usableFromInline let pools: [[Element]]
    @usableFromInline var indices: [Int]?
    @usableFromInline let advance: (_ pools: [[Element]], _ indices: inout [Int]) -> Bool

    @inlinable init(_ selections: Selections) {
      pools = selections.pools
      indices = selections.indices
      advance = selections.advance
    }

    @inlinable public mutating func next() -> TupleOf<Element>? {
      guard var indices else { return nil }
      self.indices = nil
      let isOne = pools.count == 1
      let result = TupleOf(indices.enumerated().map { pools[isOne ? 0 : $0.offset][$0.element] })
      if advance(pools, &indices) { self.indices = indices }
      return result
    }
  }
}
