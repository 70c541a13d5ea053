// Over 400 lines: the operators and the types that they stand between are one list of cases, which is read as one; it is to be cut when it is next changed.
import DiglotSyntax

extension Translator {
  func binary(
    _ left: Value, _ symbol: BinaryOperator, _ right: Value, _ range: SyntaxRange, leftExpression: Expression? = nil,
    rightExpression: Expression? = nil
  ) throws(Refusal) -> Value {
    if left.type == .unknown || right.type == .unknown {
      let known = left.type == .unknown ? right.type : left.type
      if symbol == .div { return Value(.float, "unknown") }
      return Value(known.isNumber || known == .string ? known : known, "unknown")
    }
    if left.type.isUnion {
      return try distribute(left, range) { (part) throws(Refusal) in try binary(part, symbol, right, range) }
    }
    if right.type.isUnion {
      return try distribute(right, range) { (part) throws(Refusal) in try binary(left, symbol, part, range) }
    }
    if case .object(let name) = left.type, let info = classInfo(named: name),
      let result = try operatorMethod(info, left, symbol, right, range)
    {
      return result
    }
    if case .object(let name) = right.type, let info = classInfo(named: name),
      let result = try operatorMethod(info, right, symbol, left, range, isReflected: true)
    {
      return result
    }
    switch (left.type, right.type) {
    case (.bool, .bool) where [.bitAnd, .bitOr, .bitXor].contains(symbol):
      let name = symbol == .bitAnd ? "&&" : symbol == .bitOr ? "||" : "!="
      if symbol == .bitXor { return Value(.bool, Code.comparison(left.code, name, right.code)) }
      return Value(.bool, Code.infix(left.code, name, right.code, symbol == .bitAnd ? .conjunction : .disjunction))
    case (.int, .int), (.int, .bool), (.bool, .int), (.bool, .bool):
      return try integers(number(left), symbol, number(right), range)
    case (.big, .big), (.big, .int), (.int, .big), (.big, .bool), (.bool, .big):
      return try bigIntegers(number(left), symbol, number(right), range)
    case (.float, .float), (.float, .int), (.int, .float), (.float, .bool), (.bool, .float):
      return try floats(number(left), symbol, number(right), range)
    case (.float, .big), (.big, .float): return try floats(left, symbol, right, range)
    case (.number, .number), (.number, .int), (.int, .number), (.number, .float), (.float, .number), (.number, .bool),
      (.bool, .number):
      return try numbers(number(left), symbol, number(right), range)
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
      let type = Type.list(element)
      return Value(type, Code.infix(typed(left, type), "+", typed(right, type), .addition))
    case (.tuple(let a), .tuple(let b)) where symbol == .add:
      return tupleCode(a.indices.map { part(left, $0) } + b.indices.map { part(right, $0) })
    case (.tuple, .tupleOf) where symbol == .add, (.tupleOf, .tuple) where symbol == .add:
      guard let both = left.type.joined(with: right.type) else { break }
      usesPythonic = true
      return Value(both, Code.infix(convert(left, to: both), "+", convert(right, to: both), .addition))
    case (.tuple, .int) where symbol == .mult:
      guard let element = left.type.element else { break }
      let whole = Value(.tupleOf(element), convert(left, to: .tupleOf(element)))
      return repeated(whole.type, whole, right)
    case (.int, .tupleOf) where symbol == .mult: return repeated(right.type, right, left)
    case (.bytes, .bytes) where symbol == .add:
      return Value(.bytes, Code.infix(left.code, "+", right.code, .addition))
    case (.bytes, .int) where symbol == .mult: return repeated(.bytes, left, right)
    case (.tupleOf(let a), .tupleOf(let b)) where symbol == .add:
      guard let element = a.joined(with: b) else {
        throw Refusal("a tuple of \(a.python) and \(b.python)", range, id: "mixed-types")
      }
      usesPythonic = true
      let type = Type.tupleOf(element)
      return Value(type, Code.infix(convert(left, to: type), "+", convert(right, to: type), .addition))
    case (.set(let a), .set(let b)) where [.bitAnd, .bitOr, .bitXor, .sub].contains(symbol):
      guard let element = a.joined(with: b) else { throw Refusal("sets of different things", range, id: "mixed-types") }
      usesPythonic = true
      let binding: Code.Binding = symbol == .bitAnd ? .multiplication : .addition
      let type = Type.set(element)
      return Value(type, Code.infix(convert(left, to: type), symbol.symbol, convert(right, to: type), binding))
    case (.dict, .dict) where symbol == .bitOr:
      guard let type = left.type.joined(with: right.type) else { break }
      return Value(type, Code.infix(convert(left, to: type), "|", convert(right, to: type), .addition))
    case (.counter, .counter) where [.add, .sub, .bitAnd, .bitOr].contains(symbol):
      return Value(left.type, Code.infix(left.code, symbol.symbol, right.code, .addition))
    case (.deque, .deque) where symbol == .add:
      return Value(left.type, Code.infix(left.code, "+", right.code, .addition))
    case (.optional, _): return try binary(present(left), symbol, right, range)
    case (_, .optional): return try binary(left, symbol, present(right), range)
    case (.library, _), (_, .library): return try libraryOperator(left, symbol, right, range)
    default: break
    }
    throw Refusal("'\(symbol.symbol)' between \(left.type.python) and \(right.type.python)", range)
  }

