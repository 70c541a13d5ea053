import DiglotSyntax

extension Translator {
  /// A value as one of another type, where Python makes no difference between the two.
  func convert(_ value: Value, to type: Type) -> Code {
    if value.type == type { return value.code }
    switch (value.type, type) {
    case (.int, .float):
      if value.literal != nil { return Code(value.code.text + ".0", value.code.binding) }
      return Code.call("Double", [value.code])
    case (.none, .optional): return Code("nil")
    case (let own, .optional(let inner)) where own != inner: return convert(value, to: inner)
    case (.list(let a), .list(let b)) where a != b && !a.isOpen:
      if case .optional = b { return value.code }
      if a == .int, b == .float { return value.code }
      return value.code
    case (.dict, .dict(let k, let v)) where value.code.text.hasPrefix("Dict<"):
      return Code("Dict<\(k.swift), \(v.swift)>()")
    case (.defaultDict, .defaultDict): return value.code
    case (.set, .set(let t)) where value.code.text.hasPrefix("PySet<"): return Code("PySet<\(t.swift)>()")
    case (.tupleOf, .tupleOf(let t)) where value.code.text == "TupleOf([])": return Code("TupleOf<\(t.swift)>()")
    default: return value.code
    }
  }

  /// A number, of a truth value 1 or 0.
  func number(_ value: Value) -> Value {
    guard value.type == .bool else { return value }
    return Value(.int, Code("(\(value.code.text) ? 1 : 0)"))
  }

  func binary(
    _ left: Value, _ symbol: BinaryOperator, _ right: Value, _ range: SyntaxRange, leftExpression: Expression? = nil,
    rightExpression: Expression? = nil
  ) throws(Refusal) -> Value {
    if left.type == .unknown || right.type == .unknown {
      let known = left.type == .unknown ? right.type : left.type
      if symbol == .div { return Value(.float, "unknown") }
      return Value(known.isNumber || known == .string ? known : known, "unknown")
    }
    switch (left.type, right.type) {
    case (.bool, .bool) where [.bitAnd, .bitOr, .bitXor].contains(symbol):
      let name = symbol == .bitAnd ? "&&" : symbol == .bitOr ? "||" : "!="
      if symbol == .bitXor { return Value(.bool, Code.comparison(left.code, name, right.code)) }
      return Value(.bool, Code.infix(left.code, name, right.code, symbol == .bitAnd ? .conjunction : .disjunction))
    case (.int, .int), (.int, .bool), (.bool, .int), (.bool, .bool):
      return try integers(number(left), symbol, number(right), range)
    case (.float, .float), (.float, .int), (.int, .float), (.float, .bool), (.bool, .float):
      return try floats(number(left), symbol, number(right), range)
    case (.string, .string) where symbol == .add:
      return Value(.string, Code.infix(left.code, "+", right.code, .addition))
    case (.string, .int) where symbol == .mult: return repeated(.string, left, right)
    case (.int, .string) where symbol == .mult: return repeated(.string, right, left)
    case (.list(let element), .int) where symbol == .mult:
      if !element.isImmutable, !isReference(element) {
        throw Refusal("a list in which one \(element.python) is there several times", range, id: "alias")
      }
      return repeated(left.type, left, right)
    case (.int, .list(let element)) where symbol == .mult:
      if !element.isImmutable {
        throw Refusal("a list in which one \(element.python) is there several times", range, id: "alias")
      }
      return repeated(right.type, right, left)
    case (.tupleOf, .int) where symbol == .mult: return repeated(left.type, left, right)
    case (.list(let a), .list(let b)) where symbol == .add:
      guard let element = a.joined(with: b) else {
        throw Refusal("a list of \(a.python) and \(b.python)", range, id: "mixed-types")
      }
      return Value(.list(element), Code.infix(left.code, "+", right.code, .addition))
    case (.tupleOf(let a), .tupleOf(let b)) where symbol == .add:
      guard let element = a.joined(with: b) else {
        throw Refusal("a tuple of \(a.python) and \(b.python)", range, id: "mixed-types")
      }
      usesPythonic = true
      return Value(.tupleOf(element), Code.infix(left.code, "+", right.code, .addition))
    case (.set(let a), .set(let b)) where [.bitAnd, .bitOr, .bitXor, .sub].contains(symbol):
      guard let element = a.joined(with: b) else { throw Refusal("sets of different things", range, id: "mixed-types") }
      usesPythonic = true
      let binding: Code.Binding = symbol == .bitAnd ? .multiplication : .addition
      return Value(.set(element), Code.infix(left.code, symbol.symbol, right.code, binding))
    case (.dict, .dict) where symbol == .bitOr:
      return Value(left.type, Code.infix(left.code, "|", right.code, .addition))
    case (.counter, .counter) where [.add, .sub, .bitAnd, .bitOr].contains(symbol):
      return Value(left.type, Code.infix(left.code, symbol.symbol, right.code, .addition))
    case (.optional(let inner), _) where inner.isNumber || inner == .string:
      return try binary(Value(inner, Code("\(left.code.base)!")), symbol, right, range)
    case (_, .optional(let inner)) where inner.isNumber || inner == .string:
      return try binary(left, symbol, Value(inner, Code("\(right.code.base)!")), range)
    default:
      throw Refusal("'\(symbol.symbol)' between \(left.type.python) and \(right.type.python)", range)
    }
  }

