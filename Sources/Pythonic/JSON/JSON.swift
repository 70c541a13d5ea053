/// A value that JSON has, whose type only the program's run tells: what Python's `json.loads` gives.
///
///     let user = try JSON(parsing: #"{"name": "Ann", "tags": ["a", "b"]}"#)
///     print(user["name"], user["tags"][0])  // Ann a
///
/// It is shown as Python shows it: `{'name': 'Ann', 'tags': ['a', 'b']}`.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
  case array([JSON])
  case object(Dict<String, JSON>)

  /// Python's `value[key]` of a dictionary. Ends the program with `KeyError` or `TypeError` where Python raises it.
  public subscript(key: String) -> JSON {
    guard case .object(let members) = self else {
      stop(TypeError("'\(typeName)' object is not subscriptable"))
    }
    return members[key]
  }

  /// Python's `value[index]` of a list. Ends the program with `IndexError` or `TypeError` where Python raises it.
  public subscript(index: Int) -> JSON {
    guard case .array(let elements) = self else { stop(TypeError("'\(typeName)' object is not subscriptable")) }
    let place = index < 0 ? elements.count + index : index
    guard elements.indices.contains(place) else { stop(IndexError("list index out of range")) }
    return elements[place]
  }

  /// Python's `value.get(key, default)` of a dictionary.
  public func get(_ key: String, _ standard: JSON = .null) -> JSON {
    guard case .object(let members) = self else { stop(AttributeError("'\(typeName)' object has no attribute 'get'")) }
    return members.get(key) ?? standard
  }

  /// What a loop over it goes through: the elements of a list, the keys of a dictionary.
  public var elements: [JSON] {
    switch self {
    case .array(let elements): elements
    case .object(let members): members.keys().map { .string($0) }
    case .string(let text): text.unicodeScalars.map { .string(String($0)) }
    default: stop(TypeError("'\(typeName)' object is not iterable"))
    }
  }

  /// Python's `len(value)`.
  public var count: Int {
    switch self {
    case .array(let elements): elements.count
    case .object(let members): members.count
    case .string(let text): text.unicodeScalars.count
    default: stop(TypeError("object of type '\(typeName)' has no len()"))
    }
  }

  public var isObject: Bool { if case .object = self { true } else { false } }
  public var isArray: Bool { if case .array = self { true } else { false } }
  public var isString: Bool { if case .string = self { true } else { false } }

  private var typeName: String {
    switch self {
    case .null: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .array: "list"
    case .object: "dict"
    }
  }
}

extension JSON: Representable, CustomStringConvertible {
  public var repr: String {
    switch self {
    case .null: "None"
    case .bool(let value): value.repr
    case .int(let value): value.repr
    case .float(let value): value.repr
    case .string(let value): value.repr
    case .array(let value): value.repr
    case .object(let value): value.repr
    }
  }

  public var str: String { if case .string(let text) = self { text } else { repr } }
  public var description: String { str }
}

extension JSON: TruthValue {
  public var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    case .array(let value): !value.isEmpty
    case .object(let value): value.count > 0
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .float(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON {
  /// Python's `==`: numbers and truth values are equal where they are worth the same, `1`, `1.0` and `true`.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a == b
    default:
      if let a = left.number, let b = right.number { a == b } else { false }
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .string(let text): hasher.combine(text)
    case .array(let elements): hasher.combine(elements)
    case .object(let members): hasher.combine(members.count)
    case .bool, .int, .float: hasher.combine(number)
    }
  }

  private var number: Number? {
    switch self {
    case .bool(let value): .int(value ? 1 : 0)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    default: nil
    }
  }
}
