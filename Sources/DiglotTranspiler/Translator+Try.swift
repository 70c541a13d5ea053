import DiglotSyntax

extension Translator {
  func tryStatement(
    _ body: [Statement], _ handlers: [Handler], _ orelse: [Statement], _ finalBody: [Statement], _ range: SyntaxRange
  ) throws(Refusal) {
    if finalBody.isEmpty { return try caught(body, handlers, orelse) }
    if finalBody.contains(where: { $0.returns || $0.jumps }) {
      return try leaving(body, handlers, orelse, by: finalBody, range)
    }
    let outerDepth = depth
    let last = try captured { () throws(Refusal) in
      depth = 0
      cleaning += 1
      defer {
        depth = outerDepth
        cleaning -= 1
      }
      try block(finalBody)
    }
    emit("do {")
    depth += 1
    if last.contains(where: { $0.contains("await ") }) {
      try caughtBeforeWaiting(body, handlers, orelse, last)
    } else {
      emit("defer {")
      depth += 1
      for line in last { emit(line) }
      depth -= 1
      emit("}")
      try caught(body, handlers, orelse)
      depth -= 1
      emit("}")
    }
  }

  /// `finally` that returns, so that no error gets past it: what happens before ends there.
  private func leaving(
    _ body: [Statement], _ handlers: [Handler], _ orelse: [Statement], by finalBody: [Statement], _ range: SyntaxRange
  ) throws(Refusal) {
    let before = body + handlers.flatMap(\.body) + orelse
    guard !finalBody.canFallThrough, !before.contains(where: { $0.returns || $0.jumps }) else {
      throw Refusal("'finally' that may leave before what it follows has", range)
    }
    let lines = try captured { () throws(Refusal) in
      catching += 1
      depth += 1
      defer { (catching, depth) = (catching - 1, depth - 1) }
      try caught(body, handlers, orelse)
    }
    emit("do {")
    self.lines += lines
    // Swift warns of a `catch` that nothing gets to.
    emit(lines.contains { $0.contains("try ") || $0.contains("throw ") } ? "} catch {}" : "}")
    try block(finalBody)
  }

  /// `finally` with an `await`, which Swift's `defer` cannot have: its lines come wherever the body is left.
  private func caughtBeforeWaiting(
    _ body: [Statement], _ handlers: [Handler], _ orelse: [Statement], _ last: [String]
  ) throws(Refusal) {
    cleanups.append((loopFlags.count, last))
    try caught(body, handlers, orelse)
    cleanups.removeLast()
    let isOpen = (body + orelse).canFallThrough || handlers.contains { $0.body.canFallThrough }
    depth -= 1
    emit("} catch {")
    depth += 1
    for line in last { emit(line) }
    emit("throw error")
    markThrowing()
    depth -= 1
    emit("}")
    if isOpen { for line in last { emit(line) } }
  }

  private func caught(_ body: [Statement], _ handlers: [Handler], _ orelse: [Statement]) throws(Refusal) {
    if handlers.isEmpty { return try block(body) }
    let flag = orelse.isEmpty ? nil : temporary("hasPassed")
    if let flag { emit("var \(flag) = false") }
    emit("do {")
    catching += 1
    try nested(body)
    catching -= 1
    if let flag {
      depth += 1
      emit("\(flag) = true")
      depth -= 1
    }
    var isComplete = false
    for handler in handlers {
      let pattern = try catchPattern(handler)
      emit("} \(pattern.text) {")
      isComplete = isComplete || pattern.catchesAll
      let outer = (rethrown, cleaning)
      rethrown = pattern.rethrown
      if pattern.catchesCancellation { cleaning += 1 }
      defer { (rethrown, cleaning) = outer }
      if pattern.catchesCancellation, mayCancel, handler.body.canFallThrough, !body.waitsForTasksOnly {
        emit("  Asyncio.checkGoingOn()")
      }
      guard let name = handler.name else {
        try nested(handler.body)
        continue
      }
      let saved = scope.substitutions[name]
      var type = Type.error("Exception")
      if let kind = handler.type?.plainName, let info = classes[kind] { type = .object(info) }
      if handler.type?.plainName == "ExceptionGroup" { type = .error("ExceptionGroup") }
      scope.substitutions[name] = Value(type, Code(pattern.rethrown), isFresh: false)
      try nested(handler.body)
      scope.substitutions[name] = saved
    }
    emit("}")
    if !isComplete { markThrowing() }
    if let flag {
      emit("if \(flag) {")
      try nested(orelse)
      emit("}")
    }
  }

  /// A clause of `except` as one of `catch`, and what its `raise` throws.
  private struct Catch {
    var text: String
    var catchesAll = false
    var rethrown = "error"
    var catchesCancellation = false
  }

  private func catchPattern(_ handler: Handler) throws(Refusal) -> Catch {
    usesPythonic = true
    guard let type = handler.type else {
      return Catch(text: "catch", catchesAll: true, catchesCancellation: isWaitingHere)
    }
    let parts: [Expression] =
      switch type.kind {
      case .tuple(let parts): parts
      default: [type]
      }
    var names: [String] = []
    for part in parts {
      guard let name = errorName(part) else { throw Refusal("'except' of this is not translated yet", handler.range) }
      names.append(name)
    }
    if names.contains("BaseException") {
      return Catch(text: "catch", catchesAll: true, catchesCancellation: isWaitingHere)
    }
    if names == ["CancellationError"] {
      return Catch(text: "catch is CancellationError", rethrown: "CancellationError()", catchesCancellation: true)
    }
    if names.contains("Exception") {
      // A cancellation is no `Exception`.
      guard isWaitingHere, !names.contains("CancellationError") else { return Catch(text: "catch", catchesAll: true) }
      return Catch(text: "catch let error where !(error is CancellationError)")
    }
    if names.contains(where: { $0.hasPrefix("Client") }) { usesWeb = true }
    if names.count == 1, let info = parts[0].plainName.flatMap({ classes[$0] }) {
      return Catch(text: "catch let error as \(info.name)")
    }
    if names == ["ExceptionGroup"] { return Catch(text: "catch let error as ExceptionGroup") }
    let kinds = names.map { "\($0).self" }.joined(separator: ", ")
    return Catch(
      text: "catch let error where error.isA(\(kinds))", catchesCancellation: names.contains("CancellationError"))
  }

  /// Whether a cancellation can come here.
  private var isWaitingHere: Bool { instance?.isWaiting ?? isAsync }
}

extension [Statement] {
  /// Whether all that they wait for is tasks, whose cancellation is not their own.
  fileprivate var waitsForTasksOnly: Bool {
    func waits(_ expression: Expression) -> Bool {
      if case .await(let inner) = expression.kind {
        switch inner.kind {
        case .name, .attribute, .item: return false
        case .call(let function, _, _):
          if case .attribute(_, let name) = function.kind {
            return name != "gather" && name != "wait_for" && name != "wait"
          }
          return function.plainName != "gather" && function.plainName != "wait_for"
        default: return true
        }
      }
      return expression.children.contains(where: waits)
    }
    return !contains { statement in
      if case .with(_, _, isAsync: true) = statement.kind { return true }
      if case .for(_, _, _, _, isAsync: true) = statement.kind { return true }
      return statement.ownExpressions.contains(where: waits) || !statement.children.waitsForTasksOnly
    }
  }
}
