import DiglotSyntax

/// Calls of async functions. Python makes a coroutine of such a call, which runs when it is awaited or made a task; Swift awaits the
/// call at once. So a call is kept as it would be awaited (`Value.deferral`) as long as nothing else is done with it.
extension Translator {
  /// The call of a function of the program: at once, or deferred where the function is async.
  func called(
    _ callee: Code, _ codes: [Code], _ instance: Instance, _ expressions: [Expression?], _ range: SyntaxRange
  ) throws(Refusal) -> Value {
    let call = Code("\(callee.text)(\(codes.map(\.text).joined(separator: ", ")))")
    guard instance.isWaiting else { return Value(instance.result, throwing(call, if: instance.isThrowing)) }
    guard instance.function.isAsync else { return Value(instance.result, try awaiting(call, range)) }
    let parameters = instance.function.parameters.all.suffix(codes.count)
    for (code, parameter) in zip(codes, parameters) where code.text.hasPrefix("&") {
      instance.scope.inoutParameters.remove(parameter.name)
      instance.scope.shared.insert(parameter.name)
      changed = true
    }
    return deferred(callee, codes, expressions, instance.result)
  }

  /// What a parameter is given that tasks share: a variable's own reference, or a new one.
  func share(_ value: Value, _ expression: Expression?, _ type: Type) -> Code {
    usesPythonic = true
    guard let name = expression?.plainName, let owner = scope.owner(of: name), owner.substitutions[name] == nil else {
      return Code("Shared<\(type.swift)>(\(displayedArgument(value, type).text))")
    }
    if owner.shared.insert(name).inserted { changed = true }
    owner.inoutParameters.remove(name)
    return Code(owner.swiftName(name))
  }

  /// The call of an async function, whose arguments are evaluated now, as Python does, and not when it runs.
  func deferred(_ callee: Code, _ codes: [Code], _ expressions: [Expression?], _ type: Type) -> Value {
    var (captures, given): ([String], [String]) = ([], [])
    for (index, code) in codes.enumerated() {
      let expression = index < expressions.count ? expressions[index] : nil
      if code.text.hasPrefix("&") {
        given.append(Code.changedLater)
      } else if expression.map(isStable) ?? true {
        given.append(code.text)
      } else {
        given.append(code.captured(in: &captures, at: index, of: codes.count))
      }
    }
    let call = Code("\(callee.text)(\(codes.map(\.text).joined(separator: ", ")))")
    let later = Code("\(callee.text)(\(given.joined(separator: ", ")))")
    return deferred(Deferral(call, later: later, captures: captures), type)
  }

  func deferred(_ deferral: Deferral, _ type: Type) -> Value {
    usesPythonic = true
    var value = Value(.async(.coroutine, type), deferral.closure("Asyncio.Coroutine"))
    value.deferral = deferral
    return value
  }

  /// Whether an expression has the same value later: what it is made of is bound once and never changed.
  private func isStable(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .constant, .lambda: return true
    case .name(let name):
      guard let owner = scope.owner(of: name) else { return true }
      if owner.substitutions[name] != nil || owner.receiver?.name == name { return true }
      return !owner.isRebound(name) && !owner.mutated.contains(name) && !owner.inoutParameters.contains(name)
    case .joined, .formatted, .tuple, .list, .binary, .unary, .compare, .starred:
      return expression.children.allSatisfy(isStable)
    default: return false
    }
  }

  /// What comes of `await`.
  func awaited(_ value: Value, _ range: SyntaxRange) throws(Refusal) -> Value {
    if case .optional = value.type { return try awaited(present(value), range) }
    guard let type = value.type.awaited else {
      throw Refusal("'await' of \(value.type.python) is not translated yet", range)
    }
    if value.type == .unknown { return Value(.unknown, Code.unknown) }
    let call: Code
    if let deferral = value.deferral {
      call = deferral.call
    } else if case .async(let kind, _) = value.type, kind != .coroutine {
      call = Code.property(value.code, "value")
    } else {
      call = Code("\(value.code.base)()")
    }
    if let parts = value.parts {
      let code = try awaiting(parts, range)
      var result = Value(type, Code("Tuple(elements: \(code.text))"))
      result.parts = code
      return result
    }
    return Value(type, try awaiting(call, range))
  }

  func awaitExpression(_ expression: Expression) throws(Refusal) -> Value {
    try awaited(try value(expression), expression.range)
  }

  /// A call of what waits, with the words before it.
  func awaiting(_ call: Code, _ range: SyntaxRange) throws(Refusal) -> Code {
    try markWaiting(range)
    markThrowing()
    if cleaning > 0, mayCancel {
      return Code("try await Asyncio.shielded { \(Code.later)await \(call.text) }", .closure)
    }
    return Code("try await \(call.text)", .closure)
  }

  /// Something is waited for here, and so whoever calls this function waits.
  func markWaiting(_ range: SyntaxRange) throws(Refusal) {
    guard lambdaDepth == 0 else { throw Refusal("a lambda that waits", range) }
    guard let instance, !instance.isWaiting, !instance.isGenerator else { return }
    guard !["__init__", "__eq__", "__lt__", "__hash__", "__str__", "__repr__"].contains(instance.function.name) else {
      throw Refusal("'\(instance.function.name)' that waits", range)
    }
    (instance.isWaiting, instance.isThrowing) = (true, true)
    changed = true
  }

  /// A task that runs a coroutine; a task itself.
  func task(_ value: Value, name: Code? = nil, _ range: SyntaxRange) throws(Refusal) -> Value {
    usesPythonic = true
    switch value.type {
    case .async(.coroutine, let type):
      let kind = Names.spellings.observesTasks ? "Asyncio.Job\(name.map { "(name: \($0.text))" } ?? "")" : "Task"
      let method = Names.spellings.observesTasks ? "job" : "task"
      let code = value.deferral.map { $0.closure(kind) } ?? Code.method(value.code, method)
      return Value(.async(.task, type), code)
    case .async(.task, _): return value
    case .async(.promise, let type):
      let body = Deferral(Code.property(value.code, "value"))
      return Value(.async(.task, type), body.closure(Names.spellings.observesTasks ? "Asyncio.Job" : "Task"))
    case .unknown: return Value(.async(.task, .unknown), Code.unknown)
    default: throw Refusal("a task of \(value.type.python)", range)
    }
  }
}

extension Code {
  /// The name by which a closure that runs later knows what an argument is now; `captures` is the closure's list.
  func captured(in captures: inout [String], at index: Int, of count: Int) -> String {
    let name = isName ? text : count == 1 ? "argument" : "argument\(index + 1)"
    captures.append(isName ? name : "\(name) = \(text)")
    return name
  }
}
