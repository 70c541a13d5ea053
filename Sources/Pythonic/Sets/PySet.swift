/// Python's set, and its frozenset: goes through its elements in the order in which CPython does.
///
/// That order follows from the hashes, which are CPython's under `PYTHONHASHSEED=0` for all that is `PythonHashable`:
/// numbers, strings, tuples. Other elements, which CPython orders by their addresses, keep the order of insertion.
///
///     let letters: PySet = ["c", "a", "b"]
///     print(letters)  // {'c', 'a', 'b'}, whatever CPython prints
///
/// It is a value: a copy is independent of its original.
///
/// A literal is ordered as Python's literal of constants: the compiler makes a frozenset of three or more, with which
/// the set begins. Where an element is an expression, `PySet(adding: [a, b, c])` adds one by one, as Python then does.
public struct PySet<Element: Hashable>: Sequence {
  @usableFromInline var table = SetTable<Element>()
  /// In use for elements without CPython's hash.
  @usableFromInline var ordered = Dict<Element, Void>()
  @usableFromInline let hasher: PythonHasher<Element>?

  @inlinable public init() {
    hasher = PySet.hasCheapHash ? nil : PythonHasher()
  }

  /// Whether the hash is found without asking what the type is.
  @inlinable static var hasCheapHash: Bool { Element.self == Int.self || Element.self == String.self }

  @inlinable var isOrdered: Bool { !PySet.hasCheapHash && hasher == nil }

  @inlinable func hash(of element: Element) -> Int {
    if Element.self == Int.self { return unsafeBitCast(element, to: Int.self).pythonHash }
    if Element.self == String.self { return unsafeBitCast(element, to: String.self).pythonHash }
    return hasher.unsafelyUnwrapped.function(element)
  }

  /// Python's `set(elements)`.
  @inlinable public init<Elements: Sequence>(_ elements: Elements) where Elements.Element == Element {
    self.init()
    for element in elements { add(element) }
  }

  /// Python's `{a, b, c}` of expressions.
  @inlinable public init(adding elements: [Element]) {
    self.init()
    for element in elements { add(element) }
  }

  /// Python's `set(s)` and `s.copy()`: the order may differ from that of `s`.
  public init(_ other: PySet) {
    self.init()
    table = other.table.copied()
    ordered = other.ordered
  }

  /// Python's `set(d)`: its table is as large as all keys need from the start.
  public init<Value>(_ dict: Dict<Element, Value>) {
    self.init()
    if !isOrdered && dict.count * 5 >= table.mask * 3 { table.resize(dict.count * 2) }
    for key in dict { add(key) }
  }

  /// Python's `len(s)`.
  @inlinable public var count: Int { isOrdered ? ordered.count : table.used }
  @inlinable public var isEmpty: Bool { count == 0 }
  @inlinable public var underestimatedCount: Int { count }

  /// Python's `x in s`.
  @inlinable public func contains(_ element: Element) -> Bool {
    if isOrdered { return ordered.contains(element) }
    return table.used > 0 && table.find(element, hash(of: element)) != nil
  }

  /// Python's `s.add(x)`.
  ///
  /// - Returns: whether it was not there.
  @discardableResult @inlinable public mutating func add(_ element: Element) -> Bool {
    if isOrdered {
      let isNew = !ordered.contains(element)
      if isNew { ordered.set(element, ()) }
      return isNew
    }
    return table.add(element, hash(of: element))
  }

  /// Python's `s.discard(x)`.
  ///
  /// - Returns: whether it was there.
  @discardableResult @inlinable public mutating func discard(_ element: Element) -> Bool {
    if isOrdered {
      let isThere = ordered.contains(element)
      if isThere { ordered.delete(element) }
      return isThere
    }
    return table.used > 0 && table.discard(element, hash(of: element))
  }

  /// Python's `s.remove(x)`.
  @inlinable public mutating func remove(_ element: Element) { if !discard(element) { stopAtKey(element) } }

  /// - Throws: `KeyError`.
  @inlinable public mutating func removeChecked(_ element: Element) throws {
    if !discard(element) { throw keyError(element) }
  }

  /// Python's `s.pop()`: the element that CPython takes.
  @discardableResult public mutating func pop() -> Element { orStop { try popChecked() } }

  /// - Throws: `KeyError`.
  @discardableResult public mutating func popChecked() throws -> Element {
    if isEmpty { throw KeyError("pop from an empty set") }
    return isOrdered ? try ordered.takeItem(last: false).key : table.pop()
  }

  /// Python's `s.clear()`.
  public mutating func removeAll() {
    table.clear()
    ordered.removeAll()
  }

  /// Python's `s.copy()`: the order may differ from that of `s`.
  public func copy() -> PySet { PySet(self) }

  @inlinable public func makeIterator() -> Iterator { Iterator(self) }

  public struct Iterator: IteratorProtocol {
    @usableFromInline let slots: ContiguousArray<SetTable<Element>.Slot>
    @usableFromInline var position = 0
    @usableFromInline var ordered: Dict<Element, Void>.Iterator

    @inlinable init(_ set: PySet) {
      slots = set.table.slots
      ordered = set.ordered.makeIterator()
    }

    @inlinable public mutating func next() -> Element? {
      while position < slots.count {
        defer { position &+= 1 }
        if let key = slots[position].key { return key }
      }
      return ordered.next()
    }
  }
}

extension PySet: Sendable where Element: Sendable {}