  func repeated(_ type: Type, _ value: Value, _ count: Value) -> Value {
    if case .list(let element) = type, value.code.text.hasPrefix("["), !value.code.text.contains(",") {
      let inner = value.code.text.dropFirst().dropLast()
      if !inner.isEmpty, !element.isOpen {
        return Value(
          type,
          Code(
            "Array(repeating: \(inner), count: \(count.literal.map { "\(max($0, 0))" } ?? "max(\(count.code.text), 0)"))"
          ))
      }
    }
    usesPythonic = true
    return Value(type, Code.method(value.code, "repeated", [count.code]))
  }

  func integers(_ left: Value, _ symbol: BinaryOperator, _ right: Value, _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    switch symbol {
    case .add, .sub: return Value(.int, Code.infix(left.code, symbol.symbol, right.code, .addition))
    case .mult: return Value(.int, Code.infix(left.code, "*", right.code, .multiplication))
    case .div:
      usesPythonic = true
      return Value(.float, fallible(Code.call("truediv", [left.code, right.code])))
    case .floorDiv:
      usesPythonic = true
      return Value(.int, fallible(Code.call("floordiv", [left.code, right.code])))
    case .mod:
      usesPythonic = true
      return Value(.int, fallible(Code.call("mod", [left.code, right.code])))
    case .pow:
      usesPythonic = true
      if let exponent = right.literal {
        if let base = left.literal, exponent > 0, !Self.fits(base, exponent) {
          throw Refusal("a number beyond 64 bits", range, id: "big-integer")
        }
        if exponent < 0 {
          return Value(.float, Code.call("pow", [convert(left, to: .float), convert(right, to: .float)]))
        }
        if exponent == 2, left.code.binding == .postfix, left.code.text.count <= 12, !left.code.text.contains("(") {
          return Value(.int, Code.infix(left.code, "*", left.code, .multiplication))
        }
      }
      return Value(.int, Code.call("pow", [left.code, right.code]))
    case .bitAnd: return Value(.int, Code.infix(left.code, "&", right.code, .multiplication))
    case .bitOr: return Value(.int, Code.infix(left.code, "|", right.code, .addition))
    case .bitXor: return Value(.int, Code.infix(left.code, "^", right.code, .addition))
    case .leftShift:
      usesPythonic = true
      return Value(.int, Code.call("shiftLeft", [left.code, right.code]))
    case .rightShift:
      return Value(.int, Code("\(left.code.inside(.prefix)) >> \(right.code.inside(.prefix))", .multiplication))
    case .matMult: throw Refusal("'@' is not translated yet", range)
    }
  }

  func floats(_ left: Value, _ symbol: BinaryOperator, _ right: Value, _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    let (a, b) = (convert(left, to: .float), convert(right, to: .float))
    switch symbol {
    case .add, .sub: return Value(.float, Code.infix(a, symbol.symbol, b, .addition))
    case .mult: return Value(.float, Code.infix(a, "*", b, .multiplication))
    case .div:
      if let divisor = right.literal, divisor != 0 { return Value(.float, Code.infix(a, "/", b, .multiplication)) }
      if Double(b.text).map({ $0 != 0 }) ?? false { return Value(.float, Code.infix(a, "/", b, .multiplication)) }
      usesPythonic = true
      return Value(.float, fallible(Code.call("truediv", [a, b])))
    case .floorDiv:
      usesPythonic = true
      return Value(.float, fallible(Code.call("floordiv", [a, b])))
    case .mod:
      usesPythonic = true
      return Value(.float, fallible(Code.call("mod", [a, b])))
    case .pow:
      usesPythonic = true
      return Value(.float, Code.call("pow", [a, b]))
    default: throw Refusal("'\(symbol.symbol)' of floats", range)
    }
  }

