import DiglotSyntax

extension Translator {
  func ifStatement(_ test: Expression, _ body: [Statement], _ orelse: [Statement], _ range: SyntaxRange)
    throws(Refusal)
  {
    if isMainGuard(test) { return try block(body) }
    if let known = try constantTest(test) {
      if hasEffect(test), let subject = test.testedSubject { emit("_ = \(try value(subject).code.text)") }
      return try block(known ? body : orelse)
    }
    if try outcomeSwitch(test, body, orelse) { return }
    let check = try conditionOfStatement(test, body)
    if check.text == "true" {
      return try with(narrowings(test, true), in: body) { () throws(Refusal) in try block(body) }
    }
    if check.text == "false" {
      return try with(narrowings(test, false), in: orelse) { () throws(Refusal) in try block(orelse) }
    }
    if let cast = guards[ObjectIdentifier(test)] {
      emit("guard \(cast.condition.text) else {")
      try nested(body)
      return emit("}")
    }
    try branch("if", test, check, body)
    try with(narrowings(test, false), in: orelse) { () throws(Refusal) in try elseBranch(orelse) }
  }

  /// One branch, up to the brace that ends it; `opening` is `if` or `} else if`.
  private func branch(_ opening: String, _ test: Expression, _ check: Code, _ body: [Statement]) throws(Refusal) {
    let cast = try castCondition(test, body)
    emit("\(opening) \((cast?.condition ?? check).text) {")
    var values = narrowings(test, true)
    if let cast { values[cast.name] = cast.value }
    try with(values, in: body) { () throws(Refusal) in try nested(body) }
  }

  /// Whether the statements after an `if` are not reached, as its test comes to what leaves for good.
  func neverPasses(_ statement: Statement) -> Bool {
    guard case .if(let test, let body, let orelse) = statement.kind, let known = try? constantTest(test) else {
      return false
    }
    return !(known ? body : orelse).canFallThrough
  }

  func conditionOfStatement(_ test: Expression, _ body: [Statement]) throws(Refusal) -> Code {
    let code = try condition(test)
    return code.text.hasPrefix("{") ? Code("(\(code.text))") : code
  }

  func elseBranch(_ orelse: [Statement]) throws(Refusal) {
    if orelse.isEmpty { return emit("}") }
    if orelse.count == 1, case .if(let test, let body, let rest) = orelse[0].kind, try constantTest(test) == nil,
      scope.analysis.declaredBefore[ObjectIdentifier(orelse[0])] == nil
    {
      let check = try conditionOfStatement(test, body)
      if check.text == "false" {
        return try with(narrowings(test, false), in: rest) { () throws(Refusal) in try elseBranch(rest) }
      }
      if check.text == "true" {
        emit("} else {")
        try with(narrowings(test, true), in: body) { () throws(Refusal) in try nested(body) }
        return emit("}")
      }
      try branch("} else if", test, check, body)
      return try with(narrowings(test, false), in: rest) { () throws(Refusal) in try elseBranch(rest) }
    }
    emit("} else {")
    try nested(orelse)
    emit("}")
  }

  func isMainGuard(_ test: Expression) -> Bool {
    guard scope.isModule, case .compare(let left, let rest) = test.kind, left.plainName == "__name__", rest.count == 1,
      case .constant(.string("__main__")) = rest[0].1.kind
    else { return false }
    return true
  }

  /// What a test of a type comes to, where the type tells.
  func constantTest(_ test: Expression) throws(Refusal) -> Bool? {
    switch test.kind {
    case .call(let function, let arguments, _) where function.plainName == "isinstance" && arguments.count == 2:
      return try isInstance(arguments[0], arguments[1])
    case .unary(.not, let operand): return try constantTest(operand).map { !$0 }
    case .compare(let left, let rest) where rest.count == 1:
      guard case .call(let function, let arguments, _) = left.kind, function.plainName == "type", arguments.count == 1,
        [.isSame, .equal].contains(rest[0].0)
      else { return nil }
      return try isInstance(arguments[0], rest[0].1, exactly: true)
    default: return nil
    }
  }

  /// The same as code, behind what the test looks at, where evaluating that does something.
  func constantAnswer(_ test: Expression) throws(Refusal) -> Code? {
    guard let known = try constantTest(test) else { return nil }
    guard hasEffect(test), let subject = test.testedSubject else { return Code("\(known)") }
    let code = try value(subject).code
    return code.followed(by: "\(known)", unless: isPlain(code))
  }

  func isInstance(_ subject: Expression, _ types: Expression, exactly: Bool = false) throws(Refusal) -> Bool? {
    let type = try self.value(subject).type
    if type == .unknown { return false }
    if case .optional = type { return nil }
    if case .async(.outcome, _) = type { return nil }
    if type == Self.json { return nil }
    guard let kinds = typeNames(types) else { return nil }
    let members: [Type] = type == .number ? [.int, .float] : type.members
    let answers = members.map { member in
      let all = kinds.map { member.isInstance(of: $0, exactly: exactly, in: self) }
      return all.contains(true) ? true : all.contains(nil) ? nil : false as Bool?
    }
    if answers.allSatisfy({ $0 == true }) { return true }
    return answers.allSatisfy { $0 == false } ? false : nil
  }
}

extension Expression {
  /// What a test of a type looks at: `x` of `isinstance(x, int)` and `type(x) is int`.
  var testedSubject: Expression? {
    switch kind {
    case .call(_, let arguments, _): arguments.first
    case .unary(.not, let operand): operand.testedSubject
    case .compare(let left, _): left.testedSubject
    default: nil
    }
  }
}
