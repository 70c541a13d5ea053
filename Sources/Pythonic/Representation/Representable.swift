/// A value that can be shown as Python shows it.
///
/// `repr` is what Python's `repr(x)` gives, `str` what `str(x)` and `print(x)` give: they differ for strings and errors.
public protocol Representable {
  /// As Python's `repr(x)`: `'it\'s'`, `[1, 2]`, `1e+16`, `None`.
  var repr: String { get }
  /// As Python's `str(x)`.
  var str: String { get }
}

extension Representable {
  /// Most types have one text for both.
  @inlinable public var str: String { repr }
}

/// Python's `repr(x)`.
@inlinable public func repr<Value: Representable>(_ value: Value) -> String { value.repr }

/// Python's `str(x)`.
@inlinable public func str<Value: Representable>(_ value: Value) -> String { value.str }

/// Python's `str()`.
@inlinable public func str() -> String { "" }

/// Python's `ascii(x)`: `repr(x)` with `\x`, `\u` and `\U` escapes for all that is not ASCII.
///
/// Mirrors `PyObject_ASCII` in Objects/object.c.
public func ascii<Value: Representable>(_ value: Value) -> String {
  let text = value.repr
  if text.hasOnlyASCII { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.isASCII { result.unicodeScalars.append(scalar) } else { result += escape(scalar) }
  }
  return result
}

/// The texts of what stands between brackets.
@inlinable func joinedRepr<Elements: Sequence>(_ elements: Elements) -> String where Elements.Element: Representable {
  var result = ""
  var isFirst = true
  for element in elements {
    if !isFirst { result += ", " }
    isFirst = false
    result += element.repr
  }
  return result
}
