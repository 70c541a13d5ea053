extension String {
  /// Python's `s.partition(separator)`: what is before the first separator, it, and what is behind it.
  public func partition(_ separator: String) -> TupleOf<String> { orStop { try partitionChecked(separator) } }

  /// - Throws: `ValueError` for an empty separator.
  public func partitionChecked(_ separator: String) throws -> TupleOf<String> {
    let parts = try splitChecked(separator, maxsplit: 1)
    return parts.count == 2 ? [parts[0], separator, parts[1]] : [self, "", ""]
  }

  /// Python's `head, separator, tail = s.partition(separator)`.
  @_disfavoredOverload public func partition(_ separator: String) -> (String, String, String) {
    let parts: TupleOf<String> = partition(separator)
    return (parts[0], parts[1], parts[2])
  }

  /// Python's `s.rpartition(separator)`: at the last separator.
  public func rpartition(_ separator: String) -> TupleOf<String> { orStop { try rpartitionChecked(separator) } }

  /// - Throws: `ValueError` for an empty separator.
  public func rpartitionChecked(_ separator: String) throws -> TupleOf<String> {
    let parts = try rsplitChecked(separator, maxsplit: 1)
    return parts.count == 2 ? [parts[0], separator, parts[1]] : ["", "", self]
  }

  /// Python's `head, separator, tail = s.rpartition(separator)`.
  @_disfavoredOverload public func rpartition(_ separator: String) -> (String, String, String) {
    let parts: TupleOf<String> = rpartition(separator)
    return (parts[0], parts[1], parts[2])
  }
}
