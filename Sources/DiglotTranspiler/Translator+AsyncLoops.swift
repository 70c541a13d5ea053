import DiglotSyntax

extension Translator {
  /// `async for`, and a loop over `asyncio.as_completed`.
  func asyncForLoop(_ target: Expression, _ iterable: Expression, _ body: [Statement], _ orelse: [Statement])
    throws(Refusal)
  {
    let source = try value(iterable)
    try markWaiting(iterable.range)
    markThrowing()
    switch source.type {
    case .async(.generator, let element):
      try withElse(orelse) { () throws(Refusal) in
        try loop("for try await", target, Iteration(element, source.code), body)
      }
    case .object: try whileNext(target, source, iterable.range, body, orelse)
    case .unknown: try loop("for try await", target, Iteration(.unknown, Code(Code.unknown)), body)
    default: throw Refusal("'async for' over \(source.type.python) is not translated yet", iterable.range)
    }
  }

  /// What `async for` in a comprehension goes through.
  func asyncSequence(_ iterable: Expression) throws(Refusal) -> Iteration {
    let source = try value(iterable)
    switch source.type {
    case .async(.generator, let element): return Iteration(element, source.code)
    case .object(let info):
      guard let made = try callMethod(info, source, "__aiter__", [], [], iterable.range) else { break }
      if case .async(.generator, let element) = made.type { return Iteration(element, made.code) }
      guard case .object(let iterator) = made.type else { break }
      // One iterator for all turns.
      let name = temporary("iterator")
      emit("let \(name) = \(made.code.text)")
      let holder = Value(made.type, Code(name), isFresh: false)
      guard let next = try callMethod(iterator, holder, "__anext__", [], [], iterable.range) else { break }
      let value = try awaited(next, iterable.range)
      let element: Type = if case .optional(let inner) = value.type { inner } else { value.type }
      return Iteration(element, Code("Asyncio.Steps({ \(value.code.text) })"))
    case .unknown: return Iteration(.unknown, Code(Code.unknown))
    default: break
    }
    throw Refusal("'async for' over \(source.type.python) in a comprehension", iterable.range)
  }

  /// A loop over an object with `__aiter__`, as long as its iterator has a next element.
  private func whileNext(
    _ target: Expression, _ source: Value, _ range: SyntaxRange, _ body: [Statement], _ orelse: [Statement]
  ) throws(Refusal) {
    guard case .object(let info) = source.type, let made = try callMethod(info, source, "__aiter__", [], [], range)
    else {
      throw Refusal("'async for' over an object without '__aiter__'", range)
    }
    if case .async(.generator, let element) = made.type {
      return try withElse(orelse) { () throws(Refusal) in
        try loop("for try await", target, Iteration(element, made.code), body)
      }
    }
    guard case .object(let iterator) = made.type else {
      if made.type == .unknown { return }
      throw Refusal("'async for' over an object whose '__aiter__' gives \(made.type.python)", range)
    }
    let name = temporary("iterator")
    emit("let \(name) = \(made.code.text)")
    guard
      let next = try callMethod(iterator, Value(made.type, Code(name), isFresh: false), "__anext__", [], [], range)
    else { throw Refusal("an iterator without '__anext__'", range) }
    let value = try awaited(next, range)
    let element: Type = if case .optional(let inner) = value.type { inner } else { value.type }
    try withElse(orelse) { () throws(Refusal) in
      try loop("while let", target, Iteration(element, value.code), body)
    }
  }

  /// `raise StopAsyncIteration` in `__anext__`: there is nothing more. Returns false elsewhere.
  func endsIteration(_ value: Expression, _ range: SyntaxRange) throws(Refusal) -> Bool {
    guard let instance, instance.function.name == "__anext__" else { return false }
    var name = value
    if case .call(let function, _, _) = value.kind { name = function }
    guard name.plainName == "StopAsyncIteration" else { return false }
    guard catching == 0 else { throw Refusal("'StopAsyncIteration' in a 'try'", range) }
    try join(.none, into: instance, range)
    emitCleanups()
    emit("return nil")
    return true
  }
}
