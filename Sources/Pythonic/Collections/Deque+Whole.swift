extension Deque: ExpressibleByArrayLiteral {
  @inlinable public init(arrayLiteral elements: Element...) { self.init(elements) }

  @inlinable public mutating func extend<Elements: Sequence>(_ elements: Elements) where Elements.Element == Element {
    for element in elements { append(element) }
  }

  /// Python's `d.extendleft(elements)`, which turns their order round.
  @inlinable public mutating func extendLeft<Elements: Sequence>(_ elements: Elements)
  where Elements.Element == Element {
    for element in elements { appendLeft(element) }
  }

  @inlinable public static func += <Elements: Sequence>(a: inout Deque, b: Elements)
  where Elements.Element == Element { a.extend(b) }

  /// Python's `d.rotate(n)`: the last elements come to the front.
  public mutating func rotate(_ n: Int = 1) {
    if live < 2 { return }
    let steps = mod(n, live)
    if steps <= live / 2 {
      for _ in 0..<steps { if let element = takeLast() { appendLeft(element) } }
    } else {
      for _ in 0..<(live - steps) { if let element = takeFirst() { append(element) } }
    }
  }

  @inlinable public mutating func removeAll() { self = Deque(maxlen: maxlen) }
  @inlinable public func copy() -> Deque { self }

  /// Python's `d.insert(i, x)`.
  public mutating func insert(_ index: Int, _ element: Element) { orStop { try insertChecked(index, element) } }

  /// - Throws: `IndexError` if the deque is full.
  public mutating func insertChecked(_ index: Int, _ element: Element) throws {
    if let maxlen, live >= maxlen { throw IndexError("deque already at its maximum size") }
    var elements = Array(self)
    elements.insert(index, element)
    self = Deque(elements, maxlen: maxlen)
  }

  /// Python's `del d[i]`.
  public mutating func delete(at index: Int) {
    guard let position = position(index, in: live) else { stopAtIndex("deque") }
    var elements = Array(self)
    elements.remove(at: position)
    self = Deque(elements, maxlen: maxlen)
  }
}

extension Deque where Element: Equatable {
  /// Python's `d.count(x)`.
  @inlinable public func count(of element: Element) -> Int { reduce(0) { $1 == element ? $0 + 1 : $0 } }

  /// Python's `d.index(x)`.
  public func index(of element: Element) -> Int { orStop { try indexChecked(of: element) } }

  /// - Throws: `ValueError`.
  public func indexChecked(of element: Element) throws -> Int {
    guard let index = firstIndex(of: element) else {
      throw ValueError("\(representation(of: element)) is not in deque")
    }
    return index
  }

  /// Python's `d.remove(x)`: the first that is equal.
  public mutating func remove(_ element: Element) { orStop { try removeChecked(element) } }

  /// - Throws: `ValueError`.
  public mutating func removeChecked(_ element: Element) throws {
    let index = try indexChecked(of: element)
    delete(at: index)
  }
}

extension Deque: Equatable where Element: Equatable {
  @inlinable public static func == (a: Deque, b: Deque) -> Bool { a.elementsEqual(b) }
}

extension Deque: Hashable where Element: Hashable {
  @inlinable public func hash(into hasher: inout Hasher) { for element in self { hasher.combine(element) } }
}

extension Deque: Comparable where Element: Comparable {
  @inlinable public static func < (a: Deque, b: Deque) -> Bool { Array(a) < Array(b) }
}

extension Deque: Representable, CustomStringConvertible where Element: Representable {
  /// `deque([1, 2])`, `deque([1, 2], maxlen=2)`.
  public var repr: String { "deque([" + joinedRepr(self) + "]" + (maxlen.map { ", maxlen=\($0)" } ?? "") + ")" }
  public var description: String { repr }
}
