import DiglotSyntax

extension Translator {
  // `x += y`

  func augmented(_ target: Expression, _ symbol: BinaryOperator, _ value: Expression, _ statement: Statement)
    throws(Refusal)
  {
    if mustCheck, case .item = target.kind {
      throw Refusal("a change of an element that may be missing, in a 'try'", target.range)
    }
    let old = try self.value(target)
    let right = try self.value(value)
    if case .list(let element) = old.type, symbol == .add {
      mutate(target)
      try refine(target, .list(right.type.element ?? element), value.range)
      bindAgain(target)
      let left = target.plainName != nil ? old.code.text : try place(target, old.type)
      return emit("\(left) += \(sequenceCode(right).text)")
    }
    if case .set = old.type, [.bitOr, .bitAnd, .sub, .bitXor].contains(symbol) {
      mutate(target)
      try refine(target, right.type, value.range)
      let result = try binary(old, symbol, right, statement.range)
      bindAgain(target)
      return emit("\(old.code.text) = \(result.code.text)")
    }
    let result = try binary(old, symbol, right, statement.range, leftExpression: target)
    let plain: Set<BinaryOperator> = [.add, .sub, .mult]
    let sameKind = old.type == right.type && (old.type == .int || old.type == .float)
    let isString = old.type == .string && right.type == .string && symbol == .add
    let intoFloat = old.type == .float && right.type == .int
    if case .name(let name) = target.kind {
      let owner = scope.owner(of: name) ?? scope
      try note(name, result.type, in: owner, target.range)
      owner.bindings[name, default: 0] += 1
      owner.naturals.remove(name)
      if owner.substitutions[name] != nil { throw Refusal("'\(name)' is changed in a loop over it", target.range) }
    } else {
      mutate(target)
    }
    let isName = target.plainName != nil
    let now = isName ? try self.value(target) : Value(old.type, Code(try place(target, result.type)))
    if (sameKind && (plain.contains(symbol) || (symbol == .div && old.type == .float))) || isString
      || (intoFloat && plain.contains(symbol))
    {
      let code = intoFloat ? convert(right, to: .float) : right.code
      return emit("\(now.code.text) \(symbol.symbol)= \(code.text)")
    }
    if old.type == .int, right.type == .int, [.bitOr, .bitAnd, .bitXor, .rightShift, .leftShift].contains(symbol) {
      return emit("\(now.code.text) \(symbol.symbol)= \(right.code.text)")
    }
    emit("\(now.code.text) = \(convert(result, to: now.type).text)")
  }

  func bindAgain(_ target: Expression) {
    if let name = target.plainName { (scope.owner(of: name) ?? scope).bindings[name, default: 0] += 1 }
  }
}
