extension String {
  /// Python's `s.find(text, start, end)`: an offset in code points, or -1.
  ///
  /// Mirrors `any_find_slice` in Objects/unicodeobject.c.
  public func find(_ text: String, _ start: Int? = nil, _ end: Int? = nil) -> Int {
    offset(of: text, start, end, fromEnd: false)
  }

  /// Python's `s.rfind(text, start, end)`.
  public func rfind(_ text: String, _ start: Int? = nil, _ end: Int? = nil) -> Int {
    offset(of: text, start, end, fromEnd: true)
  }

  /// Python's `s.index(text, start, end)`: as `find`, but there must be one.
  public func index(of text: String, _ start: Int? = nil, _ end: Int? = nil) -> Int {
    orStop { try indexChecked(of: text, start, end) }
  }

  /// - Throws: `ValueError`.
  public func indexChecked(of text: String, _ start: Int? = nil, _ end: Int? = nil) throws -> Int {
    let offset = find(text, start, end)
    if offset < 0 { throw ValueError("substring not found") }
    return offset
  }

  /// Python's `s.rindex(text, start, end)`.
  public func rindex(of text: String, _ start: Int? = nil, _ end: Int? = nil) -> Int {
    orStop { try rindexChecked(of: text, start, end) }
  }

  /// - Throws: `ValueError`.
  public func rindexChecked(of text: String, _ start: Int? = nil, _ end: Int? = nil) throws -> Int {
    let offset = rfind(text, start, end)
    if offset < 0 { throw ValueError("substring not found") }
    return offset
  }

  /// Python's `text in s`.
  public func contains(_ text: String) -> Bool { find(text) >= 0 }

  private func offset(of text: String, _ start: Int?, _ end: Int?, fromEnd: Bool) -> Int {
    guard let (range, first) = byteRange(start, end) else { return -1 }
    return withBytes { bytes in
      text.withBytes { needle in
        let found =
          needle.isEmpty
          ? (fromEnd ? range.upperBound : range.lowerBound)
          : fromEnd ? bytes.lastOffset(of: needle, in: range) : bytes.firstOffset(of: needle, in: range)
        guard let found else { return -1 }
        return hasOnlyASCII ? found : first + bytes.scalarCount(range.lowerBound..<found)
      }
    }
  }

  /// The bytes between two bounds of a search, and the offset at which they begin; nil if `start` is beyond the end.
  func byteRange(_ start: Int?, _ end: Int?) -> (Range<Int>, first: Int)? {
    if start == nil && end == nil { return (0..<utf8.count, 0) }
    let length = length
    var first = start ?? 0
    var last = Swift.min(end ?? length, length)
    if first < 0 { first = Swift.max(0, first + length) }
    if last < 0 { last = Swift.max(0, last + length) }
    if first > last { return nil }
    if hasOnlyASCII { return (first..<last, first) }
    return withBytes { bytes in
      (bytes.byteOffset(ofScalar: first)..<bytes.byteOffset(ofScalar: last), first)
    }
  }

  /// Python's `s.count(text, start, end)`: without overlaps; what is empty stands between all code points.
  public func count(of text: String, _ start: Int? = nil, _ end: Int? = nil) -> Int {
    guard let (range, _) = byteRange(start, end) else { return 0 }
    return withBytes { bytes in
      text.withBytes { needle in
        if needle.isEmpty { return bytes.scalarCount(range) + 1 }
        var count = 0
        var from = range.lowerBound
        while let found = bytes.firstOffset(of: needle, in: from..<range.upperBound) {
          count += 1
          from = found + needle.count
        }
        return count
      }
    }
  }

  /// Python's `s.startswith(prefix, start, end)`.
  public func startswith(_ prefix: String, _ start: Int? = nil, _ end: Int? = nil) -> Bool {
    guard let (range, _) = byteRange(start, end) else { return false }
    return withBytes { bytes in
      prefix.withBytes { $0.count <= range.count && bytes.matches($0, at: range.lowerBound) }
    }
  }

  /// Python's `s.startswith((a, b, …))`.
  public func startswith(_ prefixes: some Sequence<String>) -> Bool { prefixes.contains { startswith($0) } }

  /// Python's `s.endswith(suffix, start, end)`.
  public func endswith(_ suffix: String, _ start: Int? = nil, _ end: Int? = nil) -> Bool {
    guard let (range, _) = byteRange(start, end) else { return false }
    return withBytes { bytes in
      suffix.withBytes { $0.count <= range.count && bytes.matches($0, at: range.upperBound - $0.count) }
    }
  }

  /// Python's `s.endswith((a, b, …))`.
  public func endswith(_ suffixes: some Sequence<String>) -> Bool { suffixes.contains { endswith($0) } }

  /// Python's `s.removeprefix(prefix)`.
  public func removeprefix(_ prefix: String) -> String {
    startswith(prefix) ? String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : self
  }

  /// Python's `s.removesuffix(suffix)`.
  public func removesuffix(_ suffix: String) -> String {
    endswith(suffix) ? String(decoding: utf8.dropLast(suffix.utf8.count), as: UTF8.self) : self
  }
}
