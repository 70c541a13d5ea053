/// Python's `collections.deque`: grows and shrinks at both ends in constant time.
///
///     var queue = Deque([1, 2])
///     queue.appendLeft(0)
///     queue.pop()  // 2
///
/// The elements stand in a ring, so that each is found in constant time, which CPython's blocks do not offer.
public struct Deque<Element>: RandomAccessCollection, MutableCollection {
  @usableFromInline var ring: ContiguousArray<Element?>
  @usableFromInline var head: Int
  @usableFromInline var live: Int
  /// Python's `d.maxlen`: at most so many; the other end loses what is too many.
  public let maxlen: Int?

  @inlinable public init(maxlen: Int? = nil) {
    ring = []
    head = 0
    live = 0
    self.maxlen = maxlen
  }

  @inlinable public init<Elements: Sequence>(_ elements: Elements, maxlen: Int? = nil)
  where Elements.Element == Element {
    self.init(maxlen: maxlen)
    extend(elements)
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { live }
  @inlinable public var count: Int { live }

  @inlinable func slot(_ index: Int) -> Int { (head &+ index) & (ring.count &- 1) }

  @inlinable public subscript(index: Int) -> Element {
    get {
      if index < 0 || index >= live { stopAtIndex("deque") }
      return ring[slot(index)].unsafelyUnwrapped
    }
    _modify {
      if index < 0 || index >= live { stopAtIndex("deque") }
      yield &ring[slot(index)]!
    }
  }

  /// Python's `d[i]`: a negative index counts from the end.
  @inlinable public func at(_ index: Int) -> Element { self[index < 0 ? index + live : index] }

  /// - Throws: `IndexError`.
  @inlinable public func atChecked(_ index: Int) throws -> Element {
    guard let position = position(index, in: live) else { throw indexError("deque") }
    return self[position]
  }

  /// Python's `d[i]` as a place.
  @inlinable public subscript(at index: Int) -> Element {
    get { at(index) }
    _modify { yield &self[index < 0 ? index + live : index] }
  }

  @usableFromInline mutating func grow() {
    var larger = ContiguousArray<Element?>(repeating: nil, count: Swift.max(4, ring.count * 2))
    for index in 0..<live { larger[index] = ring[slot(index)] }
    ring = larger
    head = 0
  }

  @inlinable public mutating func append(_ element: Element) {
    if let maxlen, live >= maxlen {
      if maxlen == 0 { return }
      _ = takeFirst()
    }
    if live == ring.count { grow() }
    ring[slot(live)] = element
    live += 1
  }

  @inlinable public mutating func appendLeft(_ element: Element) {
    if let maxlen, live >= maxlen {
      if maxlen == 0 { return }
      _ = takeLast()
    }
    if live == ring.count { grow() }
    head = (head - 1) & (ring.count - 1)
    ring[head] = element
    live += 1
  }

  @inlinable mutating func takeLast() -> Element? {
    if live == 0 { return nil }
    live -= 1
    defer { ring[slot(live)] = nil }
    return ring[slot(live)]
  }

  @inlinable mutating func takeFirst() -> Element? {
    if live == 0 { return nil }
    let old = head
    head = (head + 1) & (ring.count - 1)
    live -= 1
    defer { ring[old] = nil }
    return ring[old]
  }

  @discardableResult @inlinable public mutating func pop() -> Element {
    guard let element = takeLast() else { stop(IndexError("pop from an empty deque")) }
    return element
  }

  /// - Throws: `IndexError`.
  @discardableResult @inlinable public mutating func popChecked() throws -> Element {
    guard let element = takeLast() else { throw IndexError("pop from an empty deque") }
    return element
  }

  @discardableResult @inlinable public mutating func popLeft() -> Element {
    guard let element = takeFirst() else { stop(IndexError("pop from an empty deque")) }
    return element
  }

  /// - Throws: `IndexError`.
  @discardableResult @inlinable public mutating func popLeftChecked() throws -> Element {
    guard let element = takeFirst() else { throw IndexError("pop from an empty deque") }
    return element
  }
}

extension Deque: Sendable where Element: Sendable {}
extension Deque: TruthValue { @inlinable public var isTrue: Bool { live > 0 } }
