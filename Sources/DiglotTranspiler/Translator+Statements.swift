internal import DiglotModel
import DiglotSyntax

extension Translator {
  func block(_ body: [Statement]) throws(Refusal) {
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    // Functions can be called before they are defined, by those defined earlier.
    for statement in body {
      if case .function(let function) = statement.kind, function.decorators.isEmpty {
        scope.functions[function.name] = function
      }
      if case .class(let type) = statement.kind { declareClass(type) }
    }
    var skipped = 0
    for (index, item) in body.enumerated() {
      if skipped > 0 {
        skipped -= 1
        continue
      }
      let taken = try swapping(body[index...])
      if taken > 0 {
        skipped = taken - 1
        continue
      }
      for name in scope.analysis.declaredBefore[ObjectIdentifier(item)] ?? [] { predeclare(name) }
      if index == 0, item.isDocstring { continue }
      let isDefinition = if case .function = item.kind { true } else if case .class = item.kind { true } else { false }
      if isDefinition, scope.isModule {
        let key =
          switch item.kind {
          case .function(let function): ObjectIdentifier(function)
          case .class(let type): ObjectIdentifier(type)
          default: ObjectIdentifier(item)
          }
        aboveDefinitions[key] = comments(above: item).filter { !$0.isEmpty }
        if !lines.isEmpty, lines.last != "" { emit("") }
      } else {
        if isFirstInLine(index, body) { emitComments(above: item, isFirst: index == 0) }
      }
      let first = lines.count
      widen(before: item)
      noteGuard(item, before: body[(index + 1)...])
      if !isDefinition { lines += sourceLocation(item.range.line) }
      let outer = following
      following = body[(index + 1)...]
      statement(item)
      following = outer
      attachComment(of: item, from: first)
      if neverPasses(item) { break }
      narrow(after: item, before: body[(index + 1)...])
    }
  }

  /// Whether what stands above a statement is its own: a second one in a line, or one that `MutableDefaults` has put in, has nothing.
  private func isFirstInLine(_ index: Int, _ body: [Statement]) -> Bool {
    let line = body[index].range.line
    if index > 0, body[index - 1].range.endLine == line { return false }
    guard index + 1 < body.count else { return true }
    let next = body[index + 1].range
    return next.line > line || next.column > body[index].range.column
  }

  /// Where a line of the program stands, where somebody asked for that.
  func sourceLocation(_ line: Int) -> [String] {
    guard let place = places?(line) else { return [] }
    return ["#sourceLocation(file: \(quoted(place.path)), line: \(place.line))"]
  }

  /// Declares a variable whose uses lie in several blocks.
  func predeclare(_ name: String) {
    guard scope.functions[name] == nil, imports[name] == nil, !scope.declared.contains(scope.swiftName(name)) else {
      return
    }
    if isUnused(name, scope), scope.analysis.isAssignedOnly(name) { return }
    let type = self.type(of: name, in: scope)
    guard type != .unknown || scope.types[scope.swiftName(name)] != nil else { return }
    if case .function = type { return }
    scope.declared.insert(scope.swiftName(name))
    scope.noteBinding(name)
    emit("\(modifier)var \(scope.swiftName(name))\(initialValue(type))")
  }

  /// Variables of a script are the main actor's; functions may use them all the same, as one thread runs the whole.
  /// `let` of what can be sent anywhere needs no more than that.
  func modifier(isVar: Bool, _ type: Type) -> String { !isVar && isSendable(type) ? "" : modifier }

  var modifier: String { scope.isModule && depth == 0 && !isInPattern && !isAsync ? "nonisolated(unsafe) " : "" }

  func initialValue(_ type: Type) -> String {
    switch type {
    case .int: " = 0"
    case .float: " = 0.0"
    case .bool: " = false"
    case .string: " = \"\""
    case .list, .iterator: ": \(type.swift) = []"
    case .dict, .set, .counter, .deque, .tupleOf: " = \(type.swift)()"
    case .big: ": BigInt = 0"
    case .number: ": Number = 0"
    case .optional(let inner): inner == .unknown ? ": Never?" : ": \(type.swift) = nil"
    case .none: ": None? = nil"
    default: ": \(type.swift)!"
    }
  }

  /// A statement; what is refused of it is noted, and the next one is looked at all the same.
  func statement(_ statement: Statement) {
    let outer = (depth, catching, loopFlags, scope.substitutions, lines.count, nesting)
    nesting += 1
    statements.append(statement)
    defer { statements.removeLast() }
    do throws(Refusal) {
      guard nesting < Self.deepestNesting else { throw Refusal("a block that is nested so deeply", statement.range) }
      try translate(statement)
      if let pending { throw pending }
      nesting = outer.5
    } catch {
      refusals.append(error)
      pending = nil
      (depth, catching, loopFlags, scope.substitutions) = (outer.0, outer.1, outer.2, outer.3)
      lines.removeLast(max(lines.count - outer.4, 0))
      nesting = outer.5
      learn(from: statement)
    }
  }

  /// What a test was refused for may be known by what stands below it: `if best is None or sum(window) > sum(best): best = window`.
  private func learn(from statement: Statement) {
    switch statement.kind {
    case .if, .while: break
    default: return
    }
    let outer = (depth, loopFlags, scope.substitutions, lines, refusals)
    depth += 1
    loopFlags.append(nil)
    for inner in statement.children { self.statement(inner) }
    (depth, loopFlags, scope.substitutions, lines, refusals) = outer
  }

