extension Int: Representable { public var repr: String { description } }
extension UInt8: Representable { public var repr: String { description } }
extension UInt64: Representable { public var repr: String { description } }

extension Bool: Representable { public var repr: String { self ? "True" : "False" } }

extension Optional: Representable where Wrapped: Representable {
  @inlinable public var repr: String { map(\.repr) ?? "None" }
  @inlinable public var str: String { map(\.str) ?? "None" }
}

extension Array: Representable where Element: Representable {
  /// As Python's list: `[1, 'a']`.
  @inlinable public var repr: String { "[" + joinedRepr(self) + "]" }
}

extension ArraySlice: Representable where Element: Representable {
  /// As Python's list.
  @inlinable public var repr: String { "[" + joinedRepr(self) + "]" }
}

extension Character: Representable {
  /// As Python's string of it.
  public var repr: String { String(self).repr }
  public var str: String { String(self) }
}

extension Substring: Representable {
  public var repr: String { String(self).repr }
  public var str: String { String(self) }
}

extension Dictionary: Representable where Key: Representable, Value: Representable {
  /// As Python's dictionary, in the order that this one happens to have; `Dict` keeps its order.
  public var repr: String { "{" + map { $0.key.repr + ": " + $0.value.repr }.joined(separator: ", ") + "}" }
}

extension Set: Representable where Element: Representable {
  /// As Python's set, in the order that this one happens to have; `PySet` has that of CPython.
  public var repr: String { isEmpty ? "set()" : "{" + joinedRepr(self) + "}" }
}
