import DiglotSyntax

extension Translator {
  func binary(
    _ left: Value, _ symbol: BinaryOperator, _ right: Value, _ range: SyntaxRange, leftExpression: Expression? = nil,
    rightExpression: Expression? = nil
  ) throws(Refusal) -> Value {
    if left.type == .unknown || right.type == .unknown {
      let known = left.type == .unknown ? right.type : left.type
      if symbol == .div { return Value(.float, Code.unknown) }
      return Value(known, Code.unknown)
    }
    if left.type.isUnion {
      return try distribute(left, range) { (part) throws(Refusal) in try binary(part, symbol, right, range) }
    }
    if right.type.isUnion {
      return try distribute(right, range) { (part) throws(Refusal) in try binary(left, symbol, part, range) }
    }
    let (left, right) = (plainMember(left), plainMember(right))
    if case .object(let info) = left.type,
      let result = try operatorMethod(info, left, symbol, right, range)
    {
      return result
    }
    if case .object(let info) = right.type,
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
      let bound = bound(left, symbol, right)
      if let bound, bound >= Magnitude.limit {
        return try bigIntegers(Value(.big, convert(left, to: .big)), symbol, right, range)
      }
      var result = try integers(number(left), symbol, number(right), range)
      result.largest = bound
      return result
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
    case (.string, .bool) where symbol == .mult: return given(left, if: right)
    case (.bool, .string) where symbol == .mult: return given(right, if: left)
    case (.list, .bool) where symbol == .mult: return try binary(left, symbol, number(right), range)
    case (.bool, .list) where symbol == .mult: return try binary(number(left), symbol, right, range)
    case (.view(.keys, let a, _), .view(.keys, let b, _)), (.view(.keys, let a, _), .set(let b)),
      (.set(let a), .view(.keys, let b, _)):
      guard [.bitAnd, .bitOr, .bitXor, .sub].contains(symbol), a == b else { break }
      return Value(
        .set(a), Code.infix(left.code, symbol.symbol, right.code, symbol == .bitAnd ? .multiplication : .addition))
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

  /// `"s" * (n > 1)`: a text that is there or not.
  private func given(_ text: Value, if test: Value) -> Value {
    guard isPlain(text.code) else { return repeated(.string, text, number(test)) }
    return Value(.string, Code("\(test.code.inside(.disjunction)) ? \(text.code.inside(.ternary)) : \"\"", .ternary))
  }

  /// A member of `IntEnum` or `StrEnum` as the number or the text that it is.
  func plainMember(_ value: Value) -> Value {
    guard case .object(let info) = value.type, let type = info.mixin else { return value }
    return Value(type, Code.property(value.code, "value"))
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

  /// A list with its type said, where nothing in it says it.
  func typed(_ value: Value, _ type: Type) -> Code {
    let code = convert(value, to: type)
    return code.text == "[]" ? Code("[] as \(type.swift)", .cast) : code
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
    if case .object(let info) = value.type, let method = names[symbol],
      let result = try callMethod(info, value, method, [], [], range)
    {
      return result
    }
    if value.type == Self.timeDelta, symbol == .minus {
      return Value(value.type, Code("-\(value.code.inside(.postfix))", .prefix))
    }
    if case .counter = value.type, symbol == .plus { return Value(value.type, Code.method(value.code, "positive")) }
    guard value.type.isNumber || value.type == .unknown else {
      throw Refusal("a sign before \(value.type.python)", range)
    }
    switch symbol {
    case .minus:
      var result = Value(
        value.type, Code("-\(value.code.inside(.postfix))", .prefix), literal: value.literal.map { -$0 })
      result.largest = value.largest
      return result
    case .plus: return value
    default:
      guard value.type != .float, value.type != .number else { throw Refusal("'~' of a float", range) }
      return Value(value.type, Code("~\(value.code.inside(.postfix))", .prefix))
    }
  }
}
