import DiglotSyntax

extension Translator {
  func comprehension(_ comprehension: Comprehension, _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
    let outer = wantedElement
    defer { wantedElement = outer }
    wantedElement = comprehension.kind == .dict ? .unknown : expecting.element ?? .unknown
    if case .dict(_, let item) = expecting, comprehension.kind == .dict { wantedElement = item }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    if comprehension.clauses.count == 1, let clause = comprehension.clauses.first, !isInterleaved(comprehension),
      !comprehension.waits
    {
      let one = try single(comprehension, clause, range)
      // What Python has ready is waited for in Swift: a closure of `map` cannot.
      if !one.code.text.says("await ", within: 1) { return one }
      scope.substitutions = saved
    }
    return try several(comprehension, range)
  }

  /// The parameters of a closure over elements, and how its body begins.
  func parameters(_ target: Expression, _ iteration: Iteration) throws(Refusal) -> String {
    switch target.kind {
    case .name(let name):
      let swift = Names.variable(name)
      if iteration.parts != nil { return try parameters(target, boxed(iteration)) }
      var value = Value(iteration.element, Code(swift == "_" ? "_" : swift), isFresh: false)
      value.largest = iteration.largest
      scope.substitutions[name] = value
      if iteration.counts == true { scope.naturals.insert(name) } else { scope.naturals.remove(name) }
      return swift
    case .tuple(let targets), .list(let targets):
      if let parts = iteration.parts, parts.count == targets.count {
        var names: [String] = []
        for (part, target) in zip(parts, targets) { names.append(try parameters(target, Iteration(part, Code("")))) }
        return "(\(names.joined(separator: ", ")))"
      }
      switch iteration.element {
      case .tuple, .tupleOf, .list, .object, .string:
        let whole = temporary("item")
        try takeApart(Value(iteration.element, Code(whole), isFresh: false), targets, target.range)
        return whole
      case .unknown:
        for target in targets {
          if let name = target.plainName { scope.substitutions[name] = Value(.unknown, Code.unknown) }
        }
        return "item"
      default: throw Refusal("\(iteration.element.python) is not taken apart", target.range)
      }
    default: throw Refusal("a comprehension over such a target", target.range)
    }
  }

  /// An element, as what is wanted of all of them.
  func wanted(_ expression: Expression) throws(Refusal) -> Value {
    let type = wantedElement
    wantedElement = .unknown
    defer { wantedElement = type }
    let value = try self.value(expression, expecting: type)
    guard !type.isOpen, value.type != type, value.type.joined(with: type) == type else { return value }
    return Value(type, convert(value, to: type))
  }

  /// Whether what is done for one element may be seen by the test of the next one, or the other way round.
  func isInterleaved(_ comprehension: Comprehension) -> Bool {
    guard let clause = comprehension.clauses.first, !clause.conditions.isEmpty else {
      return comprehension.element.bindsName
    }
    return (clause.conditions + [comprehension.element]).contains { $0.bindsName }
      || clause.conditions.contains(where: hasEffect)
        && (hasEffect(comprehension.element) || comprehension.value.map(hasEffect) ?? false)
  }

  /// The names of targets, each as its part of a value.
  func takeApart(_ value: Value, _ targets: [Expression], _ range: SyntaxRange) throws(Refusal) {
    let parts = try self.parts(of: value, targets.count, range)
    for (target, part) in zip(targets, parts) {
      switch target.kind {
      case .name(let name): scope.substitutions[name] = part
      case .tuple(let inner), .list(let inner): try takeApart(part, inner, range)
      default: throw Refusal("a comprehension over such a target", target.range)
      }
    }
  }

  /// So many parts of a value.
  func parts(of value: Value, _ count: Int, _ range: SyntaxRange) throws(Refusal) -> [Value] {
    switch value.type {
    case .tuple(let types):
      guard types.count == count else { throw Refusal("\(value.type.python) is not taken apart into \(count)", range) }
      return types.indices.map { part(value, $0) }
    case .tupleOf(let type), .list(let type):
      return (0..<count).map { Value(type, Code("\(value.code.base)[\($0)]"), isFresh: false) }
    case .string:
      usesPythonic = true
      return (0..<count).map { Value(.string, Code.method(value.code, "at", [Code("\($0)")])) }
    case .object(let info):
      guard info.isNamedTuple, info.attributes.count == count else { break }
      return try info.attributes.map { (field) throws(Refusal) in try attribute(of: value, field.name, range) }
    case .unknown: return (0..<count).map { _ in Value(.unknown, Code.unknown) }
    default: break
    }
    throw Refusal("\(value.type.python) is not taken apart", range)
  }

