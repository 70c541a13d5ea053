/// Python's `iter(elements)`.
@inlinable public func iter<Elements: Sequence>(_ elements: Elements) -> Elements.Iterator { elements.makeIterator() }

/// Python's `next(iterator)`.
@inlinable public func next<Iterator: IteratorProtocol>(_ iterator: inout Iterator) -> Iterator.Element {
  guard let element = iterator.next() else { stop(StopIteration()) }
  return element
}

/// - Throws: `StopIteration` at the end.
@inlinable public func nextChecked<Iterator: IteratorProtocol>(_ iterator: inout Iterator) throws -> Iterator.Element {
  guard let element = iterator.next() else { throw StopIteration() }
  return element
}

/// Python's `next(iterator, default)`.
@inlinable public func next<Iterator: IteratorProtocol>(
  _ iterator: inout Iterator, _ default: Iterator.Element
) -> Iterator.Element {
  iterator.next() ?? `default`
}

/// Python's `reversed(elements)`.
@inlinable public func reversed<Elements: BidirectionalCollection>(
  _ elements: Elements
) -> ReversedCollection<Elements> {
  elements.reversed()
}

/// Python's `enumerate(elements, start)`.
@inlinable public func enumerate<Elements: Sequence>(_ elements: Elements, start: Int = 0) -> Enumerated<Elements> {
  Enumerated(elements: elements, start: start)
}

/// Elements with their numbers.
public struct Enumerated<Elements: Sequence>: Sequence {
  @usableFromInline let elements: Elements
  @usableFromInline let start: Int

  @inlinable init(elements: Elements, start: Int) {
    self.elements = elements
    self.start = start
  }

  @inlinable public func makeIterator() -> Iterator { Iterator(elements.makeIterator(), start) }
  @inlinable public var underestimatedCount: Int { elements.underestimatedCount }

  public struct Iterator: IteratorProtocol {
    @usableFromInline var elements: Elements.Iterator
    @usableFromInline var number: Int

    @inlinable init(_ elements: Elements.Iterator, _ start: Int) {
      self.elements = elements
      number = start
    }

    @inlinable public mutating func next() -> (offset: Int, element: Elements.Element)? {
      guard let element = elements.next() else { return nil }
      defer { number += 1 }
      return (number, element)
    }
  }
}

/// Python's `(place := value)`: assigns, and gives what was assigned.
@inlinable public func assign<Value>(_ place: inout Value, _ value: Value) -> Value {
  place = value
  return value
}
