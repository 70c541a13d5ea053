extension PySet {
  // MARK: A new set

  /// Python's `a | b`.
  public static func | (a: PySet, b: PySet) -> PySet {
    var result = PySet(a)
    if !a.table.isSame(b.table) { result |= b }
    return result
  }

  /// Python's `a & b`.
  public static func & (a: PySet, b: PySet) -> PySet {
    var result = PySet()
    if a.isOrdered {
      let (walked, asked) = b.count > a.count ? (a, b) : (b, a)
      for element in walked where asked.contains(element) { result.add(element) }
    } else {
      result.table = a.table.intersection(b.table)
    }
    return result
  }

  /// Python's `a - b`.
  public static func - (a: PySet, b: PySet) -> PySet {
    var result = PySet()
    if a.isOrdered {
      for element in a where !b.contains(element) { result.add(element) }
    } else {
      result.table = a.table.difference(b.table)
    }
    return result
  }

  /// Python's `a ^ b`.
  public static func ^ (a: PySet, b: PySet) -> PySet {
    var result = PySet(b)
    if a.isOrdered {
      for element in a where !result.discard(element) { result.add(element) }
    } else {
      result.table = a.table.symmetricDifference(b.table)
    }
    return result
  }

  // MARK: In place

  public static func |= (a: inout PySet, b: PySet) {
    if a.isOrdered { a.ordered.update(b.ordered) } else { a.table.merge(b.table) }
  }

  public static func &= (a: inout PySet, b: PySet) {
    let finger = a.table.finger
    a = a & b
    a.table.finger = finger
  }

  public static func -= (a: inout PySet, b: PySet) {
    if a.isOrdered {
      for element in b { a.discard(element) }
    } else {
      a.table.subtract(b.table)
    }
  }

  public static func ^= (a: inout PySet, b: PySet) {
    if a.isOrdered {
      for element in b where !a.discard(element) { a.add(element) }
    } else {
      a.table.formSymmetricDifference(b.table)
    }
  }

  // MARK: By name, with anything that can be gone through

  /// Python's `set.union(*sets)`.
  public static func union(of sets: some Sequence<PySet>) -> PySet { combined(sets, "union") { $0.union($1) } }

  /// Python's `set.intersection(*sets)`.
  public static func intersection(of sets: some Sequence<PySet>) -> PySet {
    combined(sets, "intersection") { $0.intersection($1) }
  }

  private static func combined(_ sets: some Sequence<PySet>, _ name: String, _ combine: (PySet, PySet) -> PySet)
    -> PySet
  {
    let sets = Array(sets)
    guard let first = sets.first else { stop(TypeError("unbound method set.\(name)() needs an argument")) }
    return sets.dropFirst().reduce(PySet(first), combine)
  }

  /// Python's `s.union(elements)`.
  public func union(_ other: PySet) -> PySet { self | other }
  public func union(_ elements: some Sequence<Element>) -> PySet {
    var result = PySet(self)
    for element in elements { result.add(element) }
    return result
  }

  /// Python's `s.intersection(elements)`.
  public func intersection(_ other: PySet) -> PySet { self & other }
  public func intersection(_ elements: some Sequence<Element>) -> PySet {
    var result = PySet()
    for element in elements where contains(element) {
      result.add(element)
      if result.count >= count { break }
    }
    return result
  }

  /// Python's `s.difference(elements)`.
  public func difference(_ other: PySet) -> PySet { self - other }
  public func difference(_ elements: some Sequence<Element>) -> PySet {
    var result = PySet(self)
    result.differenceUpdate(elements)
    return result
  }

  /// Python's `s.symmetric_difference(elements)`.
  public func symmetricDifference(_ other: PySet) -> PySet { self ^ other }
  public func symmetricDifference(_ elements: some Sequence<Element>) -> PySet {
    var result = PySet(elements)
    result ^= self
    return result
  }

  /// Python's `s.update(elements)`.
  public mutating func update(_ other: PySet) { self |= other }
  public mutating func update(_ elements: some Sequence<Element>) { for element in elements { add(element) } }

  /// Python's `s.intersection_update(elements)`.
  public mutating func intersectionUpdate(_ other: PySet) { self &= other }
  public mutating func intersectionUpdate(_ elements: some Sequence<Element>) {
    let finger = table.finger
    self = intersection(elements)
    table.finger = finger
  }

  /// Python's `s.difference_update(elements)`.
  public mutating func differenceUpdate(_ other: PySet) { self -= other }
  public mutating func differenceUpdate(_ elements: some Sequence<Element>) {
    for element in elements { discard(element) }
    if !isOrdered { table.purge() }
  }

  /// Python's `s.symmetric_difference_update(elements)`.
  public mutating func symmetricDifferenceUpdate(_ other: PySet) { self ^= other }
  public mutating func symmetricDifferenceUpdate(_ elements: some Sequence<Element>) { self ^= PySet(elements) }

  // MARK: Comparisons

  /// Python's `s.issubset(elements)` and `a <= b`.
  public func issubset(_ other: PySet) -> Bool {
    isOrdered ? count <= other.count && allSatisfy(other.contains) : table.isSubset(of: other.table)
  }
  public func issubset(_ elements: some Sequence<Element>) -> Bool { intersection(elements).count == count }

  /// Python's `s.issuperset(elements)` and `a >= b`.
  public func issuperset(_ other: PySet) -> Bool { other.issubset(self) }
  public func issuperset(_ elements: some Sequence<Element>) -> Bool { elements.allSatisfy(contains) }

  /// Python's `s.isdisjoint(elements)`.
  public func isdisjoint(_ other: PySet) -> Bool {
    isOrdered ? !contains(where: other.contains) : table.isDisjoint(with: other.table)
  }
  public func isdisjoint(_ elements: some Sequence<Element>) -> Bool { !elements.contains(where: contains) }

  public static func <= (a: PySet, b: PySet) -> Bool { a.issubset(b) }
  public static func >= (a: PySet, b: PySet) -> Bool { b.issubset(a) }
  /// Whether `b` has all of `a` and more.
  public static func < (a: PySet, b: PySet) -> Bool { a.count < b.count && a.issubset(b) }
  public static func > (a: PySet, b: PySet) -> Bool { b < a }
}

