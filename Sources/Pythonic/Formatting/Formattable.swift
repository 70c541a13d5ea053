/// A value that understands format specifications: Python's `__format__`.
public protocol Formattable: Representable {
  /// Python's `format(x, specification)`.
  ///
  /// - Throws: `ValueError` for a specification that does not fit the type.
  func formatChecked(_ specification: String) throws -> String
}

/// Python's `format(x, specification)` and the replacement field `{x:specification}`.
@inlinable public func format<Value: Formattable>(_ value: Value, _ specification: String = "") -> String {
  orStop { try value.formatChecked(specification) }
}

/// - Throws: `ValueError` for a specification that does not fit the type.
@inlinable public func formatChecked<Value: Formattable>(_ value: Value, _ specification: String = "") throws -> String
{
  try value.formatChecked(specification)
}

extension DefaultStringInterpolation {
  /// Python's replacement field with a specification: f"{x:.2f}" is "\(x, format: ".2f")".
  @inlinable public mutating func appendInterpolation<Value: Formattable>(_ value: Value, format specification: String)
  {
    appendLiteral(Pythonic.format(value, specification))
  }
}

extension String: Formattable {
  /// Mirrors `format_string_internal` in Python/formatter_unicode.c.
  public func formatChecked(_ specification: String) throws -> String {
    if specification.isEmpty { return self }
    let spec = try FormatSpecification(specification, align: "<", typeName: "str")
    if let type = spec.type, type != "s" { throw unknownCode(type, "str") }
    if let sign = spec.sign {
      throw ValueError("\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
    }
    if spec.isWithoutNegativeZero {
      throw ValueError("Negative zero coercion (z) not allowed in string format specifier")
    }
    if spec.isAlternate { throw ValueError("Alternate form (#) not allowed in string format specifier") }
    if spec.align == "=" { throw ValueError("'=' alignment not allowed in string format specifier") }
    return spec.padded(spec.precision.map { slice(nil, $0) } ?? self)
  }
}

extension Bool: Formattable {
  /// `True`, and with a specification 1 or 0.
  public func formatChecked(_ specification: String) throws -> String {
    specification.isEmpty ? repr : try (self ? 1 : 0).formatted(specification, typeName: "bool")
  }
}

/// The message for a type of presentation that does not exist.
func unknownCode(_ type: Unicode.Scalar, _ typeName: String) -> ValueError {
  let shown = type.value > 32 && type.value < 128 ? String(type) : "\\x" + String(type.value, radix: 16)
  return ValueError("Unknown format code '\(shown)' for object of type '\(typeName)'")
}
