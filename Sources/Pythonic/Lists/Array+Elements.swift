extension Array {
  /// Python's `xs[i]`: a negative index counts from the end.
  @inlinable public func at(_ index: Int) -> Element {
    guard let position = position(index, in: count) else { stopAtIndex("list") }
    return self[position]
  }

  /// - Throws: `IndexError`.
  @inlinable public func atChecked(_ index: Int) throws -> Element {
    guard let position = position(index, in: count) else { throw indexError("list") }
    return self[position]
  }

  /// The index from the front of what Python's `xs[i] = x` assigns to.
  @inlinable public func index(at index: Int) -> Int {
    guard let position = position(index, in: count) else { stopAtIndex("list assignment") }
    return position
  }

  /// Python's `xs[i]` as a place: `xs[at: -1] = x`, `xs[at: i].append(x)`, `xs[at: i] += 1`.
  @inlinable public subscript(at index: Int) -> Element {
    get { at(index) }
    _modify {
      guard let position = position(index, in: count) else { stopAtIndex("list assignment") }
      yield &self[position]
    }
  }

  /// Python's `xs[i] = x`.
  ///
  /// - Throws: `IndexError`.
  @inlinable public mutating func setChecked(_ index: Int, _ element: Element) throws {
    guard let position = position(index, in: count) else { throw indexError("list assignment") }
    self[position] = element
  }

  /// Python's `del xs[i]`.
  @inlinable public mutating func delete(at index: Int) {
    guard let position = position(index, in: count) else { stopAtIndex("list assignment") }
    remove(at: position)
  }

  /// - Throws: `IndexError`.
  @inlinable public mutating func deleteChecked(at index: Int) throws {
    guard let position = position(index, in: count) else { throw indexError("list assignment") }
    remove(at: position)
  }

  /// Python's `xs.pop()`.
  @discardableResult @inlinable public mutating func pop() -> Element {
    guard let last = popLast() else { stop(IndexError("pop from empty list")) }
    return last
  }

  /// - Throws: `IndexError`.
  @discardableResult @inlinable public mutating func popChecked() throws -> Element {
    guard let last = popLast() else { throw IndexError("pop from empty list") }
    return last
  }

  /// Python's `xs.pop(i)`.
  @discardableResult @inlinable public mutating func pop(_ index: Int) -> Element {
    orStop { try popChecked(index) }
  }

  /// - Throws: `IndexError`.
  @discardableResult @inlinable public mutating func popChecked(_ index: Int) throws -> Element {
    if isEmpty { throw IndexError("pop from empty list") }
    guard let position = position(index, in: count) else { throw IndexError("pop index out of range") }
    return remove(at: position)
  }

  /// Python's `xs.insert(i, x)`: at an end if the index is beyond it.
  @inlinable public mutating func insert(_ index: Int, _ element: Element) {
    let position = index < 0 ? Swift.max(0, index + count) : Swift.min(index, count)
    insert(element, at: position)
  }

  /// Python's `xs.extend(elements)` and `xs += elements`.
  @inlinable public mutating func extend<Elements: Sequence>(_ elements: Elements) where Elements.Element == Element {
    append(contentsOf: elements)
  }

  /// Python's `xs.copy()`, of which a value has no need.
  @inlinable public func copy() -> [Element] { self }

  /// Python's `xs * n`.
  @inlinable public func repeated(_ times: Int) -> [Element] {
    if count == 1 { return Array(repeating: self[0], count: Swift.max(0, times)) }
    var result: [Element] = []
    if times <= 0 { return result }
    result.reserveCapacity(count * times)
    for _ in 0..<times { result += self }
    return result
  }
}
