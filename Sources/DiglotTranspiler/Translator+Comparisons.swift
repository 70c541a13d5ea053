import DiglotSyntax

extension Translator {
  func compare(_ left: Expression, _ rest: [(CompareOperator, Expression)], _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    var codes: [Code] = []
    var first = try value(left)
    for (symbol, expression) in rest {
      let second = try value(expression)
      let outer = operandsArePure
      operandsArePure = !hasEffect(left) && rest.allSatisfy { !hasEffect($0.1) }
      defer { operandsArePure = outer }
      codes.append(try comparison(first, symbol, second, range))
      first = second
    }
    let code = codes.dropFirst().reduce(codes[0]) { Code.infix($0, "&&", $1, .conjunction) }
    return Value(.bool, code)
  }

  func comparison(_ left: Value, _ symbol: CompareOperator, _ right: Value, _ range: SyntaxRange)
    throws(Refusal) -> Code
  {
    var (left, right) = (left, right)
    if left.type != right.type, symbol != .isSame, symbol != .isNotSame {
      (left, right) = (plainMember(left), plainMember(right))
    }
    switch symbol {
    case .isIn: return try membership(left, right, range)
    case .isNotIn: return negated(try membership(left, right, range))
    case .isSame, .isNotSame:
      let name = symbol == .isSame ? "==" : "!="
      if left.type == .none || right.type == .none { return try againstNone(left, right, name) }
      if left.type == .bool, right.type == .bool { return Code.comparison(left.code, name, right.code) }
      if case .object(let info) = left.type.containing, case .object = right.type.containing {
        return Code.comparison(left.code, info.isEnumeration ? name : name + "=", right.code)
      }
      if left.type == .unknown || right.type == .unknown { return Code(Code.unknown) }
      if left.type == .int, right.literal != nil, right.type == .int {
        return Code.comparison(left.code, name, right.code)
      }
      throw Refusal("'is' between \(left.type.python) and \(right.type.python)", range)
    case .equal, .notEqual:
      let name = symbol == .equal ? "==" : "!="
      if left.type == .none || right.type == .none { return try againstNone(left, right, name) }
      if left.type == .bool, right.code.text == "true" { return symbol == .equal ? left.code : negated(left.code) }
      if left.type == .bool, right.code.text == "false" { return symbol == .equal ? negated(left.code) : left.code }
      (left, right) = alike(left, right)
      if let object = try equality(left, right, range) { return symbol == .equal ? object : negated(object) }
      if left.code.text == "[]", right.code.text == "[]" { return Code(symbol == .equal ? "true" : "false") }
      let canEqual = left.type.canEqual(right.type)
      if canEqual != true {
        guard canEqual == false, isPlain(left.code), isPlain(right.code) else {
          throw Refusal("a comparison of \(left.type.python) and \(right.type.python)", range, id: "mixed-types")
        }
        return Code(symbol == .equal ? "false" : "true")
      }
      let (a, b) = try sides(left, right, range)
      return Code.comparison(a, name, b)
    default:
      let name =
        switch symbol {
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        default: ">="
        }
      let isOfOneType = left.type == right.type && !left.type.isUnion
      if mustCheck, !isOfOneType, !left.type.isNumber || !right.type.isNumber, !left.type.isOpen, !right.type.isOpen,
        module.catches(["TypeError"])
      {
        throw Refusal(
          "an order of \(left.type.python) and \(right.type.python), where a 'TypeError' may be caught", range)
      }
      if case .optional = left.type { return try comparison(present(left), symbol, right, range) }
      if case .optional = right.type { return try comparison(left, symbol, present(right), range) }
      let (a, b) = try sides(left, right, range)
      switch left.type {
      case .list, .tupleOf, .tuple, .set, .union, .big, .number, .bytes, .deque, .library: usesPythonic = true
      case .int, .float, .string, .bool, .unknown: break
      case .object(let info):
        return try order(info, left, name, right, range)
      default: throw Refusal("an order of \(left.type.python)", range)
      }
      return Code.comparison(a, name, b)
    }
  }

