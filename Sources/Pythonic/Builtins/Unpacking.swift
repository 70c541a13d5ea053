// Python's assignment to several names: `let (a, b) = pair.unpacked()`. Another number of values is an error.

extension Sequence {
  /// Python's `a, b = elements`.
  @inlinable public func unpacked() -> (Element, Element) { orStop { try unpackedChecked() } }
  /// Python's `a, b, c = elements`.
  @inlinable public func unpacked() -> (Element, Element, Element) { orStop { try unpackedChecked() } }
  /// Python's `a, b, c, d = elements`.
  @inlinable public func unpacked() -> (Element, Element, Element, Element) { orStop { try unpackedChecked() } }
  /// Python's assignment to so many names.
  @inlinable public func unpacked(_ count: Int) -> [Element] { orStop { try unpackedChecked(count) } }
  /// Python's `a, *rest, b = elements`, where there are so many names without a star.
  @inlinable public func unpacked(atLeast count: Int) -> [Element] { orStop { try unpackedChecked(atLeast: count) } }

  /// - Throws: `ValueError`.
  @inlinable public func unpackedChecked() throws -> (Element, Element) {
    let elements = try unpackedChecked(2)
    return (elements[0], elements[1])
  }
  /// - Throws: `ValueError`.
  @inlinable public func unpackedChecked() throws -> (Element, Element, Element) {
    let elements = try unpackedChecked(3)
    return (elements[0], elements[1], elements[2])
  }
  /// - Throws: `ValueError`.
  @inlinable public func unpackedChecked() throws -> (Element, Element, Element, Element) {
    let elements = try unpackedChecked(4)
    return (elements[0], elements[1], elements[2], elements[3])
  }

  /// Mirrors `unpack_iterable` in Python/ceval.c.
  ///
  /// - Throws: `ValueError`.
  @inlinable public func unpackedChecked(_ count: Int) throws -> [Element] {
    let elements = Array(prefix(count + 1))
    if elements.count > count { throw ValueError("too many values to unpack (expected \(count))") }
    if elements.count < count {
      throw ValueError("not enough values to unpack (expected \(count), got \(elements.count))")
    }
    return elements
  }

  /// - Throws: `ValueError`.
  @inlinable public func unpackedChecked(atLeast count: Int) throws -> [Element] {
    let elements = Array(self)
    if elements.count < count {
      throw ValueError("not enough values to unpack (expected at least \(count), got \(elements.count))")
    }
    return elements
  }
}