extension PySet: Hashable {
  public static func == (a: PySet, b: PySet) -> Bool { a.count == b.count && a.issubset(b) }

  public func hash(into hasher: inout Hasher) { hasher.combine(reduce(0) { $0 ^ $1.hashValue }) }
}

extension PySet: ExpressibleByArrayLiteral {
  /// Python's literal of constants.
  ///
  /// Three and more become a frozenset when Python compiles (`starunpack_helper` in Python/compile.c), which is built
  /// again as it is merged with the other constants (`merge_consts_recursive`), and with which the set begins.
  public init(arrayLiteral elements: Element...) {
    self.init()
    let set = PySet(adding: elements)
    if elements.count < 3 { self = set } else { update(PySet(adding: Array(set))) }
  }
}

extension PySet: TruthValue { @inlinable public var isTrue: Bool { !isEmpty } }

extension PySet: Representable, CustomStringConvertible where Element: Representable {
  /// `{1, 2}`, and `set()` when empty.
  public var repr: String { isEmpty ? "set()" : "{" + joinedRepr(self) + "}" }
  public var description: String { repr }
}

extension PySet: PythonHashable where Element: PythonHashable {
  /// Mirrors `frozenset_hash` in Objects/setobject.c.
  public var pythonHash: Int {
    func shuffled(_ hash: UInt) -> UInt { ((hash ^ 89_869_747) ^ (hash << 16)) &* 3_644_798_167 }
    var result = reduce(UInt(0)) { $0 ^ shuffled(UInt(bitPattern: $1.pythonHash)) }
    result ^= UInt(count + 1) &* 1_927_868_237
    result ^= (result >> 11) ^ (result >> 25)
    result = result &* 69069 &+ 907_133_923
    return result == .max ? 590_923_713 : Int(bitPattern: result)
  }
}
