/// Python's tuple of a known length whose elements differ in type.
///
///     let entry = Tuple(3, "c")
///     let (count, letter) = entry.elements
///     print(entry)  // (3, 'c')
public struct Tuple<each Element> {
  public let elements: (repeat each Element)

  @inlinable public init(_ element: repeat each Element) { elements = (repeat each element) }

  /// Swift's tuple as Python's.
  @inlinable public init(elements: (repeat each Element)) { self.elements = elements }

  /// Python's `len(t)`.
  @inlinable public var count: Int {
    var count = 0
    for _ in repeat (each Element).self { count += 1 }
    return count
  }
}

extension Tuple: Equatable where repeat each Element: Equatable {
  @inlinable public static func == (a: Tuple, b: Tuple) -> Bool {
    for (x, y) in repeat (each a.elements, each b.elements) {
      if x != y { return false }
    }
    return true
  }
}

extension Tuple: Hashable where repeat each Element: Hashable {
  @inlinable public func hash(into hasher: inout Hasher) {
    for element in repeat each elements { element.hash(into: &hasher) }
  }
}

/// By the first elements that differ.
extension Tuple: Comparable where repeat each Element: Comparable {
  @inlinable public static func < (a: Tuple, b: Tuple) -> Bool {
    for (x, y) in repeat (each a.elements, each b.elements) {
      if x != y { return x < y }
    }
    return false
  }
}

extension Tuple: Sendable where repeat each Element: Sendable {}

extension Tuple: Representable, CustomStringConvertible where repeat each Element: Representable {
  /// `(1, 'a')`, and `(1,)` for one alone.
  @inlinable public var repr: String {
    var parts: [String] = []
    for element in repeat each elements { parts.append(element.repr) }
    return parts.count == 1 ? "(" + parts[0] + ",)" : "(" + ", ".join(parts) + ")"
  }

  @inlinable public var description: String { repr }
}

extension Tuple: TruthValue { @inlinable public var isTrue: Bool { count > 0 } }
