/// Python's `collections.Counter`: how often each element comes, in the order in which they came first.
///
///     let letters = Counter("abracadabra".characters)
///     letters["a"]  // 5
///     letters.mostCommon(2)  // [('a', 5), ('b', 2)]
///
/// Mirrors `Counter` in Lib/collections/__init__.py, whose orders all its operations keep.
public struct Counter<Key: Hashable>: Mapping {
  public typealias Element = Key
  public typealias Iterator = Dict<Key, Int>.Iterator

  public var dict: Dict<Key, Int>

  @inlinable public init() { dict = Dict() }
  @inlinable public init(_ counts: Dict<Key, Int>) { dict = counts }
  @inlinable public init(_ other: Counter) { dict = other.dict }
  /// Counts the elements.
  @inlinable public init<Elements: Sequence>(_ elements: Elements) where Elements.Element == Key {
    dict = Dict()
    update(elements)
  }

  /// The count, 0 for what never came.
  @inlinable public subscript(key: Key) -> Int {
    get { dict.get(key, 0) }
    _modify { yield &dict[key, default: 0] }
  }

  /// Python's `c.most_common(n)`: by falling counts, equal ones in their order.
  public func mostCommon(_ n: Int? = nil) -> [Tuple<Key, Int>] {
    let sorted = Pythonic.sorted(items(), key: \.value, reverse: true).map { Tuple($0.key, $0.value) }
    return n.map { Array(sorted.prefix(Swift.max(0, $0))) } ?? sorted
  }

  /// Python's `c.elements()`: each as often as it counts.
  public func elements() -> [Key] { items().flatMap { Array(repeating: $0.key, count: Swift.max(0, $0.value)) } }

  /// Python's `c.total()`.
  public func total() -> Int { sum(values()) }

  /// Python's `c.update(elements)`: counts on.
  @inlinable public mutating func update<Elements: Sequence>(_ elements: Elements) where Elements.Element == Key {
    for element in elements { dict[element, default: 0] += 1 }
  }

  /// Python's `c.update(counts)`: adds.
  public mutating func update(_ counts: Dict<Key, Int>) {
    for (key, count) in counts.items() { dict[key, default: 0] += count }
  }
  public mutating func update(_ other: Counter) { update(other.dict) }

  /// Python's `c.subtract(elements)`.
  @inlinable public mutating func subtract<Elements: Sequence>(_ elements: Elements) where Elements.Element == Key {
    for element in elements { dict[element, default: 0] -= 1 }
  }

  /// Python's `c.subtract(counts)`.
  public mutating func subtract(_ counts: Dict<Key, Int>) {
    for (key, count) in counts.items() { dict[key, default: 0] -= count }
  }
  public mutating func subtract(_ other: Counter) { subtract(other.dict) }
}

/// Elements that are integers make tuples of integers.
extension Counter where Key == Int {
  public func mostCommon(_ n: Int? = nil) -> [TupleOf<Int>] {
    mostCommon(n).map { (pair: Tuple<Int, Int>) in [pair.elements.0, pair.elements.1] }
  }
}

/// The arithmetic, which drops what does not count more than zero.
extension Counter {
  private func combined(
    _ other: Counter, _ combine: (Int, Int) -> Int, others: (Int) -> Int?
  ) -> Counter {
    var result = Counter()
    for (key, count) in items() {
      let combined = combine(count, other[key])
      if combined > 0 { result.dict[key] = combined }
    }
    for (key, count) in other.items() where !contains(key) {
      if let count = others(count) { result.dict[key] = count }
    }
    return result
  }

  public static func + (a: Counter, b: Counter) -> Counter { a.combined(b, +) { $0 > 0 ? $0 : nil } }
  public static func - (a: Counter, b: Counter) -> Counter { a.combined(b, -) { $0 < 0 ? 0 - $0 : nil } }
  public static func | (a: Counter, b: Counter) -> Counter { a.combined(b, Swift.max) { $0 > 0 ? $0 : nil } }
  public static func & (a: Counter, b: Counter) -> Counter { a.combined(b, Swift.min) { _ in nil } }
  public static prefix func + (a: Counter) -> Counter { a + Counter() }
  public static prefix func - (a: Counter) -> Counter { Counter() - a }

  public static func += (a: inout Counter, b: Counter) {
    a.update(b)
    a.keepPositive()
  }
  public static func -= (a: inout Counter, b: Counter) {
    a.subtract(b)
    a.keepPositive()
  }
  public static func |= (a: inout Counter, b: Counter) {
    for (key, count) in b.items() where count > a[key] { a.dict[key] = count }
    a.keepPositive()
  }
  public static func &= (a: inout Counter, b: Counter) {
    for (key, count) in a.items() where b[key] < count { a.dict[key] = b[key] }
    a.keepPositive()
  }

  private mutating func keepPositive() {
    for (key, count) in items() where count <= 0 { dict.delete(key) }
  }

  /// Python's `a <= b`: no element counts more in `a`.
  public static func <= (a: Counter, b: Counter) -> Bool {
    a.allSatisfy { a[$0] <= b[$0] } && b.allSatisfy { a[$0] <= b[$0] }
  }
  public static func >= (a: Counter, b: Counter) -> Bool { b <= a }
  public static func < (a: Counter, b: Counter) -> Bool { a <= b && a != b }
  public static func > (a: Counter, b: Counter) -> Bool { b < a }
}

/// What does not come counts zero.
extension Counter: Hashable {
  public static func == (a: Counter, b: Counter) -> Bool {
    a.allSatisfy { a[$0] == b[$0] } && b.allSatisfy { a[$0] == b[$0] }
  }
  public func hash(into hasher: inout Hasher) {
    hasher.combine(items().reduce(0) { $1.value == 0 ? $0 : $0 ^ Tuple($1.key, $1.value).hashValue })
  }
}

extension Counter: Sendable where Key: Sendable {}

extension Counter: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral entries: (Key, Int)...) { dict = Dict(entries) }
}

extension Counter: Representable, CustomStringConvertible where Key: Representable {
  /// `Counter({'a': 2, 'b': 1})`, the most common first.
  public var repr: String {
    isEmpty ? "Counter()" : "Counter(" + Dict(mostCommon()).repr + ")"
  }
  public var description: String { repr }
}