  static func fits(_ base: Int, _ exponent: Int) -> Bool {
    var result = 1
    for _ in 0..<min(exponent, 64) {
      let (product, isTooLarge) = result.multipliedReportingOverflow(by: base)
      if isTooLarge { return false }
      result = product
    }
    return exponent <= 64 || abs(base) <= 1
  }

  func unary(_ symbol: UnaryOperator, _ operand: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    if symbol == .not { return Value(.bool, negated(try condition(operand))) }
    let value = number(try self.value(operand))
    guard value.type == .int || value.type == .float || value.type == .unknown else {
      throw Refusal("a sign before \(value.type.python)", range)
    }
    switch symbol {
    case .minus:
      return Value(value.type, Code("-\(value.code.inside(.postfix))", .prefix), literal: value.literal.map { -$0 })
    case .plus: return value
    default: return Value(.int, Code("~\(value.code.inside(.postfix))", .prefix))
    }
  }

  func negated(_ code: Code) -> Code {
    for (symbol, opposite) in [(" == ", " != "), (" != ", " == ")]
    where code.binding == .comparison && code.text.contains(symbol) {
      return Code(code.text.replacing(symbol, with: opposite, maxReplacements: 1), .comparison)
    }
    if code.binding == .prefix, code.text.hasPrefix("!") {
      let rest = String(code.text.dropFirst())
      return rest.hasPrefix("(") ? Code(rest) : Code(rest)
    }
    return Code("!\(code.inside(.postfix))", .prefix)
  }

  // Truth

  /// An expression as a condition.
  func condition(_ expression: Expression) throws(Refusal) -> Code {
    switch expression.kind {
    case .boolean(let isAnd, let parts):
      let codes = try parts.map { (part) throws(Refusal) in try condition(part) }
      return codes.dropFirst().reduce(codes[0]) {
        Code.infix($0, isAnd ? "&&" : "||", $1, isAnd ? .conjunction : .disjunction)
      }
    case .unary(.not, let operand): return negated(try condition(operand))
    default:
      if let known = try constantTest(expression) { return Code(known ? "true" : "false") }
      return try truth(try value(expression), expression.range)
    }
  }

  func truth(_ value: Value, _ range: SyntaxRange) throws(Refusal) -> Code {
    switch value.type {
    case .bool: return value.code
    case .int:
      if let literal = value.literal { return Code(literal != 0 ? "true" : "false") }
      return Code.comparison(value.code, "!=", Code("0"))
    case .float: return Code.comparison(value.code, "!=", Code("0"))
    case .string, .list, .set, .dict, .tupleOf, .counter, .defaultDict, .deque, .range:
      return Code("!\(value.code.base).isEmpty", .prefix)
    case .tuple(let parts): return Code(parts.isEmpty ? "false" : "true")
    case .optional(let inner):
      if isReference(inner) || inner == .unknown || inner == .match {
        return Code.comparison(value.code, "!=", Code("nil"))
      }
      usesPythonic = true
      return Code.call("isTrue", [value.code])
    case .object(let name):
      guard let info = classInfo(named: name), info.method("__bool__") == nil, info.method("__len__") == nil else {
        throw Refusal("the truth of \(name)", range)
      }
      return Code("true")
    case .none: return Code("false")
    case .unknown, .match, .pattern: return Code("true")
    default: throw Refusal("the truth of \(value.type.python)", range)
    }
  }

  // Comparisons

  func compare(_ left: Expression, _ rest: [(CompareOperator, Expression)], _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    var codes: [Code] = []
    var first = try value(left)
    for (symbol, expression) in rest {
      let second = try value(expression)
      codes.append(try comparison(first, symbol, second, range))
      first = second
    }
    let code = codes.dropFirst().reduce(codes[0]) { Code.infix($0, "&&", $1, .conjunction) }
    return Value(.bool, code)
  }

