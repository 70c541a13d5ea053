// Python's `functools`.

/// Python's `functools.reduce(f, elements)`: `reduce(numbers) { $0 * $1 }`.
@inlinable public func reduce<Elements: Sequence>(
  _ elements: Elements, _ combine: (Elements.Element, Elements.Element) throws -> Elements.Element
) rethrows -> Elements.Element {
  var iterator = elements.makeIterator()
  guard var result = iterator.next() else {
    stop(TypeError("reduce() of empty iterable with no initial value"))
  }
  while let element = iterator.next() { result = try combine(result, element) }
  return result
}

/// Python's `functools.reduce(f, elements, initial)`.
@inlinable public func reduce<Elements: Sequence, Result>(
  _ elements: Elements, _ initial: Result, _ combine: (Result, Elements.Element) throws -> Result
) rethrows -> Result {
  try elements.reduce(initial, combine)
}

/// Python's `functools.cmp_to_key(compare)`: `sorted(xs, key: cmpToKey { $0 - $1 })`.
///
/// - Parameter compare: negative if its first argument comes first, 0 if both are equal.
@inlinable public func cmpToKey<Element>(
  _ compare: @escaping (Element, Element) -> Int
) -> (Element) -> ComparisonKey<Element> {
  { ComparisonKey(element: $0, compare: compare) }
}

/// What is compared by a function.
public struct ComparisonKey<Element>: Comparable {
  @usableFromInline let element: Element
  @usableFromInline let compare: (Element, Element) -> Int

  @inlinable init(element: Element, compare: @escaping (Element, Element) -> Int) {
    self.element = element
    self.compare = compare
  }

  @inlinable public static func == (a: Self, b: Self) -> Bool { a.compare(a.element, b.element) == 0 }
  @inlinable public static func < (a: Self, b: Self) -> Bool { a.compare(a.element, b.element) < 0 }
}

/// What a function that is decorated with `@functools.cache` remembers.
///
///     let fibonacci = FunctionCache<Int, Int>()
///     func fib(_ n: Int) -> Int { fibonacci(n) { n < 2 ? n : fib(n - 1) + fib(n - 2) } }
public final class FunctionCache<Arguments: Hashable, Value> {
  public private(set) var results: Dict<Arguments, Value> = Dict()

  public init() {}

  /// The result for these arguments, made the first time.
  public func callAsFunction(_ arguments: Arguments, _ make: () throws -> Value) rethrows -> Value {
    if let known = results.get(arguments) { return known }
    let result = try make()
    results[arguments] = result
    return result
  }

  /// Python's `f.cache_clear()`.
  public func clear() { results.removeAll() }
}
