import DiglotModel

/// A type that the document names: `<class 'int'>`, `list[int]`, `int | None`, `coroutine`.
struct ClaimedType {
  private let text: String
  /// Written as Python prints a class: then it is that class and no subtype.
  private let isExact: Bool

  init(_ text: String) {
    isExact = text.hasPrefix("<class '")
    self.text = isExact ? String(text.dropFirst(8).dropLast(2)) : text
  }

  /// Whether a value is of the type; nil where only a type checker could tell.
  ///
  /// - Parameter type: the name of its type, with the module unless that is `builtins`.
  func holds(_ value: Value, _ type: String) -> Bool? { Self.holds(text, value, type, isExact: isExact) }

  private static let builtins: Set<String> = [
    "int", "float", "complex", "str", "bytes", "bool", "list", "tuple", "set", "frozenset", "dict", "NoneType",
    "coroutine",
    "generator", "async_generator", "range", "type", "function",
  ]

  private static func holds(_ text: String, _ value: Value, _ type: String, isExact: Bool) -> Bool? {
    let options = parts(text, at: "|")
    if options.count > 1 { return any(options.map { holds($0, value, type, isExact: isExact) }) }
    guard let open = text.firstIndex(of: "["), text.hasSuffix("]") else {
      let name = text == "None" ? "NoneType" : text
      if type == name || type.hasSuffix("." + name) { return true }
      // PEP 484: an int will do for a float, and a bool is an int.
      if !isExact,
        ["float": ["int", "bool"], "int": ["bool"], "complex": ["int", "float"]][name]?.contains(type) == true
      {
        return true
      }
      return builtins.contains(name) || isExact ? false : nil
    }
    let arguments = parts(text[text.index(after: open)...].dropLast().description, at: ",")
    let base = String(text[..<open])
    if base == "Optional", let inner = arguments.first {
      return any([holds("None", value, type, isExact: false), holds(inner, value, type, isExact: false)])
    }
    guard let outer = holds(base, value, type, isExact: false) else { return nil }
    guard outer else { return false }
    switch value {
    case .list(let items), .set(let items):
      return arguments.count == 1 ? all(items.map { holds(arguments[0], $0, $0.typeName, isExact: false) }) : nil
    case .dict(let entries) where arguments.count == 2:
      return all(
        entries.flatMap {
          [
            holds(arguments[0], $0.key, $0.key.typeName, isExact: false),
            holds(arguments[1], $0.value, $0.value.typeName, isExact: false),
          ]
        })
    case .tuple(let items):
      if arguments.count == 2, arguments[1] == "..." {
        return all(items.map { holds(arguments[0], $0, $0.typeName, isExact: false) })
      }
      guard arguments.count == items.count else { return false }
      return all(zip(arguments, items).map { holds($0, $1, $1.typeName, isExact: false) })
    default: return nil
    }
  }

  private static func any(_ answers: [Bool?]) -> Bool? {
    answers.contains(true) ? true : answers.contains(nil) ? nil : false
  }

  private static func all(_ answers: [Bool?]) -> Bool? {
    answers.contains(false) ? false : answers.contains(nil) ? nil : true
  }

  /// The parts between separators that stand in no brackets.
  private static func parts(_ text: String, at separator: Character) -> [String] {
    var (parts, depth) = ([""], 0)
    for character in text {
      if character == "[" { depth += 1 }
      if character == "]" { depth -= 1 }
      if character == separator, depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }
}

extension Value {
  /// What `type(value).__name__` is.
  fileprivate var typeName: String {
    switch self {
    case .none: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .float: "float"
    case .string: "str"
    case .bytes: "bytes"
    case .list: "list"
    case .tuple: "tuple"
    case .set: "set"
    case .dict, .unorderedDict: "dict"
    case .member(let type, _, _), .object(let type, _): type
    case .error(let error): error.type
    case .opaque(let name): name
    }
  }
}
