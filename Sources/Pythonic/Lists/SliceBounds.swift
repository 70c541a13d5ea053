/// The indices that a slice of Python's selects: `count` of them, from `start` on, `step` apart.
///
/// Mirrors `PySlice_AdjustIndices` in Objects/sliceobject.c: bounds count from the end when negative, and are cut to
/// what there is.
@usableFromInline struct SliceBounds {
  @usableFromInline var start: Int
  @usableFromInline var step: Int
  @usableFromInline var count: Int

  @inlinable init(_ start: Int?, _ stop: Int?, _ step: Int?, count length: Int) {
    let step = step ?? 1
    if step == 0 { stopAtZeroStep() }
    func clamped(_ bound: Int) -> Int {
      if bound < 0 { return Swift.max(bound + length, step < 0 ? -1 : 0) }
      return Swift.min(bound, step < 0 ? length - 1 : length)
    }
    let first = start.map(clamped) ?? (step < 0 ? length - 1 : 0)
    let last = stop.map(clamped) ?? (step < 0 ? -1 : length)
    self.start = first
    self.step = step
    if step < 0 {
      count = last < first ? (first - last - 1) / -step + 1 : 0
    } else {
      count = first < last ? (last - first - 1) / step + 1 : 0
    }
  }

  /// Of a slice whose step is 1.
  @inlinable var range: Range<Int> { start..<(start + count) }
}

@usableFromInline @inline(never) func stopAtZeroStep() -> Never { stop(ValueError("slice step cannot be zero")) }

/// Where `index` of Python's points to in `count` elements, counted from the end if negative; nil outside.
@inlinable func position(_ index: Int, in count: Int) -> Int? {
  let position = index < 0 ? index + count : index
  return position >= 0 && position < count ? position : nil
}
