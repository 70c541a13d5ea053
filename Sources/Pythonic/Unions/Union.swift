/// A value of one of several types: an enum that says which has all of Python's operations on it by this protocol.
///
///     enum IntOrString: Union {
///       case int(Int)
///       case string(String)
///       var value: Any { switch self { case .int(let value): value; case .string(let value): value } }
///     }
///     let mixed: [IntOrString] = [.int(1), .string("a")]
///     print(mixed)  // [1, 'a']
///
/// Comparisons, hashes and texts are those of the values. What Python refuses, as `1 < "a"`, stops the program.
public protocol Union: PythonHashable, Comparable, Formattable, TruthValue, CustomStringConvertible, CustomReflectable,
  JSONRepresentable
{
  /// What it holds.
  var value: Any { get }
}

extension Union {
  /// Python's `isinstance(x, kind)`.
  @inlinable public func isA<Kind>(_ kind: Kind.Type) -> Bool { value is Kind }

  /// The value, where it must be of this type; another one stops the program with `TypeError`.
  public func `as`<Kind>(_ kind: Kind.Type) -> Kind {
    if let value = value as? Kind { return value }
    if let inner = value as? any Union { return inner.as(kind) }
    if let number = Number(dynamic: value) {
      // What Python takes for an `int` may be one of several types here.
      let number: Any = if case .int(let integer) = number, Kind.self == Int.self { integer } else { number }
      if let number = number as? Kind { return number }
    }
    stop(TypeError("an unexpected '\(dynamicTypeName(of: value))'"))
  }

  public var repr: String { (value as? any Representable)?.repr ?? String(describing: value) }
  public var str: String { (value as? any Representable)?.str ?? String(describing: value) }
  public var description: String { str }
  /// It is seen as what it holds, as in Python.
  public var customMirror: Mirror { Mirror(self, children: ["some": value], displayStyle: .optional) }
  public var isTrue: Bool { (value as? any TruthValue)?.isTrue ?? true }

  public func formatChecked(_ specification: String) throws -> String {
    if let value = value as? any Formattable { return try value.formatChecked(specification) }
    if specification.isEmpty { return str }
    throw TypeError("unsupported format string passed to \(dynamicTypeName(of: value)).__format__")
  }

  public static func == (a: Self, b: Self) -> Bool { isEqual(a.value, b.value) }

  public static func < (a: Self, b: Self) -> Bool { isLess(a.value, b.value) }

  public func hash(into hasher: inout Hasher) {
    if let number = Number(dynamic: value) {
      hasher.combine(number)
    } else if let value = value as? any Hashable {
      value.hash(into: &hasher)
    } else {
      stop(TypeError("unhashable type: '\(dynamicTypeName(of: value))'"))
    }
  }

  public var pythonHash: Int {
    guard let value = value as? any PythonHashable else {
      stop(TypeError("unhashable type: '\(dynamicTypeName(of: value))'"))
    }
    return value.pythonHash
  }
}

/// Python's `hash` needs a common ground for numbers of all types, which are equal to one another.
extension Number {
  fileprivate init?(dynamic value: Any) {
    switch value {
    case let value as Int: self.init(value)
    case let value as Double: self.init(value)
    case let value as Bool: self.init(value)
    case let value as Number: self = value
    default: return nil
    }
  }
}

/// What Python calls the type of a value that is known only now.
func dynamicTypeName(of value: Any) -> String {
  if let union = value as? any Union { return dynamicTypeName(of: union.value) }
  return (value as? any Representable).map(pythonTypeName) ?? String(describing: type(of: value))
}

/// Python's `a == b` of values whose types are known only now.
private func isEqual(_ a: Any, _ b: Any) -> Bool {
  if let a = a as? any Union { return isEqual(a.value, b) }
  if let b = b as? any Union { return isEqual(a, b.value) }
  if let a = Number(dynamic: a), let b = Number(dynamic: b) { return a == b }
  func same<Value: Equatable>(_ a: Value) -> Bool? { (b as? Value).map { $0 == a } }
  if let known = (a as? any Equatable).flatMap({ same($0) }) { return known }
  guard let a = a as? [Any], let b = b as? [Any], a.count == b.count else { return false }
  return zip(a, b).allSatisfy(isEqual)
}

/// Python's `a < b` of values whose types are known only now.
private func isLess(_ a: Any, _ b: Any) -> Bool {
  if let a = a as? any Union { return isLess(a.value, b) }
  if let b = b as? any Union { return isLess(a, b.value) }
  if let a = Number(dynamic: a), let b = Number(dynamic: b) { return a < b }
  func ordered<Value: Comparable>(_ a: Value) -> Bool? { (b as? Value).map { a < $0 } }
  if let known = (a as? any Comparable).flatMap({ ordered($0) }) { return known }
  stop(
    TypeError(
      "'<' not supported between instances of '\(dynamicTypeName(of: a))' and '\(dynamicTypeName(of: b))'"))
}
