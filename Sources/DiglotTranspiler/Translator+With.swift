import DiglotSyntax

/// `with` and `async with`. What has a function with a closure in Swift (`lock.withLock { … }`) is that; other context managers are
/// entered and left around a `do`.
extension Translator {
  typealias WithItem = (context: Expression, target: Expression?)

  func withStatement(_ items: ArraySlice<WithItem>, _ body: [Statement], _ isAsync: Bool, _ range: SyntaxRange)
    throws(Refusal)
  {
    guard let item = items.first else { return try block(body) }
    let own = item.target.map(ScopeAnalysis.names)?.map(scope.swiftName).filter { !scope.declared.contains($0) } ?? []
    defer { scope.declared.subtract(own) }
    let inner = { () throws(Refusal) in try self.withStatement(items.dropFirst(), body, isAsync, range) }
    if case .call(let function, let arguments, let keywords) = item.context.kind {
      if let name = libraryName(function),
        try libraryWith(name, item, arguments, keywords, body, inner)
      {
        return
      }
      if let (node, owner) = function.plainName.flatMap(scope.function),
        contextManagers.contains(ObjectIdentifier(node))
      {
        let call = try callFunction(node, owner: owner, arguments, keywords, range)
        let yielded =
          instances.last { $0.instance.function === node && $0.instance.yielded != nil }?.instance.yielded ?? .none
        let code = node.isAsync ? try awaited(call, range).code : call.code
        return try closing(code, item.target, yielded, isVoid: true, body, inner)
      }
    }
    let manager = try value(item.context)
    switch manager.type {
    case .library("Asyncio.Lock"), .library("Asyncio.Condition"): try locked(manager, "withLock", body, inner, range)
    case Self.session, .async(.coroutine, Self.response):
      try held(manager.type == Self.session ? manager : try awaited(manager, range), item, body, inner)
    case .library("Asyncio.Barrier"):
      let place = Value(.int, try awaiting(Code.method(manager.code, "wait"), range))
      try held(place, item, body, inner)
    case .library("Asyncio.Semaphore"): try locked(manager, "withPermit", body, inner, range)
    case .object(let info): try entered(manager, info, item, isAsync, body, inner, range)
    case .unknown: try inner()
    default: throw Refusal("'with' of \(manager.type.python) is not translated yet", item.context.range)
    }
  }

  /// A value that the body has, and that ends with it by itself.
  private func held(
    _ value: Value, _ item: WithItem, _ body: [Statement], _ inner: () throws(Refusal) -> Void
  ) throws(Refusal) {
    emit("do {")
    depth += 1
    if let target = item.target, target.plainName.map({ name in body.contains { uses($0, name) } }) ?? true {
      try store(target, value, statement: nil)
    } else {
      emit("_ = \(value.code.text)")
    }
    try inner()
    depth -= 1
    emit("}")
  }

  /// A lock that is held while the body runs: in a closure, or between `acquire` and `release` where the body is left by more ways
  /// than a closure has.
  private func locked(
    _ lock: Value, _ name: String, _ body: [Statement], _ inner: () throws(Refusal) -> Void, _ range: SyntaxRange
  ) throws(Refusal) {
    if body.fitsClosure {
      return try closing(try awaiting(Code.property(lock.code, name), range), nil, .none, body, inner)
    }
    emit("do {")
    depth += 1
    emit(try awaiting(Code.method(lock.code, "acquire"), range).text)
    emit("defer { \(lock.code.base).release() }")
    try inner()
    depth -= 1
    emit("}")
  }

  /// The body as the closure of a call.
  func closing(
    _ call: Code, _ target: Expression?, _ given: Type, isVoid: Bool = false, _ body: [Statement],
    _ inner: () throws(Refusal) -> Void
  ) throws(Refusal) {
    guard body.fitsClosure else {
      throw Refusal(
        "a 'with' whose body is left by 'return', 'break' or 'continue' in one place and not in another",
        body.first?.range ?? SyntaxRange(line: 1, column: 0, endLine: 1, endColumn: 0))
    }
    let returns = !body.canFallThrough && body.contains(where: \.returns)
    var head = ""
    if let target {
      guard let name = target.plainName else { throw Refusal("'with … as' of such a target", target.range) }
      try note(name, given, in: scope, target.range)
      scope.noteBinding(name)
      if ScopeAnalysis(body, parameters: []).bound.contains(name) {
        throw Refusal("'\(name)' is bound to something else in the body of 'with'", target.range)
      }
      let isUsed = body.contains { uses($0, name) }
      head = " \(isUsed ? scope.swiftName(name) : "_") in"
    } else if !given.isNothing {
      head = " _ in"
    }
    let outer = (cleanups, loopFlags, returnHolder)
    (cleanups, loopFlags) = ([], [])
    let givesNothing = instance.map { $0.result.isNothing } ?? true
    let holder = returns && isVoid && !givesNothing ? temporary("result") : nil
    returnHolder = isVoid ? holder : nil
    let lines = try captured { () throws(Refusal) in
      depth += 1
      defer { depth -= 1 }
      try inner()
    }
    (cleanups, loopFlags, returnHolder) = outer
    if let holder, let instance {
      let isOptional = if case .optional = instance.result { true } else { false }
      emit("var \(holder): \(instance.result.swift)\(isOptional ? " = nil" : "!")")
      emit("\(call.text) {\(head)")
      self.lines += lines
      emit("}")
      emitCleanups()
      return emit("return \(holder)")
    }
    let result = returns && !cleanups.isEmpty ? temporary("result") : nil
    let start = result.map { "let \($0) = " } ?? (returns ? "return " : "")
    emit("\(start)\(call.text) {\(head)")
    self.lines += lines
    emit("}")
    if let result {
      emitCleanups()
      emit("return \(result)")
    }
  }

