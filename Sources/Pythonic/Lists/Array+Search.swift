extension Array where Element: Equatable {
  /// Python's `xs.index(x, start, stop)`.
  @inlinable public func index(of element: Element, _ start: Int = 0, _ stop: Int? = nil) -> Int {
    orStop { try indexChecked(of: element, start, stop) }
  }

  /// - Throws: `ValueError`.
  @inlinable public func indexChecked(of element: Element, _ start: Int = 0, _ stop: Int? = nil) throws -> Int {
    let bounds = SliceBounds(start, stop, 1, count: count)
    for index in bounds.range where self[index] == element { return index }
    throw ValueError("\(representation(of: element)) is not in list")
  }

  /// Python's `xs.count(x)`.
  @inlinable public func count(of element: Element) -> Int {
    var count = 0
    for other in self where other == element { count += 1 }
    return count
  }

  /// Python's `xs.remove(x)`: the first that is equal.
  @inlinable public mutating func remove(_ element: Element) { orStop { try removeChecked(element) } }

  /// - Throws: `ValueError`.
  @inlinable public mutating func removeChecked(_ element: Element) throws {
    guard let index = firstIndex(of: element) else { throw ValueError("list.remove(x): x not in list") }
    remove(at: index)
  }
}

/// For messages: as Python shows it where that is known.
@usableFromInline func representation<Value>(of value: Value) -> String {
  (value as? any Representable)?.repr ?? String(describing: value)
}

/// Lists are compared as Python compares them: by the first elements that differ, then by length.
// swift-format-ignore: AvoidRetroactiveConformances
extension Array: @retroactive Comparable where Element: Comparable {
  @inlinable public static func < (a: [Element], b: [Element]) -> Bool {
    for index in 0..<Swift.min(a.count, b.count) where a[index] != b[index] { return a[index] < b[index] }
    return a.count < b.count
  }
}

/// False is less than true.
// swift-format-ignore: AvoidRetroactiveConformances
extension Bool: @retroactive Comparable {
  @inlinable public static func < (a: Bool, b: Bool) -> Bool { !a && b }
}
