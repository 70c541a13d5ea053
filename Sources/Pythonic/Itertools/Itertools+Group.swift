/// Python's `itertools.groupby(elements, key)`: runs of neighbours with equal keys, each with its elements.
@inlinable public func groupby<Elements: Sequence, Key: Equatable>(
  _ elements: Elements, key: (Elements.Element) throws -> Key
) rethrows -> [(key: Key, group: [Elements.Element])] {
  var result: [(key: Key, group: [Elements.Element])] = []
  for element in elements {
    let own = try key(element)
    if let last = result.last, last.key == own {
      result[result.count - 1].group.append(element)
    } else {
      result.append((own, [element]))
    }
  }
  return result
}

/// Python's `itertools.groupby(elements)`.
@inlinable public func groupby<Elements: Sequence>(
  _ elements: Elements
) -> [(key: Elements.Element, group: [Elements.Element])] where Elements.Element: Equatable {
  groupby(elements) { $0 }
}

/// Python's `itertools.accumulate(elements)`: the sums so far.
@inlinable public func accumulate<Elements: Sequence>(_ elements: Elements) -> [Elements.Element]
where Elements.Element: AdditiveArithmetic {
  accumulate(elements, +)
}

/// Python's `itertools.accumulate(elements, f)`.
@inlinable public func accumulate<Elements: Sequence>(
  _ elements: Elements, _ combine: (Elements.Element, Elements.Element) throws -> Elements.Element
) rethrows -> [Elements.Element] {
  var result: [Elements.Element] = []
  for element in elements { result.append(try result.last.map { try combine($0, element) } ?? element) }
  return result
}

/// Python's `itertools.accumulate(elements, f, initial=…)`.
@inlinable public func accumulate<Elements: Sequence, Result>(
  _ elements: Elements, _ combine: (Result, Elements.Element) throws -> Result, initial: Result
) rethrows -> [Result] {
  var result = [initial]
  for element in elements { result.append(try combine(result[result.count - 1], element)) }
  return result
}

/// Python's `itertools.pairwise(elements)`.
@inlinable public func pairwise<Elements: Sequence>(_ elements: Elements) -> [TupleOf<Elements.Element>] {
  let list = Array(elements)
  return zip(list, list.dropFirst()).map { TupleOf([$0, $1]) }
}

/// Python's `itertools.batched(elements, n)`.
@inlinable public func batched<Elements: Sequence>(
  _ elements: Elements, _ n: Int
) -> [TupleOf<Elements.Element>] {
  if n < 1 { stop(ValueError("n must be at least one")) }
  let list = Array(elements)
  return stride(from: 0, to: list.count, by: n).map { TupleOf(list[$0..<Swift.min($0 + n, list.count)]) }
}

/// Python's `itertools.zip_longest(a, b)`: nil for what is missing.
@inlinable public func zipLongest<A: Sequence, B: Sequence>(_ a: A, _ b: B) -> [Tuple<A.Element?, B.Element?>] {
  longest(a, b).map { Tuple($0, $1) }
}

/// Python's `itertools.zip_longest(a, b)` of elements of one type.
@inlinable public func zipLongest<A: Sequence, B: Sequence>(_ a: A, _ b: B) -> [TupleOf<A.Element?>]
where A.Element == B.Element {
  longest(a, b).map { TupleOf([$0, $1]) }
}

/// Python's `itertools.zip_longest(a, b, fillvalue=x)`.
@inlinable public func zipLongest<A: Sequence, B: Sequence>(
  _ a: A, _ b: B, fillvalue: A.Element
) -> [TupleOf<A.Element>] where A.Element == B.Element {
  longest(a, b).map { TupleOf([$0 ?? fillvalue, $1 ?? fillvalue]) }
}

@inlinable func longest<A: Sequence, B: Sequence>(_ a: A, _ b: B) -> [(A.Element?, B.Element?)] {
  var (first, second) = (a.makeIterator(), b.makeIterator())
  var result: [(A.Element?, B.Element?)] = []
  while true {
    let pair = (first.next(), second.next())
    if pair.0 == nil && pair.1 == nil { return result }
    result.append(pair)
  }
}