  /// An object with `__enter__` and `__exit__`, or the async ones.
  private func entered(
    _ manager: Value, _ info: ClassInfo, _ item: WithItem, _ isAsync: Bool, _ body: [Statement],
    _ inner: () throws(Refusal) -> Void, _ range: SyntaxRange
  ) throws(Refusal) {
    let (enter, exit) = isAsync ? ("__aenter__", "__aexit__") : ("__enter__", "__exit__")
    guard let (leave, _) = info.method(exit), info.method(enter) != nil else {
      throw Refusal("'with' of an object without '\(enter)' and '\(exit)'", range)
    }
    let held: Value
    if manager.code.isPlace {
      held = manager
    } else {
      let name = temporary("manager")
      emit("let \(name) = \(manager.code.text)")
      held = Value(manager.type, Code(name), isFresh: false)
    }
    guard var value = try callMethod(info, held, enter, [], [], range) else { return }
    if isAsync { value = try awaited(value, range) }
    if let target = item.target {
      try store(target, value, statement: nil)
    } else {
      emit(value.type == .none ? value.code.text : "_ = \(value.code.text)")
    }
    let error = "\u{1}error"
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    func left(_ holder: Value) throws(Refusal) -> Value {
      scope.substitutions[error] = holder
      let given = Array(leave.parameters.positional.dropFirst())
      let arguments = given.indices.map { index in
        Expression(index == 2 ? .constant(.none) : .name(error), range)
      }
      guard var result = try callMethod(info, held, exit, arguments, [], range) else { return Value(.none, "nil") }
      if isAsync { result = try awaited(result, range) }
      return result
    }
    let without = try left(Value(.optional(.error("any Error")), "nil"))
    let plain = without.type == .none ? without.code.text : "_ = \(without.code.text)"
    emit("do {")
    cleanups.append((loopFlags.count, [plain]))
    depth += 1
    try inner()
    cleanups.removeLast()
    depth -= 1
    emit("} catch {")
    depth += 1
    cleaning += 1
    defer { cleaning -= 1 }
    let result = try left(Value(.optional(.error("any Error")), "error"))
    if result.type == .bool {
      emit("guard \(result.code.text) else { throw error }")
    } else {
      emit(result.type == .none ? result.code.text : "_ = \(result.code.text)")
      emit("throw error")
    }
    markThrowing()
    depth -= 1
    emit("}")
    if body.canFallThrough { emit(plain) }
  }

  /// What has to be done before the function, or the loop, is left from here.
  func emitCleanups(ofLoop: Bool = false) {
    for cleanup in cleanups.reversed() where !ofLoop || cleanup.loops >= loopFlags.count {
      for line in cleanup.lines { emit(line) }
    }
  }

  /// `yield` in a function that is a context manager: now the body of `with` runs.
  func yieldToBody(_ value: Expression?, _ instance: Instance, _ range: SyntaxRange) throws(Refusal) -> Value {
    let item = try value.map { (value) throws(Refusal) in try self.value(value) } ?? Value(.none, "nil")
    guard let both = (instance.yielded ?? .unknown).joined(with: item.type) else {
      throw Refusal("a context manager that yields now this and now that", range, id: "mixed-types")
    }
    if both != instance.yielded {
      instance.yielded = both
      changed = true
    }
    let call = Code("body(\(both == .none ? "" : convert(item, to: both).text))")
    if instance.function.isAsync { return Value(.none, try awaiting(call, range)) }
    return Value(.none, throwing(call))
  }
}

extension Statement {
  /// Whether it, or what is below it in the same function, is a `return`.
  var returns: Bool {
    switch kind {
    case .return: true
    case .function, .class: false
    default: children.contains(where: \.returns)
    }
  }

  /// Whether a loop around it is left or gone on with.
  var jumps: Bool {
    switch kind {
    case .break, .continue: true
    case .for, .while, .function, .class: false
    default: children.contains(where: \.jumps)
    }
  }
}

extension [Statement] {
  /// Whether they can be a closure: they are left at their end only, or by `return` only.
  var fitsClosure: Bool {
    if contains(where: \.jumps) { return false }
    return !contains(where: \.returns) || !canFallThrough
  }
}
