import DiglotSyntax

extension Translator {
  // `x += y`

  func augmented(_ target: Expression, _ symbol: BinaryOperator, _ value: Expression, _ statement: Statement)
    throws(Refusal)
  {
    if mustCheck, case .item = target.kind {
      let old = try self.value(target)
      let result = try binary(old, symbol, try self.value(value), statement.range)
      return try store(target, result, statement: nil)
    }
    let old = try self.value(target)
    let right = try self.value(value)
    if case .item(let base, _) = target.kind, case .object(let info) = present(try self.value(base)).type,
      info.method("__setitem__") != nil
    {
      return try store(target, try binary(old, symbol, right, statement.range), statement: nil)
    }
    if target.plainName == nil, let root = target.rootName,
      Statement(.expression(value), value.range).changes(root)
    {
      throw Refusal("'\(root)' is changed by what is added to a part of it", value.range, id: "alias")
    }
    if case .attribute(let base, let name) = target.kind, case let object = try self.value(base),
      case .object(let info) = present(object).type
    {
      if refuses(info, name, object, right) { return }
      if let (setter, owner) = info.setter(name) {
        let result = try binary(old, symbol, right, statement.range)
        let instance = try instantiate(
          setter, [.object(owner), result.type], owner: moduleScope, range: statement.range, classInfo: owner)
        if instance.isThrowing { return try store(target, result, statement: nil) }
      }
    }
    if case .list(let element) = old.type, symbol == .add {
      try checkShared(value, right.type.element ?? element, into: target)
      mutate(target)
      try refine(target, .list(right.type.element ?? element), value.range)
      bindAgain(target)
      let left = target.plainName != nil ? old.code.text : try place(target, old.type)
      let iteration = boxed(try sequence(value))
      return emit("\(left) += \(elements(iteration, as: (try self.value(target)).type.element ?? element).text)")
    }
    if old.type == .bytes || isTupleType(old.type), symbol == .add {
      let result = try binary(old, symbol, right, statement.range)
      return try store(target, result, statement: nil)
    }
    if case .dict = old.type, symbol == .bitOr {
      mutate(target)
      try refine(target, right.type, value.range)
      let result = try binary(try self.value(target), symbol, right, statement.range)
      bindAgain(target)
      return emit("\(try place(target, old.type)) = \(result.code.text)")
    }
    if case .object(let info) = old.type {
      let methods: [BinaryOperator: String] = [.add: "__iadd__", .sub: "__isub__", .mult: "__imul__"]
      if let method = methods[symbol], let result = try call(info, old, method, right, statement.range) {
        return try store(target, result, statement: nil)
      }
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
    let isAlike = old.type == right.type && (old.type == .int || old.type == .float || old.type == .big)
    let isMixed =
      old.type == .big && right.type == .int || old.type == .number && [.int, .float, .number].contains(right.type)
    let sameKind = isAlike || isMixed && plain.contains(symbol)
    let isString = old.type == .string && right.type == .string && symbol == .add
    let intoFloat = old.type == .float && right.type == .int
    if case .name(let name) = target.kind {
      let owner = scope.owner(of: name) ?? scope
      try note(name, result.type, in: owner, target.range)
      note(name, bound: result.bound, in: owner)
      if symbol == .add || symbol == .sub { noteSum(name, right, in: owner) }
      owner.noteBinding(name)
      if ![.add, .mult, .floorDiv].contains(symbol) || (value.literalInt ?? -1) < 0 { owner.naturals.remove(name) }
      if owner.substitutions[name] != nil { throw Refusal("'\(name)' is changed in a loop over it", target.range) }
    } else {
      mutate(target)
    }
    let isName = target.plainName != nil
    let now = isName ? try self.value(target) : Value(old.type, Code(try place(target, result.type)))
    if (sameKind && (plain.contains(symbol) || (symbol == .div && old.type == .float))) || isString
      || (intoFloat && plain.contains(symbol))
    {
      let code =
        intoFloat
        ? convert(right, to: .float) : now.type == .big && right.literal == nil ? convert(right, to: .big) : right.code
      return emit("\(now.code.text) \(symbol.symbol)= \(code.text)")
    }
    if old.type == .int, right.type == .int, [.bitOr, .bitAnd, .bitXor, .rightShift, .leftShift].contains(symbol) {
      return emit("\(now.code.text) \(symbol.symbol)= \(right.code.text)")
    }
    emit("\(now.code.text) = \(convert(result, to: now.type).text)")
  }

  private func isTupleType(_ type: Type) -> Bool {
    switch type {
    case .tuple, .tupleOf: true
    default: false
    }
  }

  func bindAgain(_ target: Expression) {
    if let name = target.plainName { (scope.owner(of: name) ?? scope).noteBinding(name) }
  }
}
