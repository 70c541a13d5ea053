/// What keys have of a set. Mirrors `dictviews_as_number` in Objects/dictobject.c, on which the order of the results rests.
extension DictKeys {
  /// Python's `d.keys() & e.keys()`: goes through the smaller one.
  public static func & <Other>(a: DictKeys, b: DictKeys<Key, Other>) -> PySet<Key> {
    if b.count > a.count { return PySet(a.dict.keys().lazy.filter(b.contains)) }
    return PySet(b.dict.keys().lazy.filter(a.contains))
  }

  public static func & (a: DictKeys, b: PySet<Key>) -> PySet<Key> {
    if a.count <= b.count { return b.intersection(a) }
    return PySet(b.lazy.filter(a.contains))
  }

  public static func & (a: PySet<Key>, b: DictKeys) -> PySet<Key> { b & a }

  /// Python's `d.keys() | e.keys()`.
  public static func | <Other>(a: DictKeys, b: DictKeys<Key, Other>) -> PySet<Key> { PySet(a.dict).union(b) }
  public static func | (a: DictKeys, b: PySet<Key>) -> PySet<Key> { PySet(a.dict).union(b) }
  public static func | (a: PySet<Key>, b: DictKeys) -> PySet<Key> { a.union(b) }

  /// Python's `d.keys() - e.keys()`.
  public static func - <Other>(a: DictKeys, b: DictKeys<Key, Other>) -> PySet<Key> { reduced(PySet(a.dict), b) }
  public static func - (a: DictKeys, b: PySet<Key>) -> PySet<Key> { reduced(PySet(a.dict), b) }
  public static func - (a: PySet<Key>, b: DictKeys) -> PySet<Key> { a.difference(b) }

  /// Python's `d.keys() ^ e.keys()`.
  public static func ^ <Other>(a: DictKeys, b: DictKeys<Key, Other>) -> PySet<Key> { changed(PySet(a.dict), b) }
  public static func ^ (a: DictKeys, b: PySet<Key>) -> PySet<Key> {
    var result = PySet(a.dict)
    result ^= b
    return result
  }
  public static func ^ (a: PySet<Key>, b: DictKeys) -> PySet<Key> { changed(PySet(a), b) }

  private static func reduced(_ set: PySet<Key>, _ other: some Sequence<Key>) -> PySet<Key> {
    var result = set
    result.differenceUpdate(other)
    return result
  }

  private static func changed(_ set: PySet<Key>, _ other: some Sequence<Key>) -> PySet<Key> {
    var result = set
    result.symmetricDifferenceUpdate(other)
    return result
  }
}
