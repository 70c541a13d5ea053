/// Python's `range`: integers that are `step` apart, with the constant-time operations that it has there.
///
/// Mirrors Objects/rangeobject.c.
public struct PyRange: RandomAccessCollection, Sendable {
  public let start: Int
  public let stop: Int
  public let step: Int
  public let count: Int

  /// - Parameter step: not zero.
  @inlinable public init(_ start: Int, _ stop: Int, _ step: Int = 1) {
    self.start = start
    self.stop = stop
    self.step = step
    if step > 0 {
      count = start < stop ? (stop - start - 1) / step + 1 : 0
    } else {
      count = start > stop ? (start - stop - 1) / (0 - step) + 1 : 0
    }
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { count }
  @inlinable public subscript(index: Int) -> Int {
    precondition(index >= 0 && index < count, "IndexError: range object index out of range")
    return start &+ index &* step
  }

  @inlinable public func makeIterator() -> Iterator { Iterator(next: start, step: step, left: count) }

  public struct Iterator: IteratorProtocol {
    @usableFromInline var upcoming: Int
    @usableFromInline let step: Int
    @usableFromInline var left: Int

    @inlinable init(next: Int, step: Int, left: Int) {
      upcoming = next
      self.step = step
      self.left = left
    }

    @inlinable public mutating func next() -> Int? {
      if left == 0 { return nil }
      left &-= 1
      let result = upcoming
      upcoming = upcoming &+ step
      return result
    }
  }

  /// Python's `n in range(…)`.
  @inlinable public func contains(_ element: Int) -> Bool {
    if count == 0 { return false }
    let inside = step > 0 ? element >= start && element < stop : element <= start && element > stop
    return inside && (element - start) % step == 0
  }

  /// Python's `r[i]`: a negative index counts from the end.
  @inlinable public func at(_ index: Int) -> Int {
    guard let position = position(index, in: count) else { stopAtIndex("range object") }
    return self[position]
  }

  /// - Throws: `IndexError`.
  @inlinable public func atChecked(_ index: Int) throws -> Int {
    guard let position = position(index, in: count) else { throw indexError("range object") }
    return self[position]
  }

  /// Python's `r[start:stop:step]`, a range again.
  public func slice(_ start: Int?, _ stop: Int? = nil, _ step: Int? = nil) -> PyRange {
    let bounds = SliceBounds(start, stop, step, count: count)
    let end = stopIndex(start, stop, step, bounds)
    return PyRange(self.start + bounds.start * self.step, self.start + end * self.step, self.step * bounds.step)
  }

  private func stopIndex(_ start: Int?, _ stop: Int?, _ step: Int?, _ bounds: SliceBounds) -> Int {
    let back = bounds.step < 0
    guard let stop else { return back ? -1 : count }
    return stop < 0 ? Swift.max(stop + count, back ? -1 : 0) : Swift.min(stop, back ? count - 1 : count)
  }

  /// Python's `r.index(n)`.
  public func index(of element: Int) -> Int { orStop { try indexChecked(of: element) } }

  /// - Throws: `ValueError`.
  public func indexChecked(of element: Int) throws -> Int {
    guard contains(element) else { throw ValueError("\(element) is not in range") }
    return (element - start) / step
  }

  /// Python's `r.count(n)`.
  public func count(of element: Int) -> Int { contains(element) ? 1 : 0 }

  /// Python's `reversed(r)`.
  @inlinable public func reversed() -> PyRange {
    PyRange(start + (count - 1) * step, start - step, 0 - step)
  }
}

/// Ranges with the same numbers are equal.
extension PyRange: Hashable {
  public static func == (a: PyRange, b: PyRange) -> Bool {
    a.count == b.count && (a.count == 0 || a.start == b.start && (a.count == 1 || a.step == b.step))
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    if count > 0 { hasher.combine(start) }
    if count > 1 { hasher.combine(step) }
  }
}

extension PyRange: Representable, CustomStringConvertible, TruthValue {
  public var repr: String { step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))" }
  public var description: String { repr }
  @inlinable public var isTrue: Bool { count > 0 }
}

/// Python's `range(stop)`.
@inlinable public func range(_ stop: Int) -> PyRange { PyRange(0, stop) }

/// Python's `range(start, stop, step)`.
@inlinable public func range(_ start: Int, _ stop: Int, _ step: Int = 1) -> PyRange {
  if step == 0 { stopAtRangeStep() }
  return PyRange(start, stop, step)
}

/// - Throws: `ValueError` for a step of zero.
@inlinable public func rangeChecked(_ start: Int, _ stop: Int, _ step: Int = 1) throws -> PyRange {
  if step == 0 { throw ValueError("range() arg 3 must not be zero") }
  return PyRange(start, stop, step)
}

@usableFromInline @inline(never) func stopAtRangeStep() -> Never { stop(ValueError("range() arg 3 must not be zero")) }