  func single(_ comprehension: Comprehension, _ clause: Comprehension.Clause, _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    var iteration = try sequence(clause.iterable, for: clause.target)
    if iteration.parts != nil, clause.target.plainName != nil || !clause.conditions.isEmpty {
      if clause.target.plainName != nil { iteration = boxed(iteration) }
    }
    let outerTurning = turning
    defer { turning = outerTurning }
    turning.formUnion(ScopeAnalysis.names(in: clause.target))
    var conditions = clause.conditions
    if let part = outcomes(iteration, clause) { (iteration, conditions) = (part, []) }
    let names = try parameters(clause.target, iteration)
    var code = iteration.code
    if code.binding < .postfix { code = Code("(\(code.text))") }
    let tests = try conditions.map { (test) throws(Refusal) in
      let code = try condition(test)
      scope.substitutions.merge(narrowings(test, true)) { _, new in new }
      return code
    }
    var wasThrowing = false
    // What is asked for its next element may have no end.
    let isLazy = comprehension.kind == .generator && isAskedForNext
    if !tests.isEmpty {
      let test = tests.dropFirst().reduce(tests[0]) { Code.infix($0, "&&", $1, .conjunction) }
      wasThrowing = test.text.contains("try ")
      code = Code(
        "\(wasThrowing ? "try " : "")\(code.base).\(isLazy && !wasThrowing ? "lazy." : "")filter { \(names) in \(test.text) }",
        wasThrowing ? .closure : .postfix)
    }
    var element = comprehension.value == nil ? try wanted(comprehension.element) : try value(comprehension.element)
    if element.code.text == "[]", wantedElement == element.type, !element.type.isOpen {
      element.code = Code("\(element.type.swift)()")
    }
    if let valueExpression = comprehension.value {
      usesPythonic = true
      var item = try wanted(valueExpression)
      if item.code.text == "nil", case .optional(let inner) = item.type, !inner.isOpen {
        item.code = Code("nil as \(item.type.swift)", .cast)
      }
      return Value(
        .dict(element.type, item.type),
        Code("Dict(\(code.base).map { \(names) in (\(element.code.text), \(item.code.text)) })"))
    }
    try checkAliases(comprehension.element, element)
    let isSame = element.code.text == names && (!tests.isEmpty || clause.conditions.count > conditions.count)
    let needsTry = element.code.text.contains("try ")
    if !isSame {
      code = Code(
        "\(needsTry ? "try " : "")\(code.base).map { \(names) in \(element.code.text) }", needsTry ? .closure : .postfix
      )
      if element.code.text == names { code = Code("Array(\(iteration.code.text))") }
    }
    switch comprehension.kind {
    case .set:
      usesPythonic = true
      return Value(.set(element.type), Code("PySet(\(code.text))"))
    default:
      var result = Value(comprehension.kind == .generator ? .iterator(element.type) : .list(element.type), code)
      result.elements = element.bound
      result.count = iteration.count
      return result
    }
  }

  func several(_ comprehension: Comprehension, _ range: SyntaxRange) throws(Refusal) -> Value {
    let outerTurning = turning
    defer { turning = outerTurning }
    let outerDepth = depth
    var element = Value(.unknown, "")
    var item: Value?
    let name = temporary("result")
    let body = try captured { () throws(Refusal) in
      depth = 1
      var closers = 0
      for clause in comprehension.clauses {
        var iteration =
          try clause.isAsync ? asyncSequence(clause.iterable) : sequence(clause.iterable, for: clause.target)
        if clause.target.plainName != nil, iteration.parts != nil { iteration = boxed(iteration) }
        let names = try parameters(clause.target, iteration)
        emit("for \(clause.isAsync ? "try await " : "")\(names) in \(iteration.code.text) {")
        depth += 1
        closers += 1
        turning.formUnion(ScopeAnalysis.names(in: clause.target))
        for test in clause.conditions {
          emit("guard \(try condition(test).text) else { continue }")
          scope.substitutions.merge(narrowings(test, true)) { _, new in new }
        }
      }
      element = comprehension.value == nil ? try wanted(comprehension.element) : try value(comprehension.element)
      if let expression = comprehension.value {
        item = try wanted(expression)
        emit("\(name)[\(element.code.text)] = \(item?.code.text ?? "")")
      } else if comprehension.kind == .set {
        emit("\(name).add(\(element.code.text))")
      } else {
        emit("\(name).append(\(element.code.text))")
      }
      for _ in 0..<closers {
        depth -= 1
        emit("}")
      }
    }
    depth = outerDepth
    let type: Type
    switch comprehension.kind {
    case .dict: type = .dict(element.type, item?.type ?? .unknown)
    case .set: type = .set(element.type)
    case .generator: type = .iterator(element.type)
    case .list: type = .list(element.type)
    }
    if type.swift.contains("<") { usesPythonic = true }
    let start = type.swift.hasPrefix("[") ? "var \(name): \(type.swift) = []" : "var \(name) = \(type.swift)()"
    let indent = String(repeating: "  ", count: outerDepth)
    let lines =
      ["{", "\(indent)  \(start)"] + body.map { indent + $0 } + ["\(indent)  return \(name)", "\(indent)}()"]
    let code = Code(lines.joined(separator: "\n"))
    let isWaiting = comprehension.waits || body.contains { $0.says("await ", within: 0) }
    if isWaiting { return Value(type, try awaiting(code, range)) }
    return Value(type, throwing(code, if: body.contains { $0.says("try ", within: 0) }))
  }
}

extension Comprehension {
  /// Whether something is waited for in it.
  var waits: Bool {
    clauses.contains(where: \.isAsync)
      || ([element, value].compactMap { $0 } + clauses.flatMap(\.conditions) + clauses.dropFirst().map(\.iterable))
        .contains { $0.contains { if case .await = $0.kind { true } else { false } } }
  }
}