  /// What Python compares as if it were of one type: the dictionaries of `collections` with those that are plain, the keys of one with a
  /// set, a tuple with one that has names, and what has no `__eq__` with what has.
  private func alike(_ left: Value, _ right: Value) -> (Value, Value) {
    if left.type == right.type { return (left, right) }
    if case .object(let info) = right.type, info.isNamedTuple || info.method("__eq__") != nil {
      if case .object = left.type { return (left, right) }
      return operandsArePure ? (right, left) : (left, right)
    }
    func plain(_ value: Value) -> Value {
      switch value.type {
      case .mapping(_, let k, let v): Value(.dict(k, v), Code.property(value.code, "dict"))
      case .counter(let k): Value(.dict(k, .int), Code.property(value.code, "dict"))
      case .view(.keys, let k, _): Value(.set(k), Code.call("PySet", [value.code]))
      default: value
      }
    }
    if left.type == Self.json { return (left, json(right) ?? right) }
    if right.type == Self.json { return (json(left) ?? left, right) }
    return (plain(left), plain(right))
  }

  /// A number, a text or a truth value as JSON has it; nil for what is none of these.
  private func json(_ value: Value) -> Value? {
    let name: String
    switch value.type {
    case .int: name = "int"
    case .float: name = "float"
    case .bool: name = "bool"
    case .string: name = "string"
    default: return nil
    }
    let isLiteral = value.literal != nil || value.code.text.hasPrefix("\"") && !value.code.text.contains("\\(")
    return Value(Self.json, isLiteral ? value.code : Code("JSON.\(name)(\(value.code.text))"))
  }

  func againstNone(_ left: Value, _ right: Value, _ name: String) throws(Refusal) -> Code {
    let other = left.type == .none && (right.type != .none || left.code.text == "nil") ? right : left
    switch other.type {
    case .optional, .unknown: return Code.comparison(other.code, name, Code("nil"))
    case .none: return other.code.followed(by: "\(name == "==")", unless: isPlain(other.code))
    default: return other.code.followed(by: "\(name != "==")", unless: isPlain(other.code))
    }
  }

  func sides(_ left: Value, _ right: Value, _ range: SyntaxRange) throws(Refusal) -> (Code, Code) {
    let (l, r) = (number(left), number(right))
    if left.type == .bool, right.type == .bool { return (left.code, right.code) }
    guard var both = l.type.joined(with: r.type) else {
      throw Refusal("a comparison of \(left.type.python) and \(right.type.python)", range, id: "mixed-types")
    }
    if l.type.isNumber, r.type.isNumber, l.type == .float || r.type == .float { both = .float }
    // What the literal is compared with says which kind of number it is.
    func side(_ value: Value) -> Code {
      value.literal != nil && [.number, .big].contains(both) ? value.code : convert(value, to: both)
    }
    return (side(l), side(r))
  }

  /// Whether evaluating it has no effect.
  func isPlain(_ code: Code) -> Bool { operandsArePure || !code.text.contains("(") }

  /// `==` of objects that say themselves what it means; nil where it is that of their types.
  func equality(_ left: Value, _ right: Value, _ range: SyntaxRange) throws(Refusal) -> Code? {
    if case .object(let info) = left.type.containing, case .object = right.type.containing,
      left.type != left.type.containing || right.type != right.type.containing
    {
      return info.comparesByIdentity && !info.isNamedTuple ? Code.comparison(left.code, "===", right.code) : nil
    }
    guard case .object(let info) = left.type else { return nil }
    if info.isNamedTuple, case .object = right.type {
    } else if info.isNamedTuple {
      let fields = try info.attributes.map { (field) throws(Refusal) in try attribute(of: left, field.name, range) }
      return try comparison(tupleCode(fields), .equal, right, range)
    }
    return info.comparesByIdentity ? Code.comparison(left.code, "===", right.code) : nil
  }
}
