// Over 400 lines: the kinds of statements are one list of cases, which is read as one; it is to be cut when it is next changed.
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
    for (index, item) in body.enumerated() {
      for name in scope.analysis.declaredBefore[ObjectIdentifier(item)] ?? [] { predeclare(name) }
      if index == 0, isDocstring(item), instance != nil { continue }
      statement(item)
      narrow(after: item, before: body[(index + 1)...])
    }
  }

  func isDocstring(_ statement: Statement) -> Bool {
    if case .expression(let value) = statement.kind, case .constant(.string) = value.kind { return true }
    return false
  }

  /// Declares a variable whose uses lie in several blocks.
  func predeclare(_ name: String) {
    guard scope.functions[name] == nil, imports[name] == nil, !scope.declared.contains(scope.swiftName(name)) else {
      return
    }
    let type = self.type(of: name, in: scope)
    guard type != .unknown || scope.types[scope.swiftName(name)] != nil else { return }
    if case .function = type { return }
    scope.declared.insert(scope.swiftName(name))
    scope.bindings[name, default: 0] += 1
    emit("\(modifier)var \(scope.swiftName(name))\(initialValue(type))")
  }

  /// Variables of a script are the main actor's; functions may use them all the same, as one thread runs the whole.
  var modifier: String { scope.isModule && depth == 0 ? "nonisolated(unsafe) " : "" }

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
    }
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
      if isAsync { throw Refusal("'async for' is not translated yet", statement.range) }
      let outer = turning
      defer { turning = outer }
      if body.contains(where: \.makesFunctions) { turning.formUnion(ScopeAnalysis.names(in: target)) }
      try forLoop(target, iterable, body, orelse)
    case .while(let test, let body, let orelse): try whileLoop(test, body, orelse)
    case .if(let test, let body, let orelse): try ifStatement(test, body, orelse, statement.range)
    case .expression(let value): try expressionStatement(value)
    case .pass: break
    case .break:
      if let flag = loopFlags.last, let flag { emit("\(flag) = false") }
      emit("break")
    case .continue: emit("continue")
    case .import(let aliases): try importModules(aliases, statement.range)
    case .importFrom(let module, let aliases, _): try importNames(module ?? "", aliases, statement.range)
    case .delete(let targets): for target in targets { try delete(target) }
    case .assert(let test, let message): try assertStatement(test, message, statement.range)
    case .raise(let value, _): try raise(value, statement.range)
    case .try(let body, let handlers, let orelse, let finalBody, let isGroup):
      if isGroup { throw Refusal("'except*' is not translated yet", statement.range) }
      try tryStatement(body, handlers, orelse, finalBody, statement.range)
    case .global, .nonlocal: break
    case .with: throw Refusal("'with' is not translated yet", statement.range)
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
    emit(value.type == .none ? value.code.text : "_ = \(value.code.text)")
  }

  func returnStatement(_ expression: Expression?, _ range: SyntaxRange) throws(Refusal) {
    guard let instance else { throw Refusal("'return' outside of a function", range) }
    guard let expression else {
      if instance.isGenerator { return emit("return") }
      try join(.none, into: instance, range)
      emit(
        instance.isGenerator
          ? "return" : instance.result == .none || instance.result == .unknown ? "return" : "return nil")
      return
    }
    if instance.isGenerator {
      guard isNone(expression) else { throw Refusal("a generator's 'return' with a value", range) }
      return emit("return")
    }
    let value = try self.value(expression, expecting: instance.result)
    noteReturn(expression, value)
    try join(value.type, into: instance, range)
    instance.returnsValue = true
    if value.type == .none, instance.result == .none {
      if value.code.text != "nil" { emit(value.code.text) }
      emit("return")
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

  // Conditions

  func ifStatement(_ test: Expression, _ body: [Statement], _ orelse: [Statement], _ range: SyntaxRange)
    throws(Refusal)
  {
    if isMainGuard(test) { return try block(body) }
    if let known = try constantTest(test) { return try block(known ? body : orelse) }
    let check = try conditionOfStatement(test, body)
    if check.text == "true" {
      return try with(narrowings(test, true), in: body) { () throws(Refusal) in try block(body) }
    }
    if check.text == "false" {
      return try with(narrowings(test, false), in: orelse) { () throws(Refusal) in try block(orelse) }
    }
    emit("if \(check.text) {")
    try with(narrowings(test, true), in: body) { () throws(Refusal) in try nested(body) }
    try with(narrowings(test, false), in: orelse) { () throws(Refusal) in try elseBranch(orelse) }
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
      emit("} else if \(check.text) {")
      try with(narrowings(test, true), in: body) { () throws(Refusal) in try nested(body) }
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

  func isInstance(_ subject: Expression, _ types: Expression, exactly: Bool = false) throws(Refusal) -> Bool? {
    let type = try self.value(subject).type
    if type == .unknown { return false }
    if case .optional = type { return nil }
    if let kinds = typeNames(types) {
      let members: [Type] = type == .number ? [.int, .float] : type.members
      let answers = members.map { member in
        let all = kinds.map { member.isInstance(of: $0, exactly: exactly, in: self) }
        return all.contains(true) ? true : all.contains(nil) ? nil : false as Bool?
      }
      if answers.allSatisfy({ $0 == true }) { return true }
      if answers.allSatisfy({ $0 == false }) { return false }
      return nil
    }
    if case .object = type { return nil }
    if type.isUnion || type == .number { return nil }
    let names: [String]
    switch types.kind {
    case .tuple(let parts): names = parts.compactMap(\.plainName)
    case .name(let name): names = [name]
    default: return nil
    }
    let own: Set<String> =
      switch type {
      case .bool: exactly ? ["bool"] : ["bool", "int"]
      case .int, .big: ["int"]
      case .float: ["float"]
      case .string: ["str"]
      case .list: ["list"]
      case .set: ["set"]
      case .dict, .counter, .defaultDict: ["dict"]
      case .tuple, .tupleOf: ["tuple"]
      case .bytes: ["bytes"]
      default: []
      }
    return own.isEmpty ? nil : names.contains(where: own.contains)
  }

  func nested(_ body: [Statement]) throws(Refusal) {
    depth += 1
    defer { depth -= 1 }
    try block(body)
  }

  // Loops

  func whileLoop(_ test: Expression, _ body: [Statement], _ orelse: [Statement]) throws(Refusal) {
    try withElse(orelse) { () throws(Refusal) in
      emit("while \(try condition(test).text) {")
      try nested(body)
      emit("}")
    }
  }

  func withElse(_ orelse: [Statement], _ loop: () throws(Refusal) -> Void) throws(Refusal) {
    guard !orelse.isEmpty else {
      loopFlags.append(nil)
      defer { loopFlags.removeLast() }
      return try loop()
    }
    let flag = temporary("isComplete")
    emit("var \(flag) = true")
    loopFlags.append(flag)
    try loop()
    loopFlags.removeLast()
    emit("if \(flag) {")
    try nested(orelse)
    emit("}")
  }

  func forLoop(_ target: Expression, _ iterable: Expression, _ body: [Statement], _ orelse: [Statement])
    throws(Refusal)
  {
    try withElse(orelse) { () throws(Refusal) in
      if try mutatingLoop(target, iterable, body) { return }
      let sequence = try self.sequence(iterable)
      let own = ScopeAnalysis.names(in: target).map(scope.swiftName).filter { !scope.declared.contains($0) }
      defer { scope.declared.subtract(own) }
      let (pattern, prologue) = try loopPattern(target, sequence, in: body)
      emit("for \(pattern) in \(sequence.code.text) {")
      depth += 1
      defer { depth -= 1 }
      for line in prologue { emit(line) }
      try block(body)
      depth -= 1
      emit("}")
      depth += 1
    }
  }

  /// A loop whose variable is changed in place changes the elements: it goes over the indices.
  func mutatingLoop(_ target: Expression, _ iterable: Expression, _ body: [Statement]) throws(Refusal) -> Bool {
    guard let name = target.plainName, let list = iterable.plainName, let owner = scope.owner(of: list),
      scope.mutated.contains(name), case .list(let element) = type(of: list, in: owner), !element.isImmutable
    else { return false }
    if case .object = element { return false }
    let base = try self.value(iterable)
    owner.mutated.insert(list)
    let index = temporary("index")
    emit("for \(index) in \(Code.property(base.code, "indices").text) {")
    let outer = scope.substitutions[name]
    scope.substitutions[name] = Value(element, Code("\(base.code.base)[\(index)]"), isFresh: false)
    try nested(body)
    scope.substitutions[name] = outer
    emit("}")
    return true
  }

  /// The pattern behind `for`, and what has to be said first in the loop's body.
  func loopPattern(_ target: Expression, _ sequence: Iteration, in body: [Statement]) throws(Refusal) -> (
    String, [String]
  ) {
    switch target.kind {
    case .name(let name):
      let used = name != "_" && (scope.analysis.bound.contains(name))
      if let parts = sequence.parts {
        let names = parts.indices.map { _ in temporary("part") }
        let whole = tupleCode(zip(parts, names).map { Value($0, Code($1)) })
        let lines = try bind(name, whole, target)
        return ("(\(names.joined(separator: ", ")))", used ? lines : [])
      }
      try note(name, sequence.element, in: scope, target.range)
      let swift = scope.swiftName(name)
      if scope.declared.contains(swift) {
        scope.bindings[name, default: 0] += 1
        let inner = temporary("next")
        return (inner, ["\(swift) = \(convert(Value(sequence.element, inner), to: type(of: name, in: scope)).text)"])
      }
      scope.bindings[name, default: 0] += 1
      if let counts = sequence.counts, counts { scope.naturals.insert(name) } else { scope.naturals.remove(name) }
      let isUsed = body.contains { uses($0, name) }
      if !isUsed { return ("_", []) }
      let isVar = ScopeAnalysis(body, parameters: []).bound.contains(name) || scope.mutated.contains(name)
      return ((isVar ? "var " : "") + swift, [])
    case .tuple(let targets), .list(let targets):
      if let parts = sequence.parts, parts.count == targets.count, targets.allSatisfy({ $0.plainName != nil }) {
        var patterns: [String] = []
        var prologue: [String] = []
        for (part, target) in zip(parts, targets) {
          let (pattern, lines) = try loopPattern(target, Iteration(part, Code(""), parts: nil), in: body)
          patterns.append(pattern)
          prologue += lines
        }
        if patterns.contains(where: { $0.hasPrefix("var ") }) {
          patterns = patterns.map { $0.replacing("var ", with: "") }
          prologue = patterns.filter { $0 != "_" }.map { "var \($0) = \($0)" } + prologue
        }
        return ("(\(patterns.joined(separator: ", ")))", prologue)
      }
      if let parts = sequence.parts, parts.count == targets.count {
        var patterns: [String] = []
        var prologue: [String] = []
        for (part, target) in zip(parts, targets) {
          let (pattern, lines) = try loopPattern(target, Iteration(part, Code(""), parts: nil), in: body)
          patterns.append(pattern)
          prologue += lines
        }
        return ("(\(patterns.joined(separator: ", ")))", prologue)
      }
      let whole = temporary("item")
      let saved = depth
      defer { depth = saved }
      let lines = try captured { () throws(Refusal) in
        depth = 0
        try unpack(targets, Value(sequence.element, Code(whole), isFresh: false), target.range)
      }
      return (whole, lines)
    default: throw Refusal("a loop over such a target is not translated yet", target.range)
    }
  }

  func bind(_ name: String, _ value: Value, _ target: Expression) throws(Refusal) -> [String] {
    let saved = depth
    depth = 0
    defer { depth = saved }
    return try captured { () throws(Refusal) in try store(target, value, statement: nil) }
  }

  func uses(_ statement: Statement, _ name: String) -> Bool {
    ScopeAnalysis([statement], parameters: []).mentions(name)
  }
}

/// Python's exceptions that `Pythonic` has.
enum Errors {
  static let names: Set<String> = [
    "Exception", "ValueError", "TypeError", "KeyError", "IndexError", "ZeroDivisionError", "StopIteration",
    "RuntimeError", "NotImplementedError", "AssertionError", "AttributeError", "OverflowError", "LookupError",
    "ArithmeticError", "OSError", "IOError", "FileNotFoundError", "TimeoutError", "ConnectionError", "PermissionError",
    "NameError", "RecursionError", "EOFError", "UnicodeError", "MemoryError",
  ]
}
