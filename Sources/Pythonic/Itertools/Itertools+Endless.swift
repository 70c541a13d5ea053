/// Python's `itertools.count(start, step)`, without an end.
@inlinable public func count(_ start: Int = 0, _ step: Int = 1) -> UnfoldFirstSequence<Int> {
  sequence(first: start) { $0 + step }
}

/// Python's `itertools.cycle(elements)`, without an end but for no elements.
@inlinable public func cycle<Elements: Sequence>(_ elements: Elements) -> CycledSequence<Elements.Element> {
  CycledSequence(Array(elements))
}

/// Python's `itertools.repeat(x, times)`.
@inlinable public func repeated<Element>(_ element: Element, _ times: Int) -> Repeated<Element> {
  repeatElement(element, count: Swift.max(0, times))
}

/// Python's `itertools.repeat(x)`, without an end.
@inlinable public func repeated<Element>(_ element: Element) -> CycledSequence<Element> { CycledSequence([element]) }

/// The same elements again and again.
public struct CycledSequence<Element>: Sequence {
  @usableFromInline let elements: [Element]

  @inlinable init(_ elements: [Element]) { self.elements = elements }
  @inlinable public func makeIterator() -> Iterator { Iterator(elements) }

  public struct Iterator: IteratorProtocol {
    @usableFromInline let elements: [Element]
    @usableFromInline var index = 0

    @inlinable init(_ elements: [Element]) { self.elements = elements }

    @inlinable public mutating func next() -> Element? {
      if elements.isEmpty { return nil }
      defer { index = index + 1 == elements.count ? 0 : index + 1 }
      return elements[index]
    }
  }
}
