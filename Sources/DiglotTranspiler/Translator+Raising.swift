import DiglotSyntax

extension Translator {
  // Deleting, asserting, raising

  func delete(_ target: Expression) throws(Refusal) {
    if case .tuple(let parts) = target.kind { return try parts.forEachRefusing(delete) }
    guard case .item(let base, let index) = target.kind else {
      if target.plainName != nil { return }
      throw Refusal("'del' of this is not translated yet", target.range)
    }
    var container = try self.value(base)
    mutate(base)
    container.code = try changeable(base)
    if case .object(let name) = container.type, let info = classInfo(named: name),
      let result = try callMethod(info, container, "__delitem__", [index], [], target.range)
    {
      return emit(result.code.text)
    }
    switch container.type {
    case .list:
      if case .slice(let start, let stop, let step) = index.kind {
        emit(Code.method(container.code, "deleteSlice", try bounds(start, stop, step)).text)
        usesPythonic = true
      } else {
        let position = try self.value(index)
        if mustCheck {
          usesPythonic = true
          emit(
            fallible(Code.method(container.code, "delete", [Code("at: \(convert(operand(position), to: .int).text)")]))
              .text)
        } else {
          emit("\(container.code.base).remove(at: \(try nonNegative(position, container.code, index).text))")
        }
      }
    case .dict(let key, _), .defaultDict(let key, _), .counter(let key):
      emit(fallible(Code.method(container.code, "delete", [convert(try self.value(index), to: key)])).text)
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
        let values = try arguments.map { (argument) throws(Refusal) in try self.value(argument).code }
        return Code.call(name, values)
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
          var type = Type.error("Exception")
          if let kind = handler.type?.plainName, let info = classes[kind] { type = .object(info) }
          scope.substitutions[name] = Value(type, Code("error"), isFresh: false)
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
    if names.count == 1, let info = classes[names[0]] { return ("catch let error as \(info.name)", false) }
    let kinds = names.map { "\(classes[$0]?.name ?? $0).self" }.joined(separator: ", ")
    return ("catch let error where error.isA(\(kinds))", false)
  }
}

extension Array {
  /// `forEach` of what may refuse.
  func forEachRefusing(_ body: (Element) throws(Refusal) -> Void) throws(Refusal) {
    for element in self { try body(element) }
  }
}
