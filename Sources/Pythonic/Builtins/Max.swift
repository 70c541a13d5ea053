// Python's `max`: the first of those that are largest, where Swift's own functions differ in which of equal ones they take.

/// Python's `max(a, b)`. It takes precedence over Swift's, which returns the last of equal values.
@inlinable public func max<Value: Comparable>(_ a: Value, _ b: Value) -> Value { b > a ? b : a }

/// Python's `max(a, b, c)`.
@inlinable public func max<Value: Comparable>(_ a: Value, _ b: Value, _ c: Value) -> Value {
  let first = b > a ? b : a
  return c > first ? c : first
}

/// Python's `max(a, b, c, d, …)`.
@inlinable public func max<Value: Comparable>(
  _ a: Value, _ b: Value, _ c: Value, _ d: Value, _ others: Value...
) -> Value {
  var result = max(max(a, b, c), d)
  for other in others where other > result { result = other }
  return result
}

/// Python's `max(a, b, key=…)`.
@inlinable public func max<Value, Key: Comparable>(
  _ a: Value, _ b: Value, _ others: Value..., key: (Value) throws -> Key
) rethrows -> Value {
  try extreme([a, b] + others, key) { $0 > $1 }!
}

/// Python's `max(elements)`.
@inlinable public func max<Elements: Sequence>(_ elements: Elements) -> Elements.Element
where Elements.Element: Comparable {
  guard let result = extreme(elements, by: { $0 > $1 }) else { stopAtEmpty("max") }
  return result
}

/// - Throws: `ValueError` if there is none.
@inlinable public func maxChecked<Elements: Sequence>(_ elements: Elements) throws -> Elements.Element
where Elements.Element: Comparable {
  guard let result = extreme(elements, by: { $0 > $1 }) else { throw emptyError("max") }
  return result
}

/// Python's `max(elements, default=…)`.
@inlinable public func max<Elements: Sequence>(
  _ elements: Elements, default: Elements.Element
) -> Elements.Element where Elements.Element: Comparable {
  extreme(elements, by: { $0 > $1 }) ?? `default`
}

/// Python's `max(elements, key=…)`.
@inlinable public func max<Elements: Sequence, Key: Comparable>(
  _ elements: Elements, key: (Elements.Element) throws -> Key
) rethrows -> Elements.Element {
  guard let result = try extreme(elements, key, by: { $0 > $1 }) else { stopAtEmpty("max") }
  return result
}

/// - Throws: `ValueError` if there is none.
@inlinable public func maxChecked<Elements: Sequence, Key: Comparable>(
  _ elements: Elements, key: (Elements.Element) throws -> Key
) throws -> Elements.Element {
  guard let result = try extreme(elements, key, by: { $0 > $1 }) else { throw emptyError("max") }
  return result
}

/// Python's `max(elements, key=…, default=…)`.
@inlinable public func max<Elements: Sequence, Key: Comparable>(
  _ elements: Elements, key: (Elements.Element) throws -> Key, default: Elements.Element
) rethrows -> Elements.Element {
  try extreme(elements, key, by: { $0 > $1 }) ?? `default`
}