  func comparison(_ left: Value, _ symbol: CompareOperator, _ right: Value, _ range: SyntaxRange)
    throws(Refusal) -> Code
  {
    switch symbol {
    case .isIn: return try membership(left, right, range)
    case .isNotIn: return negated(try membership(left, right, range))
    case .isSame, .isNotSame:
      let name = symbol == .isSame ? "==" : "!="
      if left.type == .none || right.type == .none { return try againstNone(left, right, name) }
      if left.type == .bool, right.type == .bool { return Code.comparison(left.code, name, right.code) }
      if case .object = left.type { return Code.comparison(left.code, name + "=", right.code) }
      if left.type == .unknown || right.type == .unknown { return Code("unknown == unknown", .comparison) }
      if left.type == .int, right.literal != nil, right.type == .int {
        return Code.comparison(left.code, name, right.code)
      }
      throw Refusal("'is' between \(left.type.python) and \(right.type.python)", range)
    case .equal, .notEqual:
      let name = symbol == .equal ? "==" : "!="
      if left.type == .none || right.type == .none { return try againstNone(left, right, name) }
      if left.type == .bool, right.code.text == "true" { return symbol == .equal ? left.code : negated(left.code) }
      if left.type == .bool, right.code.text == "false" { return symbol == .equal ? negated(left.code) : left.code }
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
      let (a, b) = try sides(left, right, range)
      if case .optional(let inner) = left.type {
        return try comparison(Value(inner, Code("\(left.code.base)!")), symbol, right, range)
      }
      if case .optional(let inner) = right.type {
        return try comparison(left, symbol, Value(inner, Code("\(right.code.base)!")), range)
      }
      switch left.type {
      case .list, .tupleOf, .tuple, .set: usesPythonic = true
      case .int, .float, .string, .bool, .unknown: break
      case .object(let type):
        guard let info = classInfo(named: type), info.method("__lt__") != nil else {
          throw Refusal("an order of \(type)", range)
        }
      default: throw Refusal("an order of \(left.type.python)", range)
      }
      return Code.comparison(a, name, b)
    }
  }

  func againstNone(_ left: Value, _ right: Value, _ name: String) throws(Refusal) -> Code {
    let other = left.type == .none ? right : left
    switch other.type {
    case .optional, .unknown: return Code.comparison(other.code, name, Code("nil"))
    case .none: return Code(name == "==" ? "true" : "false")
    default: return Code(name == "==" ? "false" : "true")
    }
  }

  func sides(_ left: Value, _ right: Value, _ range: SyntaxRange) throws(Refusal) -> (Code, Code) {
    let (l, r) = (number(left), number(right))
    if left.type == .bool, right.type == .bool { return (left.code, right.code) }
    if l.type == .int, r.type == .float { return (convert(l, to: .float), r.code) }
    if l.type == .float, r.type == .int { return (l.code, convert(r, to: .float)) }
    guard let both = l.type.joined(with: r.type) else {
      throw Refusal("a comparison of \(left.type.python) and \(right.type.python)", range, id: "mixed-types")
    }
    return (convert(l, to: both), convert(r, to: both))
  }

  func membership(_ item: Value, _ container: Value, _ range: SyntaxRange) throws(Refusal) -> Code {
    switch container.type {
    case .string:
      guard item.type == .string || item.type == .unknown else { throw Refusal("\(item.type.python) in a str", range) }
      return Code.method(container.code, "contains", [item.code])
    case .dict(let k, _), .defaultDict(let k, _), .counter(let k):
      guard k.joined(with: item.type) != nil else {
        throw Refusal("\(item.type.python) in \(container.type.python)", range)
      }
      return Code("\(container.code.base).contains(\(convert(item, to: k).text))")
    case .list(let e), .set(let e), .tupleOf(let e), .iterator(let e), .deque(let e):
      if e == .float, item.type == .int { return Code.method(container.code, "contains", [convert(item, to: .float)]) }
      guard e.joined(with: item.type) != nil else {
        throw Refusal("\(item.type.python) in \(container.type.python)", range, id: "mixed-types")
      }
      return Code.method(container.code, "contains", [convert(item, to: e)])
    case .range: return Code.method(container.code, "contains", [item.code])
    case .unknown: return Code("unknown")
    default: throw Refusal("'in' \(container.type.python)", range)
    }
  }
}
