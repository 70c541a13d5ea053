extension String {
  /// Python's `text.format(a, b, name=c)`.
  ///
  ///     "{0} is {age:>3}".format("Ann", named: ["age": 31])
  ///
  /// Fields name an argument by position or by name; of their attributes and elements nothing can be named here.
  public func format(_ arguments: any Representable..., named: [String: any Representable] = [:]) -> String {
    orStop { try formatChecked(arguments: arguments, named: named) }
  }

  /// Python's `text.format(*arguments, **named)`.
  public func format(arguments: [any Representable], named: [String: any Representable] = [:]) -> String {
    orStop { try formatChecked(arguments: arguments, named: named) }
  }

  /// Mirrors Objects/stringlib/unicode_format.h.
  ///
  /// - Throws: `ValueError`, `IndexError` or `KeyError`, as Python does.
  public func formatChecked(
    arguments: [any Representable], named: [String: any Representable] = [:]
  ) throws -> String {
    var template = FormatTemplate(arguments: arguments, named: named)
    return try template.render(self, depth: 2)
  }

  /// As `formatChecked(arguments:named:)`.
  public func formatChecked(_ arguments: any Representable..., named: [String: any Representable] = [:]) throws
    -> String
  {
    try formatChecked(arguments: arguments, named: named)
  }
}

extension Dict where Key == String, Value: Representable {
  /// What `text.format(**d)` is given.
  public var named: [String: any Representable] {
    Dictionary(items().map { ($0.key, $0.value) }) { _, last in last }
  }
}

/// One call of `str.format`.
private struct FormatTemplate {
  let arguments: [any Representable]
  let named: [String: any Representable]
  /// The next argument of `{}`; nil once fields are numbered by hand.
  var automatic: Int? = 0
  var isManual = false

  mutating func render(_ text: String, depth: Int) throws -> String {
    if depth == 0 { throw ValueError("Max string recursion exceeded") }
    var result = ""
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "{":
        if scalars.isEmpty { throw ValueError("Single '{' encountered in format string") }
        if scalars.first == "{" {
          scalars.removeFirst()
          result += "{"
        } else {
          result += try field(&scalars, depth)
        }
      case "}":
        guard scalars.first == "}" else { throw ValueError("Single '}' encountered in format string") }
        scalars.removeFirst()
        result += "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private mutating func field(_ scalars: inout ArraySlice<Unicode.Scalar>, _ depth: Int) throws -> String {
    var name = String.UnicodeScalarView()
    var specification = String.UnicodeScalarView()
    var conversion: Unicode.Scalar?
    while let scalar = scalars.first, scalar != "}" && scalar != ":" && scalar != "!" {
      if scalar == "{" { throw ValueError("unexpected '{' in field name") }
      name.append(scalars.removeFirst())
    }
    if scalars.first == "!" {
      scalars.removeFirst()
      guard let kind = scalars.popFirst(), !scalars.isEmpty else {
        throw ValueError("unmatched '{' in format spec")
      }
      conversion = kind
      if kind == "}" { throw ValueError("unmatched '{' in format spec") }
      guard scalars.first == ":" || scalars.first == "}" else {
        throw ValueError("expected ':' after conversion specifier")
      }
    }
    if scalars.first == ":" {
      scalars.removeFirst()
      var open = 1
      while let scalar = scalars.first {
        if scalar == "{" { open += 1 }
        if scalar == "}" { open -= 1 }
        if open == 0 { break }
        specification.append(scalars.removeFirst())
      }
    }
    guard scalars.popFirst() == "}" else { throw ValueError("expected '}' before end of string") }
    let value = try argument(String(name))
    let hasFields = specification.contains { $0 == "{" || $0 == "}" }
    let spec = hasFields ? try render(String(specification), depth: depth - 1) : String(specification)
    switch conversion {
    case nil: return try formatAny(value, spec)
    case "r": return try value.repr.formatChecked(spec)
    case "s": return try value.str.formatChecked(spec)
    case "a": return try asciiAny(value).formatChecked(spec)
    case let kind?: throw ValueError("Unknown conversion specifier \(kind)")
    }
  }

  private mutating func argument(_ name: String) throws -> any Representable {
    if name.isEmpty {
      if isManual {
        throw ValueError("cannot switch from manual field specification to automatic field numbering")
      }
      defer { automatic = (automatic ?? 0) + 1 }
      return try positional(automatic ?? 0)
    }
    if let index = Int(name) {
      if automatic != nil && automatic! > 0 {
        throw ValueError("cannot switch from automatic field numbering to manual field specification")
      }
      isManual = true
      return try positional(index)
    }
    guard let value = named[name] else { throw KeyError(name) }
    return value
  }

  private func positional(_ index: Int) throws -> any Representable {
    guard arguments.indices.contains(index) else {
      throw IndexError("Replacement index \(index) out of range for positional args tuple")
    }
    return arguments[index]
  }
}

func formatAny(_ value: any Representable, _ specification: String) throws -> String {
  if let value = value as? any Formattable { return try value.formatChecked(specification) }
  if specification.isEmpty { return value.str }
  throw TypeError("unsupported format string passed to \(pythonTypeName(of: value)).__format__")
}

func asciiAny(_ value: any Representable) -> String {
  func ascii<Value: Representable>(_ value: Value) -> String { Pythonic.ascii(value) }
  return ascii(value)
}
