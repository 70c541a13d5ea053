import DiglotSyntax

extension Translator {
  // Deleting, asserting, raising

  func delete(_ target: Expression) throws(Refusal) {
    guard case .item(let base, let index) = target.kind else {
      if target.plainName != nil { return }
      throw Refusal("'del' of this is not translated yet", target.range)
    }
    let container = try self.value(base)
    mutate(base)
    switch container.type {
    case .list:
      if case .slice(let start, let stop, let step) = index.kind {
        emit(Code.method(container.code, "deleteSlice", try bounds(start, stop, step)).text)
        usesPythonic = true
      } else {
        let position = try self.value(index)
        emit("\(container.code.base).remove(at: \(try nonNegative(position, container.code, index).text))")
      }
    case .dict, .defaultDict, .counter:
      emit("_ = \(Code.method(container.code, "pop", [try self.value(index).code]).text)")
    default: throw Refusal("'del' of an element of \(container.type.python)", target.range)
    }
  }

  func assertStatement(_ test: Expression, _ message: Expression?, _ range: SyntaxRange) throws(Refusal) {
    let text = try message.map { (message) throws(Refusal) in try self.string(try self.value(message)).text } ?? "\"\""
    let check = try condition(test)
    emit("guard \(check.text) else { throw AssertionError(\(text)) }")
    usesPythonic = true
    markThrowing()
  }

  func markThrowing() {
    guard let instance, !instance.isThrowing, catching == 0 else { return }
    instance.isThrowing = true
    changed = true
  }

  func raise(_ value: Expression?, _ range: SyntaxRange) throws(Refusal) {
    guard let value else {
      emit("throw error")
      return markThrowing()
    }
    emit("throw \(try errorValue(value).text)")
    markThrowing()
  }

  func errorValue(_ value: Expression) throws(Refusal) -> Code {
    usesPythonic = true
    switch value.kind {
    case .name(let name) where Errors.names.contains(name): return Code("\(name)()")
    case .name(let name) where classes[name]?.error != nil: return Code("\(classes[name]?.name ?? name)()")
    case .call(let function, let arguments, _):
      if let name = function.plainName, Errors.names.contains(name) {
        guard arguments.count <= 1 else { throw Refusal("an exception with several arguments", value.range) }
        let texts = try arguments.map { (argument) throws(Refusal) in try self.string(try self.value(argument)) }
        return Code.call(name, texts)
      }
      return try self.value(value).code
    default: return try self.value(value).code
    }
  }

  func tryStatement(
    _ body: [Statement], _ handlers: [Handler], _ orelse: [Statement], _ finalBody: [Statement], _ range: SyntaxRange
  ) throws(Refusal) {
    if !finalBody.isEmpty {
      emit("do {")
      depth += 1
      emit("defer {")
      try nested(finalBody)
      emit("}")
    }
    if handlers.isEmpty {
      try block(body)
    } else {
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
        let (pattern, catchesAll) = try catchPattern(handler)
        emit("} \(pattern) {")
        isComplete = isComplete || catchesAll
        if let name = handler.name {
          let outer = scope.substitutions[name]
          scope.substitutions[name] = Value(.error("Exception"), Code("error"), isFresh: false)
          try nested(handler.body)
          scope.substitutions[name] = outer
        } else {
          try nested(handler.body)
        }
      }
      emit("}")
      if !isComplete { markThrowing() }
      if let flag {
        emit("if \(flag) {")
        try nested(orelse)
        emit("}")
      }
    }
    if !finalBody.isEmpty {
      depth -= 1
      emit("}")
    }
  }

  func catchPattern(_ handler: Handler) throws(Refusal) -> (String, Bool) {
    usesPythonic = true
    guard let type = handler.type else { return ("catch", true) }
    var names: [String] = []
    switch type.kind {
    case .name(let name): names = [name]
    case .tuple(let parts): names = parts.compactMap(\.plainName)
    default: throw Refusal("'except' of this is not translated yet", handler.range)
    }
    if names.contains("Exception") || names.contains("BaseException") { return ("catch", true) }
    let tests = names.map { name in
      classes[name].map { "error is \($0.name)" } ?? "error.isA(\(name).self)"
    }
    return ("catch let error where \(tests.joined(separator: " || "))", false)
  }
}
