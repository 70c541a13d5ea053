// Python's `zip` of two is Swift's own; here are those of more, and the strict ones.

/// Python's `zip(a, b, c)`: as long as the shortest.
@inlinable public func zip<A: Sequence, B: Sequence, C: Sequence>(_ a: A, _ b: B, _ c: C) -> Zip3Sequence<A, B, C> {
  Zip3Sequence(a, b, c)
}

/// Python's `zip(a, b, c, d)`.
@inlinable public func zip<A: Sequence, B: Sequence, C: Sequence, D: Sequence>(
  _ a: A, _ b: B, _ c: C, _ d: D
) -> Zip4Sequence<A, B, C, D> {
  Zip4Sequence(a, b, c, d)
}

/// Python's `zip(a, b, strict=True)`.
@inlinable public func zip<A: Collection, B: Collection>(_ a: A, _ b: B, strict: Bool) -> Zip2Sequence<A, B> {
  orStop { try zipChecked(a, b, strict: strict) }
}

/// - Throws: `ValueError` if `strict` and the lengths differ.
@inlinable public func zipChecked<A: Collection, B: Collection>(
  _ a: A, _ b: B, strict: Bool
) throws -> Zip2Sequence<A, B> {
  if strict && a.count != b.count {
    throw ValueError("zip() argument 2 is \(b.count < a.count ? "shorter" : "longer") than argument 1")
  }
  return zip(a, b)
}

/// Python's `zip(*rows)` of rows of one type: the columns, as many as the shortest row has elements.
@inlinable public func transposed<Rows: Sequence>(_ rows: Rows) -> [TupleOf<Rows.Element.Element>]
where Rows.Element: Sequence {
  let rows = rows.map { Array($0) }
  guard let shortest = rows.map(\.count).min() else { return [] }
  return (0..<shortest).map { column in TupleOf(rows.map { $0[column] }) }
}

public struct Zip3Sequence<A: Sequence, B: Sequence, C: Sequence>: Sequence {
  @usableFromInline let a: A
  @usableFromInline let b: B
  @usableFromInline let c: C

  @inlinable init(_ a: A, _ b: B, _ c: C) { (self.a, self.b, self.c) = (a, b, c) }
  @inlinable public func makeIterator() -> Iterator { Iterator(a.makeIterator(), b.makeIterator(), c.makeIterator()) }
  @inlinable public var underestimatedCount: Int {
    Swift.min(a.underestimatedCount, b.underestimatedCount, c.underestimatedCount)
  }

  public struct Iterator: IteratorProtocol {
    @usableFromInline var a: A.Iterator
    @usableFromInline var b: B.Iterator
    @usableFromInline var c: C.Iterator

    @inlinable init(_ a: A.Iterator, _ b: B.Iterator, _ c: C.Iterator) { (self.a, self.b, self.c) = (a, b, c) }
    @inlinable public mutating func next() -> (A.Element, B.Element, C.Element)? {
      guard let a = a.next(), let b = b.next(), let c = c.next() else { return nil }
      return (a, b, c)
    }
  }
}

public struct Zip4Sequence<A: Sequence, B: Sequence, C: Sequence, D: Sequence>: Sequence {
  @usableFromInline let front: Zip2Sequence<A, B>
  @usableFromInline let back: Zip2Sequence<C, D>

  @inlinable init(_ a: A, _ b: B, _ c: C, _ d: D) { (front, back) = (zip(a, b), zip(c, d)) }
  @inlinable public func makeIterator() -> Iterator { Iterator(front.makeIterator(), back.makeIterator()) }
  @inlinable public var underestimatedCount: Int { Swift.min(front.underestimatedCount, back.underestimatedCount) }

  public struct Iterator: IteratorProtocol {
    @usableFromInline var front: Zip2Sequence<A, B>.Iterator
    @usableFromInline var back: Zip2Sequence<C, D>.Iterator

    @inlinable init(_ front: Zip2Sequence<A, B>.Iterator, _ back: Zip2Sequence<C, D>.Iterator) {
      (self.front, self.back) = (front, back)
    }
    @inlinable public mutating func next() -> (A.Element, B.Element, C.Element, D.Element)? {
      guard let (a, b) = front.next(), let (c, d) = back.next() else { return nil }
      return (a, b, c, d)
    }
  }
}
