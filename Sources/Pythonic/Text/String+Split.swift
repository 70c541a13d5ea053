extension String {
  /// Python's `s.split(separator, maxsplit)`; without a separator at white space.
  ///
  /// Mirrors Objects/stringlib/split.h.
  ///
  /// - Parameter maxsplit: how often at most; negative for no limit.
  public func split(_ separator: String? = nil, maxsplit: Int = -1) -> [String] {
    orStop { try splitChecked(separator, maxsplit: maxsplit) }
  }

  /// Python's `s.split(separator, maxsplit)`.
  public func split(_ separator: String?, _ maxsplit: Int) -> [String] { split(separator, maxsplit: maxsplit) }

  /// - Throws: `ValueError` for an empty separator.
  public func splitChecked(_ separator: String? = nil, maxsplit: Int = -1) throws -> [String] {
    let limit = maxsplit < 0 ? Int.max : maxsplit
    guard let separator else { return splitAtSpace(limit) }
    if separator.isEmpty { throw ValueError("empty separator") }
    return withBytes { bytes in
      separator.withBytes { needle in
        var result: [String] = []
        var from = 0
        while result.count < limit, let found = bytes.firstOffset(of: needle, in: from..<bytes.count) {
          result.append(String(bytes: bytes[from..<found]))
          from = found + needle.count
        }
        result.append(String(bytes: bytes[from...]))
        return result
      }
    }
  }

  /// Python's `s.rsplit(separator, maxsplit)`: what `maxsplit` leaves together stands first.
  public func rsplit(_ separator: String? = nil, maxsplit: Int = -1) -> [String] {
    orStop { try rsplitChecked(separator, maxsplit: maxsplit) }
  }

  /// Python's `s.rsplit(separator, maxsplit)`.
  public func rsplit(_ separator: String?, _ maxsplit: Int) -> [String] { rsplit(separator, maxsplit: maxsplit) }

  /// - Throws: `ValueError` for an empty separator.
  public func rsplitChecked(_ separator: String? = nil, maxsplit: Int = -1) throws -> [String] {
    let limit = maxsplit < 0 ? Int.max : maxsplit
    guard let separator else { return rsplitAtSpace(limit) }
    if separator.isEmpty { throw ValueError("empty separator") }
    return withBytes { bytes in
      separator.withBytes { needle in
        var result: [String] = []
        var end = bytes.count
        while result.count < limit, let found = bytes.lastOffset(of: needle, in: 0..<end) {
          result.append(String(bytes: bytes[(found + needle.count)..<end]))
          end = found
        }
        result.append(String(bytes: bytes[..<end]))
        return result.reversed()
      }
    }
  }

  private func splitAtSpace(_ limit: Int) -> [String] {
    let scalars = unicodeScalars
    var result: [String] = []
    var index = scalars.startIndex
    while true {
      while index < scalars.endIndex, scalars[index].isPythonSpace { scalars.formIndex(after: &index) }
      if index == scalars.endIndex { return result }
      if result.count == limit {
        result.append(String(scalars[index...]))
        return result
      }
      let start = index
      while index < scalars.endIndex, !scalars[index].isPythonSpace { scalars.formIndex(after: &index) }
      result.append(String(scalars[start..<index]))
    }
  }

  private func rsplitAtSpace(_ limit: Int) -> [String] {
    let scalars = unicodeScalars
    var result: [String] = []
    var end = scalars.endIndex
    func before(_ index: Index) -> Unicode.Scalar { scalars[scalars.index(before: index)] }
    while true {
      while end > scalars.startIndex, before(end).isPythonSpace { scalars.formIndex(before: &end) }
      if end == scalars.startIndex { return result.reversed() }
      if result.count == limit {
        result.append(String(scalars[..<end]))
        return result.reversed()
      }
      let stop = end
      while end > scalars.startIndex, !before(end).isPythonSpace { scalars.formIndex(before: &end) }
      result.append(String(scalars[end..<stop]))
    }
  }

  /// Python's `s.splitlines(keepends)`: at `\n`, `\r`, `\r\n` and Unicode's other ends of lines.
  public func splitlines(_ keepends: Bool = false) -> [String] {
    let scalars = unicodeScalars
    var result: [String] = []
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      guard scalars[index].isLineBreak else {
        scalars.formIndex(after: &index)
        continue
      }
      let end = index
      let isReturn = scalars[index] == "\r"
      scalars.formIndex(after: &index)
      if isReturn, index < scalars.endIndex, scalars[index] == "\n" { scalars.formIndex(after: &index) }
      result.append(String(scalars[start..<(keepends ? index : end)]))
      start = index
    }
    if start < scalars.endIndex { result.append(String(scalars[start...])) }
    return result
  }

  /// Python's `separator.join(parts)`.
  @inlinable public func join<Parts: Sequence>(_ parts: Parts) -> String where Parts.Element == String {
    var result = ""
    var isFirst = true
    for part in parts {
      if !isFirst { result += self }
      isFirst = false
      result += part
    }
    return result
  }

  /// Python's `separator.join(text)`: between its code points.
  public func join(_ text: String) -> String { join(text.characters) }
}
