import DiglotSyntax

extension Translator {
  func conditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, _ expecting: Type, _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    if !hasEffect(test), let known = try constantTest(test) {
      return try value(known ? then : otherwise, expecting: expecting)
    }
    let check = try condition(test)
    let saved = scope.substitutions
    scope.substitutions.merge(narrowings(test, true)) { _, new in new }
    defer { scope.substitutions = saved }
    let first = try value(then, expecting: expecting)
    scope.substitutions = saved
    scope.substitutions.merge(narrowings(test, false)) { _, new in new }
    let second = try value(otherwise, expecting: expecting)
    guard let type = first.type.joined(with: second.type) else {
      throw Refusal("\(first.type.python) or \(second.type.python)", range, id: "mixed-types")
    }
    let (a, b) = (convert(first, to: type), convert(second, to: type))
    return Value(
      type, Code("\(check.inside(.disjunction)) ? \(a.inside(.disjunction)) : \(b.inside(.ternary))", .ternary),
      isFresh: first.isFresh && second.isFresh)
  }

  func boolean(_ isAnd: Bool, _ parts: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value {
    if parts.count == 1 { return try value(parts[0]) }
    let values = try inTurn(isAnd, parts) { (part) throws(Refusal) in try value(part) }
    if values.allSatisfy({ $0.type == .bool }) {
      let code = values.dropFirst().reduce(values[0].code) {
        Code.infix($0, isAnd ? "&&" : "||", $1.code, isAnd ? .conjunction : .disjunction)
      }
      return Value(.bool, code)
    }
    if values.contains(where: { $0.type == .unknown }) {
      let known = values.reduce(.unknown as Type?) { $0?.joined(with: $1.type) }
      return Value(known ?? .unknown, Code.unknown)
    }
    if let first = values.first, first.type == .none {
      let rest = try boolean(isAnd, Array(parts.dropFirst()), range)
      if isAnd || isPlain(first.code) { return isAnd ? first : rest }
      return Value(rest.type, first.code.followed(by: rest.code.text, unless: false))
    }
    // The value that decides.
    var result = values[values.count - 1]
    for (part, value) in zip(parts, values).dropLast().reversed() {
      var left = value.type
      if !isAnd, case .optional(let inner) = left { left = inner }  // `None` is not what is left of an `or`
      if left == .none { left = result.type }
      guard let type = (isAnd && value.type == .none ? .none : left).joined(with: result.type) else {
        throw Refusal(
          "'\(isAnd ? "and" : "or")' between \(value.type.python) and \(result.type.python)", range, id: "mixed-types")
      }
      // What has an effect, or takes a while, is made once.
      if !isPlain(value.code) {
        usesPythonic = true
        result = Value(type, try decided(isAnd, value, result, type, part.range), isFresh: false)
        continue
      }
      let test = try truth(value, part.range)
      var kept = value
      if !isAnd, case .optional = value.type { kept = present(value) }
      let (a, b) = (convert(kept, to: type), convert(result, to: type))
      let (then, otherwise) = isAnd ? (b, a) : (a, b)
      result = Value(
        type,
        Code("\(test.inside(.disjunction)) ? \(then.inside(.disjunction)) : \(otherwise.inside(.ternary))", .ternary),
        isFresh: false)
    }
    return result
  }

  /// `a or b` where `a` is no more than looked up.
  func decided(_ isAnd: Bool, _ value: Value, _ other: Value, _ type: Type, _ range: SyntaxRange)
    throws(Refusal) -> Code
  {
    let name = isAnd ? "and" : "or"
    if value.code.text.contains("try ") || other.code.text.contains("try ") {
      func plain(_ value: Value) -> Value {
        guard value.code.text.hasPrefix("try ") else { return value }
        return Value(value.type, Code(String(value.code.text.dropFirst(4))), isFresh: value.isFresh)
      }
      let (left, right) = (plain(value), plain(other))
      guard !left.code.text.contains("try "), !right.code.text.contains("try ") else {
        throw Refusal("'\(name)' of what may fail", range)
      }
      let code = try decided(isAnd, left, right, type, range)
      return Code("try \(code.text)", .closure)
    }
    if case .optional(let inner) = value.type, isAlwaysTrue(inner) || inner == .match {
      guard !isAnd else { throw Refusal("'and' of this", range) }
      return Code("\(value.code.inside(.range)) ?? \(convert(other, to: type).inside(.range))", .cast)
    }
    if !isAnd, case .optional(let inner) = value.type {
      let left = inner == type ? value.code : convert(value, to: .optional(type))
      return Code.method(left, name, [convert(other, to: type)])
    }
    return Code.method(convert(value, to: type), name, [convert(other, to: type)])
  }
}