  func translate(_ statement: Statement) throws(Refusal) {
    switch statement.kind {
    case .function(let function): try define(function, statement)
    case .class(let type): try defineClass(type, statement.range)
    case .return(let value): try returnStatement(value, statement.range)
    case .assign(let targets, let value): try assign(targets, value, statement)
    case .annotated(let target, let annotation, let value):
      if let value { try assign([target], value, statement, annotation: annotation) }
    case .augmented(let target, let symbol, let value): try augmented(target, symbol, value, statement)
    case .for(let target, let iterable, let body, let orelse, let isAsync):
      let outer = turning
      defer { turning = outer }
      if body.contains(where: \.makesFunctions) { turning.formUnion(ScopeAnalysis.names(in: target)) }
      if isAsync {
        try asyncForLoop(target, iterable, body, orelse)
      } else {
        try forLoop(target, iterable, body, orelse)
      }
    case .while(let test, let body, let orelse): try whileLoop(test, body, orelse)
    case .if(let test, let body, let orelse): try ifStatement(test, body, orelse, statement.range)
    case .expression(let value): try expressionStatement(value)
    case .pass: break
    case .break:
      if let flag = loopFlags.last, let flag { emit("\(flag) = false") }
      emitCleanups(ofLoop: true)
      emit("break")
    case .continue:
      emitCleanups(ofLoop: true)
      emit("continue")
    case .import(let aliases): try importModules(aliases, statement.range)
    case .importFrom(let module, let aliases, _): try importNames(module ?? "", aliases, statement.range)
    case .delete(let targets): for target in targets { try delete(target) }
    case .assert(let test, let message): try assertStatement(test, message, statement.range)
    case .raise(let value, _): try raise(value, statement.range)
    case .try(let body, let handlers, let orelse, let finalBody, let isGroup):
      if isGroup { return try tryGroup(body, handlers, orelse, finalBody, statement.range) }
      try tryStatement(body, handlers, orelse, finalBody, statement.range)
    case .global, .nonlocal: break
    case .with(let items, let body, let isAsync): try withStatement(items[...], body, isAsync, statement.range)
    case .match(let subject, let cases): try matchStatement(subject, cases, statement.range)
    }
  }

  func expressionStatement(_ expression: Expression) throws(Refusal) {
    if case .constant = expression.kind { return }
    if case .call(let function, let arguments, let keywords) = expression.kind,
      try callStatement(function, arguments, keywords, expression.range)
    {
      return
    }
    let value = try self.value(expression)
    if value.type == .none, value.code.text == "nil" { return }
    emit(value.type == .none ? value.code.text : "_ = \((value.parts ?? value.code).text)")
  }

  func returnStatement(_ expression: Expression?, _ range: SyntaxRange) throws(Refusal) {
    guard let instance else { throw Refusal("'return' outside of a function", range) }
    guard let expression else {
      emitCleanups()
      if instance.isGenerator { return emit("return") }
      try join(.none, into: instance, range)
      return emit(instance.result.isNothing ? "return" : "return nil")
    }
    if instance.isGenerator {
      guard isNone(expression) else { throw Refusal("a generator's 'return' with a value", range) }
      return emit("return")
    }
    if case .call(let function, let arguments, let keywords) = expression.kind, givesNothing(function),
      try callStatement(function, arguments, keywords, range)
    {
      return try returnStatement(nil, range)
    }
    if instance.yielded != nil { throw Refusal("a context manager's 'return' with a value", range) }
    var value = try self.value(expression, expecting: instance.result)
    if instance.function.name == "__iter__", case .iterator(let element) = value.type {
      usesPythonic = true
      value = Value(.generator(element), Code.call("Generator", [value.code]))
    }
    noteReturn(expression, value)
    try join(value.type, into: instance, range)
    instance.returnsValue = true
    if value.type == .none, instance.result == .none {
      if value.code.text != "nil" { emit((value.code.isName ? "_ = " : "") + value.code.text) }
      emitCleanups()
      emit("return")
    } else if let returnHolder {
      emit("\(returnHolder) = \(convert(value, to: instance.result).text)")
      emitCleanups()
      emit("return")
    } else if !cleanups.isEmpty {
      let result = temporary("result")
      emit("let \(result) = \(convert(value, to: instance.result).text)")
      emitCleanups()
      emit("return \(result)")
    } else {
      emit("return \(convert(value, to: instance.result).text)")
    }
  }

  func join(_ type: Type, into instance: Instance, _ range: SyntaxRange) throws(Refusal) {
    let type = instance.grows ? type.grown : type
    guard let both = instance.result.joined(with: type) else {
      throw Refusal(
        "'\(instance.function.name)' returns \(instance.result.python) in one place and \(type.python) in another",
        range,
        id: "mixed-types")
    }
    if both != instance.result {
      instance.result = both
      changed = true
    }
  }

  func nested(_ body: [Statement]) throws(Refusal) {
    depth += 1
    defer { depth -= 1 }
    try withNaturals { () throws(Refusal) in try block(body) }
  }
}
