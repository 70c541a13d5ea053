import DiglotSyntax

extension Translator {
  /// `async for`, and a loop over `asyncio.as_completed`.
  func asyncForLoop(_ target: Expression, _ iterable: Expression, _ body: [Statement], _ orelse: [Statement])
    throws(Refusal)
  {
    let (iteration, isAsked) = try asyncSource(iterable)
    try markWaiting(iterable.range)
    markThrowing()
    try withElse(orelse) { () throws(Refusal) in
      try loop(isAsked ? "while let" : "for try await", target, iteration, body)
    }
  }

  /// What `async for` in a comprehension goes through.
  func asyncSequence(_ iterable: Expression) throws(Refusal) -> Iteration {
    let (iteration, isAsked) = try asyncSource(iterable)
    return isAsked ? Iteration(iteration.element, Code("Asyncio.Steps({ \(iteration.code.text) })")) : iteration
  }

  /// What `async for` goes through: a sequence of Swift's, or, of an object with `__aiter__`, the call by which its iterator is asked for
  /// the next element (`isAsked`).
  private func asyncSource(_ iterable: Expression) throws(Refusal) -> (iteration: Iteration, isAsked: Bool) {
    let range = iterable.range
    var source = try value(iterable)
    if case .object(let info) = source.type {
      guard let made = try callMethod(info, source, "__aiter__", [], [], range) else {
        throw Refusal("'async for' over an object without '__aiter__'", range)
      }
      source = made
    }
    switch source.type {
    case .async(.generator, let element): return (Iteration(element, source.code), false)
    case .unknown: return (Iteration(.unknown, Code(Code.unknown)), false)
    case .object(let iterator):
      let name = temporary("iterator")
      emit("let \(name) = \(source.code.text)")
      let holder = Value(source.type, Code(name), isFresh: false)
      guard let next = try callMethod(iterator, holder, "__anext__", [], [], range) else {
        throw Refusal("an iterator without '__anext__'", range)
      }
      let value = try awaited(next, range)
      let element: Type = if case .optional(let inner) = value.type { inner } else { value.type }
      return (Iteration(element, value.code), true)
    default: throw Refusal("'async for' over \(source.type.python) is not translated yet", range)
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
