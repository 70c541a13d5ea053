/// Python's `itertools.chain(a, b, …)` of sequences of one type.
@inlinable public func chain<Elements: Sequence>(_ sequences: Elements...) -> FlattenSequence<[Elements]> {
  sequences.joined()
}

/// Python's `itertools.chain(a, b)`.
@inlinable public func chain<A: Sequence, B: Sequence>(_ a: A, _ b: B) -> ChainedSequence<A, B>
where A.Element == B.Element {
  ChainedSequence(a, b)
}

/// Python's `itertools.chain(a, b, c)`.
@inlinable public func chain<A: Sequence, B: Sequence, C: Sequence>(
  _ a: A, _ b: B, _ c: C
) -> ChainedSequence<ChainedSequence<A, B>, C> where A.Element == B.Element, B.Element == C.Element {
  ChainedSequence(ChainedSequence(a, b), c)
}

/// Python's `itertools.chain.from_iterable(sequences)` and `chain(*sequences)`.
@inlinable public func chainFromIterable<Sequences: Sequence>(
  _ sequences: Sequences
) -> FlattenSequence<Sequences> where Sequences.Element: Sequence {
  sequences.joined()
}

/// One sequence behind another.
public struct ChainedSequence<A: Sequence, B: Sequence>: Sequence where A.Element == B.Element {
  @usableFromInline let a: A
  @usableFromInline let b: B

  @inlinable init(_ a: A, _ b: B) { (self.a, self.b) = (a, b) }
  @inlinable public func makeIterator() -> Iterator { Iterator(a.makeIterator(), b) }
  @inlinable public var underestimatedCount: Int { a.underestimatedCount + b.underestimatedCount }

  public struct Iterator: IteratorProtocol {
    @usableFromInline var a: A.Iterator?
    @usableFromInline let rest: B
    @usableFromInline var b: B.Iterator?

    @inlinable init(_ a: A.Iterator, _ rest: B) { (self.a, self.rest) = (a, rest) }

    @inlinable public mutating func next() -> A.Element? {
      if a != nil {
        if let element = a!.next() { return element }
        a = nil
        b = rest.makeIterator()
      }
      return b!.next()
    }
  }
}
