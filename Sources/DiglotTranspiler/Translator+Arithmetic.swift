import DiglotSyntax

extension Translator {
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

  /// `a ** b % m` as the power that never gets large; nil where `b` may be negative, or where it is no integer.
  func modularPower(_ base: Expression, _ exponent: Expression, _ modulus: Expression, _ range: SyntaxRange)
    throws(Refusal) -> Value?
  {
    guard !mustCheck, exponent.literalInt == nil, isSurelyNonNegative(exponent) else { return nil }
    let values = try [base, exponent, modulus].map { (part) throws(Refusal) in operand(try value(part)) }
    guard values.allSatisfy({ $0.type == .int }) else { return nil }
    usesPythonic = true
    return Value(.int, Code.call("pow", values.map(\.code)))
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
}
