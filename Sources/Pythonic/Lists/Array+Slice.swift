extension Array {
  /// Python's `xs[start:stop:step]`; nil for a bound that is left out.
  @inlinable public func slice(_ start: Int?, _ stop: Int? = nil, _ step: Int? = nil) -> [Element] {
    let bounds = SliceBounds(start, stop, step, count: count)
    if bounds.step == 1 { return Array(self[bounds.range]) }
    var result: [Element] = []
    result.reserveCapacity(bounds.count)
    for index in 0..<bounds.count { result.append(self[bounds.start + index * bounds.step]) }
    return result
  }

  /// Python's `xs[start:stop] = elements`, which may change the length, and `xs[start:stop:step] = elements`.
  @inlinable public mutating func setSlice<Elements: Sequence>(
    _ start: Int?, _ stop: Int?, _ step: Int? = nil, to elements: Elements
  ) where Elements.Element == Element {
    orStop { try setSliceChecked(start, stop, step, to: elements) }
  }

  /// Mirrors `list_ass_subscript` in Objects/listobject.c.
  ///
  /// - Throws: `ValueError` if a slice with a step would change its length.
  @inlinable public mutating func setSliceChecked<Elements: Sequence>(
    _ start: Int?, _ stop: Int?, _ step: Int? = nil, to elements: Elements
  ) throws where Elements.Element == Element {
    let bounds = SliceBounds(start, stop, step, count: count)
    let new = Array(elements)
    if bounds.step == 1 {
      replaceSubrange(bounds.range, with: new)
      return
    }
    if new.count != bounds.count {
      throw ValueError("attempt to assign sequence of size \(new.count) to extended slice of size \(bounds.count)")
    }
    for index in 0..<bounds.count { self[bounds.start + index * bounds.step] = new[index] }
  }

  /// Python's `del xs[start:stop:step]`.
  @inlinable public mutating func deleteSlice(_ start: Int?, _ stop: Int? = nil, _ step: Int? = nil) {
    let bounds = SliceBounds(start, stop, step, count: count)
    if bounds.step == 1 {
      removeSubrange(bounds.range)
      return
    }
    let ascending = bounds.step > 0
    let first = ascending ? bounds.start : bounds.start + (bounds.count - 1) * bounds.step
    let step = bounds.step.magnitude
    var left = bounds.count
    var next = first
    var result: [Element] = []
    result.reserveCapacity(count - bounds.count)
    for index in indices {
      if left > 0 && index == next {
        left -= 1
        next += Int(step)
      } else {
        result.append(self[index])
      }
    }
    self = result
  }
}
