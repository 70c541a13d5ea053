/// Python's `itertools.islice(elements, stop)`.
@inlinable public func islice<Elements: Sequence>(
  _ elements: Elements, _ stop: Int?
) -> IteratorSlice<Elements> {
  IteratorSlice(elements, start: 0, stop: stop, step: 1)
}

/// Python's `itertools.islice(elements, start, stop, step)`; nil for no end.
@inlinable public func islice<Elements: Sequence>(
  _ elements: Elements, _ start: Int, _ stop: Int?, _ step: Int = 1
) -> IteratorSlice<Elements> {
  IteratorSlice(elements, start: start, stop: stop, step: step)
}

/// A part of a sequence, lazily.
public struct IteratorSlice<Elements: Sequence>: Sequence {
  @usableFromInline let elements: Elements
  @usableFromInline let start: Int
  @usableFromInline let stop: Int?
  @usableFromInline let step: Int

  @inlinable init(_ elements: Elements, start: Int, stop: Int?, step: Int) {
    if start < 0 || (stop ?? 0) < 0 || step < 1 { stopAtSlice() }
    (self.elements, self.start, self.stop, self.step) = (elements, start, stop, step)
  }

  @inlinable public func makeIterator() -> Iterator { Iterator(self) }

  public struct Iterator: IteratorProtocol {
    @usableFromInline var elements: Elements.Iterator
    @usableFromInline var position = 0
    @usableFromInline var wanted: Int
    @usableFromInline let stop: Int?
    @usableFromInline let step: Int

    @inlinable init(_ slice: IteratorSlice) {
      elements = slice.elements.makeIterator()
      (wanted, stop, step) = (slice.start, slice.stop, slice.step)
    }

    @inlinable public mutating func next() -> Elements.Element? {
      if let stop, wanted >= stop { return nil }
      while let element = elements.next() {
        position += 1
        if position > wanted {
          wanted += step
          return element
        }
      }
      return nil
    }
  }
}

/// Python's `itertools.takewhile(test, elements)`.
@inlinable public func takewhile<Elements: Sequence>(
  _ test: @escaping (Elements.Element) -> Bool, _ elements: Elements
) -> LazyPrefixWhileSequence<Elements> {
  elements.lazy.prefix(while: test)
}

/// Python's `itertools.dropwhile(test, elements)`.
@inlinable public func dropwhile<Elements: Sequence>(
  _ test: @escaping (Elements.Element) -> Bool, _ elements: Elements
) -> LazyDropWhileSequence<Elements> {
  elements.lazy.drop(while: test)
}

/// Python's `itertools.filterfalse(test, elements)`.
@inlinable public func filterfalse<Elements: Sequence>(
  _ test: @escaping (Elements.Element) -> Bool, _ elements: Elements
) -> LazyFilterSequence<Elements> {
  elements.lazy.filter { !test($0) }
}

/// Python's `itertools.compress(elements, selectors)`.
@inlinable public func compress<Elements: Sequence, Selectors: Sequence>(
  _ elements: Elements, _ selectors: Selectors
) -> [Elements.Element] where Selectors.Element: TruthValue {
  zip(elements, selectors).filter { $1.isTrue }.map { $0.0 }
}

/// Python's `itertools.starmap(f, pairs)`.
@inlinable public func starmap<Pairs: Sequence, A, B, Result>(
  _ function: (A, B) throws -> Result, _ pairs: Pairs
) rethrows -> [Result] where Pairs.Element == (A, B) {
  try pairs.map { try function($0.0, $0.1) }
}

@inlinable public func starmap<Pairs: Sequence, A, B, Result>(
  _ function: (A, B) throws -> Result, _ pairs: Pairs
) rethrows -> [Result] where Pairs.Element == Tuple<A, B> {
  try pairs.map { try function($0.elements.0, $0.elements.1) }
}

@inlinable public func starmap<Pairs: Sequence, A, Result>(
  _ function: (A, A) throws -> Result, _ pairs: Pairs
) rethrows -> [Result] where Pairs.Element == TupleOf<A> {
  try pairs.map { try function($0[0], $0[1]) }
}

@usableFromInline @inline(never) func stopAtSlice() -> Never {
  stop(ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."))
}
