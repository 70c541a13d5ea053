import DiglotSyntax

extension Translator {
  /// `try` with `except*`: each clause takes what it names out of a group of errors, and what no clause takes is thrown on.
  func tryGroup(
    _ body: [Statement], _ handlers: [Handler], _ orelse: [Statement], _ finalBody: [Statement], _ range: SyntaxRange
  ) throws(Refusal) {
    guard orelse.isEmpty else { throw Refusal("'else' of a 'try' with 'except*'", range) }
    guard finalBody.isEmpty else {
      // The same as a `try` in a `try`.
      let inner = Statement(.try(body: body, handlers: handlers, orelse: [], finalBody: [], isGroup: true), range)
      return try tryStatement([inner], [], [], finalBody, range)
    }
    usesPythonic = true
    emit("do {")
    catching += 1
    try nested(body)
    catching -= 1
    emit("} catch {")
    depth += 1
    let group = temporary("group")
    emit("var \(group) = SplitErrors(error)")
    for handler in handlers { try clause(handler, of: group) }
    emit("try \(group).throwRest()")
    depth -= 1
    emit("}")
    markThrowing()
  }

  private func clause(_ handler: Handler, of group: String) throws(Refusal) {
    let raises = handler.body.contains { $0.raises }
    guard let type = handler.type, !raises else {
      throw Refusal(raises ? "an 'except*' that raises" : "an 'except*' of this", handler.range)
    }
    let parts = if case .tuple(let parts) = type.kind { parts } else { [type] }
    let kinds = try parts.map { (part) throws(Refusal) in
      guard let name = errorName(part) else { throw Refusal("'except*' of this is not translated yet", handler.range) }
      return "\(name).self"
    }
    let call = "\(group).take(\(kinds.joined(separator: ", ")))"
    guard let name = handler.name, handler.body.contains(where: { uses($0, name) }) else {
      emit("if \(call) != nil {")
      try nested(handler.body)
      return emit("}")
    }
    let swift = Names.variable(name)
    emit("if let \(swift) = \(call) {")
    let saved = scope.substitutions[name]
    scope.substitutions[name] = Value(.error("ExceptionGroup"), Code(swift), isFresh: false)
    defer { scope.substitutions[name] = saved }
    try nested(handler.body)
    emit("}")
  }
}

extension Statement {
  fileprivate var raises: Bool {
    if case .raise = kind { return true }
    return children.contains(where: \.raises)
  }
}