  func repeated(_ type: Type, _ value: Value, _ count: Value) -> Value {
    let count = Value(.int, convert(operand(count), to: .int), literal: count.literal)
    if case .list(let element) = type, let end = value.code.text.firstRange(of: "] as ["), value.code.binding == .cast,
      !value.code.text[..<end.lowerBound].contains(",")
    {
      let inner = value.code.text[..<end.lowerBound].dropFirst()
      let one =
        inner.hasPrefix(".")
        ? "\(element.swift)\(inner)" : "\(inner)" == "nil" ? "nil as \(element.swift)" : "\(element.swift)(\(inner))"
      return Value(
        type,
        Code(
          "Array(repeating: \(one), count: \(count.literal.map { "\(max($0, 0))" } ?? "max(\(count.code.text), 0)"))"))
    }
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
          return try bigIntegers(left, symbol, right, range)
        }
        if exponent < 0 {
          return Value(.float, Code.call("pow", [convert(left, to: .float), convert(right, to: .float)]))
        }
        if exponent == 2, left.code.binding == .postfix, left.code.text.count <= 12, !left.code.text.contains("(") {
          return Value(.int, Code.infix(left.code, "*", left.code, .multiplication))
        }
      }
      let isSmall = left.literal.map { abs($0) <= 1 } ?? false
      if right.literal == nil, !isSmall { return try bigIntegers(left, symbol, right, range) }
      return Value(.int, Code.call("pow", [left.code, right.code]))
    case .bitAnd: return Value(.int, Code.infix(left.code, "&", right.code, .multiplication))
    case .bitOr: return Value(.int, Code.infix(left.code, "|", right.code, .addition))
    case .bitXor: return Value(.int, Code.infix(left.code, "^", right.code, .addition))
    case .leftShift:
      usesPythonic = true
      guard let count = right.literal, count < 40, left.literal != nil else {
        return try bigIntegers(left, symbol, right, range)
      }
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

  /// A list with its type said, where nothing in it says it.
  func typed(_ value: Value, _ type: Type) -> Code {
    let code = convert(value, to: type)
    return code.text == "[]" ? Code("[] as \(type.swift)", .cast) : code
  }

  /// Integers of which one may be large.
  func bigIntegers(_ left: Value, _ symbol: BinaryOperator, _ right: Value, _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    usesPythonic = true
    func big(_ value: Value) -> Code { value.literal != nil ? value.code : convert(value, to: .big) }
    let (a, b) = (big(left), big(right))
    switch symbol {
    case .add, .sub: return Value(.big, Code.infix(a, symbol.symbol, b, .addition))
    case .mult: return Value(.big, Code.infix(a, "*", b, .multiplication))
    case .div: return Value(.float, fallible(Code.call("truediv", [a, b])))
    case .floorDiv: return Value(.big, fallible(Code.call("floordiv", [a, b])))
    case .mod:
      // The rest is no larger than what one divides by.
      if right.type == .int { return Value(.int, fallible(Code.call("mod", [a, right.code]))) }
      return Value(.big, fallible(Code.call("mod", [a, b])))
    case .pow:
      if let exponent = right.literal, exponent < 0 { return try floats(left, symbol, right, range) }
      return Value(
        .big,
        Code.call("pow", [left.type == .big ? left.code : Code.call("BigInt", [left.code]), convert(right, to: .int)]))
    case .bitAnd: return Value(.big, Code.infix(a, "&", b, .multiplication))
    case .bitOr: return Value(.big, Code.infix(a, "|", b, .addition))
    case .bitXor: return Value(.big, Code.infix(a, "^", b, .addition))
    case .leftShift: return Value(.big, Code.call("shiftLeft", [convert(left, to: .big), convert(right, to: .int)]))
    case .rightShift: return Value(.big, Code.call("shiftRight", [convert(left, to: .big), convert(right, to: .int)]))
    case .matMult: throw Refusal("'@' is not translated yet", range)
    }
  }

  /// Numbers of which one is an integer here and a float there.
  func numbers(_ left: Value, _ symbol: BinaryOperator, _ right: Value, _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    let (a, b) = (convert(left, to: .number), convert(right, to: .number))
    // With a float the result is one in any case.
    let result: Type = left.type == .float || right.type == .float ? .float : .number
    func value(_ code: Code) -> Value {
      result == .float ? Value(.float, Code.property(code, "double")) : Value(.number, code)
    }
    switch symbol {
    case .add, .sub: return value(Code.infix(left.code, symbol.symbol, right.code, .addition))
    case .mult: return value(Code.infix(left.code, "*", right.code, .multiplication))
    case .div: return Value(.float, fallible(Code.call("truediv", [a, b])))
    case .floorDiv: return value(fallible(Code.call("floordiv", [a, b])))
    case .mod: return value(fallible(Code.call("mod", [a, b])))
    case .pow: return value(Code.call("pow", [a, b]))
    default: throw Refusal("'\(symbol.symbol)' of numbers that may be floats", range)
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
    let value = self.operand(try self.value(operand))
    if value.type.isUnion {
      return try distribute(value, range) { (part) throws(Refusal) in try signed(symbol, part, range) }
    }
    return try signed(symbol, value, range)
  }

  private func signed(_ symbol: UnaryOperator, _ value: Value, _ range: SyntaxRange) throws(Refusal) -> Value {
    let names: [UnaryOperator: String] = [.minus: "__neg__", .plus: "__pos__", .invert: "__invert__"]
    if case .object(let name) = value.type, let info = classInfo(named: name), let method = names[symbol],
      let result = try callMethod(info, value, method, [], [], range)
    {
      return result
    }
    if case .counter = value.type, symbol == .plus { return Value(value.type, Code.method(value.code, "positive")) }
    guard value.type.isNumber || value.type == .unknown else {
      throw Refusal("a sign before \(value.type.python)", range)
    }
    switch symbol {
    case .minus:
      return Value(value.type, Code("-\(value.code.inside(.postfix))", .prefix), literal: value.literal.map { -$0 })
    case .plus: return value
    default:
      guard value.type != .float, value.type != .number else { throw Refusal("'~' of a float", range) }
      return Value(value.type, Code("~\(value.code.inside(.postfix))", .prefix))
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
      let saved = scope.substitutions
      defer { scope.substitutions = saved }
      let codes = try parts.map { (part) throws(Refusal) in
        let code = try condition(part)
        scope.substitutions.merge(narrowings(part, isAnd)) { _, new in new }
        return code
      }
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
    case .float, .big, .number: return Code.comparison(value.code, "!=", Code("0"))
    case .union:
      register(value.type)
      return Code.property(value.code, "isTrue")
    case .view, .bytes, .string, .list, .iterator, .set, .dict, .tupleOf, .counter, .defaultDict, .deque, .range:
      return Code("!\(value.code.base).isEmpty", .prefix)
    case .tuple(let parts): return Code(parts.isEmpty ? "false" : "true")
    case .optional(let inner):
      if inner == .unknown || inner == .match || inner.isFunction || isAlwaysTrue(inner) {
        return Code.comparison(value.code, "!=", Code("nil"))
      }
      usesPythonic = true
      return Code.call("isTrue", [value.code])
    case .object(let name):
      guard let info = classInfo(named: name) else { return Code("true") }
      if let result = try callMethod(info, value, "__bool__", [], [], range) { return result.code }
      if let result = try callMethod(info, value, "__len__", [], [], range) {
        return Code.comparison(result.code, "!=", Code("0"))
      }
      return Code("true")
    case .none: return Code("false")
    case .unknown, .match, .pattern, .function, .closure, .generator, .library, .error: return Code("true")
    default: throw Refusal("the truth of \(value.type.python)", range)
    }
  }

  /// Whether every value of a type is true.
  func isAlwaysTrue(_ type: Type) -> Bool {
    guard case .object(let name) = type, let info = classInfo(named: name) else { return false }
    return info.method("__bool__") == nil && info.method("__len__") == nil
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
      if let object = try equality(left, right, range) { return symbol == .equal ? object : negated(object) }
      if left.code.text == "[]", right.code.text == "[]" { return Code(symbol == .equal ? "true" : "false") }
      if !left.type.canEqual(right.type) {
        guard isPlain(left.code), isPlain(right.code) else {
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
      if case .optional = left.type { return try comparison(present(left), symbol, right, range) }
      if case .optional = right.type { return try comparison(left, symbol, present(right), range) }
      let (a, b) = try sides(left, right, range)
      switch left.type {
      case .list, .tupleOf, .tuple, .set, .union, .big, .number, .bytes, .deque, .library: usesPythonic = true
      case .int, .float, .string, .bool, .unknown: break
      case .object(let type):
        guard let info = classInfo(named: type) else { break }
        return try order(info, left, name, right, range)
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
  func isPlain(_ code: Code) -> Bool { !code.text.contains("(") }

  func membership(_ item: Value, _ container: Value, _ range: SyntaxRange) throws(Refusal) -> Code {
    if case .optional = container.type { return try membership(item, present(container), range) }
    if container.type.isUnion {
      let test = try distribute(container, range) { (part) throws(Refusal) in
        Value(.bool, try membership(item, part, range))
      }
      return test.code
    }
    switch container.type {
    case .string:
      let part = item.type.isUnion ? member(item, .string) : present(item)
      guard part.type == .string || part.type == .unknown else { throw Refusal("\(item.type.python) in a str", range) }
      return Code.method(container.code, "contains", [part.code])
    case .dict(let k, _), .defaultDict(let k, _), .counter(let k): return try contains(container, k, item, range)
    case .list(let e), .set(let e), .tupleOf(let e), .iterator(let e), .deque(let e), .generator(let e):
      return try contains(container, e, item, range)
    case .tuple:
      guard let e = container.type.element else { throw Refusal("'in' \(container.type.python)", range) }
      return try contains(Value(.tupleOf(e), convert(container, to: .tupleOf(e))), e, item, range)
    case .bytes:
      return Code.method(container.code, "contains", [item.code])
    case .range:
      guard number(item).type == .int else { throw Refusal("\(item.type.python) in a range", range) }
      return Code.method(container.code, "contains", [convert(item, to: .int)])
    case .view(let kind, let k, let v):
      switch kind {
      case .keys: return try contains(container, k, item, range)
      case .values: return try contains(container, v, item, range)
      case .items:
        guard case .tuple(let parts) = item.type, parts == [k, v] else {
          throw Refusal("\(item.type.python) in items", range)
        }
        return Code("\(container.code.base).contains { ($0.key, $0.value) == \(item.code.base).elements }")
      }
    case .object(let name):
      let holder = Expression(.name("\u{1}item"), range)
      let saved = scope.substitutions
      defer { scope.substitutions = saved }
      scope.substitutions["\u{1}item"] = item
      if let info = classInfo(named: name),
        let result = try callMethod(info, container, "__contains__", [holder], [], range)
      {
        return result.code
      }
      throw Refusal("'in' \(name)", range)
    case .unknown: return Code("unknown")
    default: throw Refusal("'in' \(container.type.python)", range)
    }
  }

  private func contains(_ container: Value, _ element: Type, _ item: Value, _ range: SyntaxRange) throws(Refusal)
    -> Code
  {
    needIdentity(element)
    if item.type.isUnion, !element.isUnion, element != .unknown {
      let fitting = item.type.members.filter { element.canEqual($0) }
      if fitting.isEmpty, isPlain(item.code) { return Code("false") }
      if fitting.count == 1 {
        let test = try contains(container, element, member(item, fitting[0]), range)
        return Code.infix(Code("\(item.code.base).isA(\(fitting[0].swift).self)"), "&&", test, .conjunction)
      }
    }
    if element == .unknown { return Code(item.type == .unknown ? "unknown" : "false") }
    if case .optional(let inner) = item.type, element != item.type, !element.isUnion {
      let test = try contains(container, element, Value(inner, "$0"), range)
      return Code("(\(item.code.base).map { \(test.text) } ?? false)")
    }
    var both = element.joined(with: number(item).type)
    if both != element, element.canEqual(item.type), element.isNumber { both = element }
    guard both == element else {
      guard isPlain(item.code), isPlain(container.code), !element.canEqual(item.type) else {
        throw Refusal("\(item.type.python) in \(container.type.python)", range, id: "mixed-types")
      }
      return Code("false")
    }
    let value = element == .bool ? item : number(item)
    let isBare = value.literal != nil && [.number, .big].contains(element)
    return Code.method(container.code, "contains", [isBare ? value.code : convert(value, to: element)])
  }

  /// `==` of objects that say themselves what it means; nil where it is that of their types.
  private func equality(_ left: Value, _ right: Value, _ range: SyntaxRange) throws(Refusal) -> Code? {
    guard case .object(let name) = left.type, let info = classInfo(named: name) else { return nil }
    if info.isEnumeration || info.isValue || info.method("__eq__") != nil { return nil }
    return Code.comparison(left.code, "===", right.code)
  }
}

extension Type {
  /// Whether a value of this type can be equal to one of the other.
  func canEqual(_ other: Type) -> Bool {
    if self == .unknown || other == .unknown { return true }
    if isNumber, other.isNumber { return true }
    switch (self, other) {
    case (.optional(let t), .optional(let u)): return t.canEqual(u) || true
    case (.optional(let t), let u), (let u, .optional(let t)): return t.canEqual(u)
    case (.union, _): return members.contains { $0.canEqual(other) }
    case (_, .union): return other.members.contains { canEqual($0) }
    case (.list(let t), .list(let u)), (.set(let t), .set(let u)), (.tupleOf(let t), .tupleOf(let u)):
      return t.canEqual(u)
    case (.tuple, .tupleOf), (.tupleOf, .tuple), (.tuple, .tuple): return true
    case (.iterator, .list), (.list, .iterator): return true
    default: return joined(with: other).map { !$0.isUnion } ?? false
    }
  }
}
