import DiglotSyntax

extension Translator {
  func negated(_ code: Code) -> Code {
    for (symbol, opposite) in [(" == ", " != "), (" != ", " == ")]
    where code.binding == .comparison && code.text.contains(symbol) {
      return Code(code.text.replacing(symbol, with: opposite, maxReplacements: 1), .comparison)
    }
    if code.binding == .prefix, code.text.hasPrefix("!") {
      let operand = String(code.text.dropFirst())
      let inner = operand.withoutParentheses
      return inner == operand ? Code(operand) : Code(inner, .closure)
    }
    return Code("!\(code.inside(.postfix))", .prefix)
  }

  /// An expression as a condition.
  func condition(_ expression: Expression) throws(Refusal) -> Code {
    switch expression.kind {
    case .boolean(let isAnd, let parts):
      let codes = try inTurn(isAnd, parts) { (part) throws(Refusal) in try condition(part) }
      return codes.dropFirst().reduce(codes[0]) {
        Code.infix($0, isAnd ? "&&" : "||", $1, isAnd ? .conjunction : .disjunction)
      }
    case .unary(.not, let operand): return negated(try condition(operand))
    default:
      if let answer = try constantAnswer(expression) { return answer }
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
    case Self.json: return Code.property(value.code, "isTrue")
    case .union:
      register(value.type)
      return Code.property(value.code, "isTrue")
    case .view, .bytes, .string, .list, .iterator, .set, .dict, .tupleOf, .counter, .mapping, .deque, .range:
      return Code("!\(value.code.base).isEmpty", .prefix)
    case .tuple(let parts): return value.code.followed(by: "\(!parts.isEmpty)", unless: isPlain(value.code))
    case .optional(let inner):
      if inner == .unknown || inner == .match || inner.isFunction || isAlwaysTrue(inner) {
        return Code.comparison(value.code, "!=", Code("nil"))
      }
      usesPythonic = true
      return Code.call("isTrue", [value.code])
    case .object(let info):
      if let result = try callMethod(info, value, "__bool__", [], [], range) { return result.code }
      if let result = try callMethod(info, value, "__len__", [], [], range) {
        return Code.comparison(result.code, "!=", Code("0"))
      }
      return value.code.followed(by: "true", unless: isPlain(value.code))
    case Self.timeDelta: return negated(Code.property(value.code, "isZero"))
    case .none: return value.code.followed(by: "false", unless: isPlain(value.code))
    case .unknown: return Code("true")
    case .match, .pattern, .function, .closure, .generator, .library, .error:
      return value.code.followed(by: "true", unless: isPlain(value.code))
    default: throw Refusal("the truth of \(value.type.python)", range)
    }
  }

  /// Whether every value of a type is true.
  func isAlwaysTrue(_ type: Type) -> Bool {
    if case .error = type { return true }
    guard case .object(let info) = type else { return false }
    return info.method("__bool__") == nil && info.method("__len__") == nil
  }
}

extension String {
  /// The text within its parentheses, where all of it is in one pair of them and they hold it together with nothing.
  fileprivate var withoutParentheses: String {
    guard hasPrefix("("), hasSuffix(")"), !contains("\"") else { return self }
    var depth = 0
    for (index, character) in enumerated() {
      if character == "(" { depth += 1 } else if character == ")" { depth -= 1 }
      if depth == 0, index < count - 1 { return self }
    }
    return String(dropFirst().dropLast())
  }
}
