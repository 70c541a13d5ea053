/// Python's tuple whose elements are all of one type, of any length.
///
///     let point: TupleOf = [3, 4]
///     print(point)  // (3, 4)
public struct TupleOf<Element>: RandomAccessCollection, ExpressibleByArrayLiteral {
  public let elements: [Element]

  @inlinable public init(_ elements: [Element]) { self.elements = elements }
  /// Python's `tuple(elements)`.
  @inlinable public init<Elements: Sequence>(_ elements: Elements) where Elements.Element == Element {
    self.elements = Array(elements)
  }
  @inlinable public init(arrayLiteral elements: Element...) { self.elements = elements }
  @inlinable public init() { elements = [] }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { elements.count }
  @inlinable public var count: Int { elements.count }
  @inlinable public subscript(index: Int) -> Element { elements[index] }
  @inlinable public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }

  /// Python's `t[i]`: a negative index counts from the end.
  @inlinable public func at(_ index: Int) -> Element {
    guard let position = position(index, in: count) else { stopAtIndex("tuple") }
    return elements[position]
  }

  /// - Throws: `IndexError`.
  @inlinable public func atChecked(_ index: Int) throws -> Element {
    guard let position = position(index, in: count) else { throw indexError("tuple") }
    return elements[position]
  }

  /// Python's `t[start:stop:step]`.
  @inlinable public func slice(_ start: Int?, _ stop: Int? = nil, _ step: Int? = nil) -> TupleOf {
    TupleOf(elements.slice(start, stop, step))
  }

  /// Python's `t * n`.
  @inlinable public func repeated(_ times: Int) -> TupleOf { TupleOf(elements.repeated(times)) }

  /// Python's `t + u`.
  @inlinable public static func + (a: TupleOf, b: TupleOf) -> TupleOf { TupleOf(a.elements + b.elements) }
  @inlinable public static func += (a: inout TupleOf, b: TupleOf) { a = a + b }
}

extension TupleOf: Equatable where Element: Equatable {
  /// Python's `t.count(x)`.
  @inlinable public func count(of element: Element) -> Int { elements.count(of: element) }

  /// Python's `t.index(x, start, stop)`.
  @inlinable public func index(of element: Element, _ start: Int = 0, _ stop: Int? = nil) -> Int {
    orStop { try indexChecked(of: element, start, stop) }
  }

  /// - Throws: `ValueError`.
  @inlinable public func indexChecked(of element: Element, _ start: Int = 0, _ stop: Int? = nil) throws -> Int {
    let bounds = SliceBounds(start, stop, 1, count: count)
    for index in bounds.range where elements[index] == element { return index }
    throw ValueError("tuple.index(x): x not in tuple")
  }
}

extension TupleOf: Hashable where Element: Hashable {}
extension TupleOf: Sendable where Element: Sendable {}
extension TupleOf: TruthValue { @inlinable public var isTrue: Bool { !elements.isEmpty } }

extension TupleOf: Comparable where Element: Comparable {
  @inlinable public static func < (a: TupleOf, b: TupleOf) -> Bool { a.elements < b.elements }
}

extension TupleOf: Representable, CustomStringConvertible where Element: Representable {
  /// `(1, 2)`, and `(1,)` for one alone.
  @inlinable public var repr: String { count == 1 ? "(" + elements[0].repr + ",)" : "(" + joinedRepr(elements) + ")" }
  @inlinable public var description: String { repr }
}
