// Python's `bisect`: where an element belongs in a sorted list. Mirrors Lib/bisect.py.

/// Python's `bisect.bisect_left(a, x, lo, hi)`: before those that are equal.
@inlinable public func bisectLeft<Element: Comparable>(
  _ list: [Element], _ x: Element, _ lo: Int = 0, _ hi: Int? = nil
) -> Int {
  bisectLeft(list, x, lo, hi) { $0 }
}

/// Python's `bisect.bisect_left(a, x, lo, hi, key=…)`.
@inlinable public func bisectLeft<Element, Key: Comparable>(
  _ list: [Element], _ x: Key, _ lo: Int = 0, _ hi: Int? = nil, key: (Element) throws -> Key
) rethrows -> Int {
  if lo < 0 { stop(ValueError("lo must be non-negative")) }
  var (lo, hi) = (lo, hi ?? list.count)
  while lo < hi {
    let middle = (lo + hi) / 2
    if try key(list[middle]) < x { lo = middle + 1 } else { hi = middle }
  }
  return lo
}

/// Python's `bisect.bisect_right(a, x, lo, hi)`: behind those that are equal.
@inlinable public func bisectRight<Element: Comparable>(
  _ list: [Element], _ x: Element, _ lo: Int = 0, _ hi: Int? = nil
) -> Int {
  bisectRight(list, x, lo, hi) { $0 }
}

/// Python's `bisect.bisect_right(a, x, lo, hi, key=…)`.
@inlinable public func bisectRight<Element, Key: Comparable>(
  _ list: [Element], _ x: Key, _ lo: Int = 0, _ hi: Int? = nil, key: (Element) throws -> Key
) rethrows -> Int {
  if lo < 0 { stop(ValueError("lo must be non-negative")) }
  var (lo, hi) = (lo, hi ?? list.count)
  while lo < hi {
    let middle = (lo + hi) / 2
    if try x < key(list[middle]) { hi = middle } else { lo = middle + 1 }
  }
  return lo
}

/// Python's `bisect.bisect(a, x, lo, hi)`.
@inlinable public func bisect<Element: Comparable>(
  _ list: [Element], _ x: Element, _ lo: Int = 0, _ hi: Int? = nil
) -> Int {
  bisectRight(list, x, lo, hi)
}

/// Python's `bisect.insort_left(a, x)`.
@inlinable public func insortLeft<Element: Comparable>(_ list: inout [Element], _ x: Element) {
  list.insert(x, at: bisectLeft(list, x))
}

/// Python's `bisect.insort_left(a, x, key=…)`.
@inlinable public func insortLeft<Element, Key: Comparable>(
  _ list: inout [Element], _ x: Element, key: (Element) throws -> Key
) rethrows {
  list.insert(x, at: try bisectLeft(list, key(x), key: key))
}

/// Python's `bisect.insort(a, x)` and `insort_right`.
@inlinable public func insort<Element: Comparable>(_ list: inout [Element], _ x: Element) {
  list.insert(x, at: bisectRight(list, x))
}

/// Python's `bisect.insort(a, x, key=…)`.
@inlinable public func insort<Element, Key: Comparable>(
  _ list: inout [Element], _ x: Element, key: (Element) throws -> Key
) rethrows {
  list.insert(x, at: try bisectRight(list, key(x), key: key))
}

@inlinable public func insortRight<Element: Comparable>(_ list: inout [Element], _ x: Element) {
  insort(&list, x)
}
