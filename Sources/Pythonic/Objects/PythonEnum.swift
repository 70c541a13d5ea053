/// An enumeration as Python's `enum.Enum`: each case has a name and a value.
///
///     enum Color: Int, PythonEnum {
///       case red = 1
///       var name: String { "RED" }
///     }
///     print(Color.red)  // Color.RED
public protocol PythonEnum: CaseIterable, PythonHashable, Representable, CustomStringConvertible, TruthValue {
  associatedtype Value: Representable & Equatable
  /// The name as Python has it.
  var name: String { get }
  var value: Value { get }
}

extension PythonEnum where Self: RawRepresentable, RawValue == Value {
  public var value: Value { rawValue }
}

extension PythonEnum {
  /// Python's `Color(1)`.
  public static func of(_ value: Value) -> Self { orStop { try ofChecked(value) } }

  /// - Throws: `ValueError` where no case has this value.
  public static func ofChecked(_ value: Value) throws -> Self {
    guard let found = allCases.first(where: { $0.value == value }) else {
      throw ValueError("\(value.repr) is not a valid \(String(describing: Self.self))")
    }
    return found
  }

  /// Python's `Color['RED']`.
  public static func named(_ name: String) -> Self { orStop { try namedChecked(name) } }

  /// - Throws: `KeyError` where no case has this name.
  public static func namedChecked(_ name: String) throws -> Self {
    guard let found = allCases.first(where: { $0.name == name }) else { throw KeyError(name) }
    return found
  }

  public var repr: String { "<\(String(describing: Self.self)).\(name): \(value.repr)>" }
  public var str: String { "\(String(describing: Self.self)).\(name)" }
  public var description: String { str }
  public var pythonHash: Int { name.pythonHash }
  public var isTrue: Bool { true }
}

/// An enumeration whose members are numbers or texts besides: Python's `IntEnum` and `StrEnum`, shown as their values since
/// CPython 3.11.
public protocol PythonValueEnum: PythonEnum, Comparable where Value: Comparable & PythonHashable & TruthValue {}

extension PythonValueEnum {
  public var str: String { value.str }
  public var pythonHash: Int { value.pythonHash }
  public var isTrue: Bool { value.isTrue }
  public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}
