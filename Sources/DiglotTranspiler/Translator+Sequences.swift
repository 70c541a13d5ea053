// Over 400 lines: what a loop can go through are one list of cases, which is read as one; it is to be cut when it is next changed.
import DiglotSyntax

extension Translator {
  /// What a loop or a comprehension goes through.
  func sequence(_ expression: Expression) throws(Refusal) -> Iteration {
    if case .call(let function, let arguments, let keywords) = expression.kind {
      if let name = function.plainName, scope.owner(of: name) == nil, scope.function(name) == nil {
        switch name {
        case "range": return try rangeLoop(arguments, expression.range)
        case "enumerate" where !arguments.isEmpty:
          let inner = try sequence(arguments[0])
          usesPythonic = true
          var codes = [inner.parts == nil ? inner.code : boxed(inner).code]
          if arguments.count > 1 { codes.append(Code("start: \(try value(arguments[1]).code.text)")) }
          if let start = keywords.first(where: { $0.name == "start" }) {
            codes.append(Code("start: \(try value(start.value).code.text)"))
          }
          if codes.count == 1 {
            return Iteration(
              .tuple([.int, inner.element]), Code.method(codes[0], "enumerated"), parts: [.int, inner.element])
          }
          return Iteration(.tuple([.int, inner.element]), Code.call("enumerate", codes), parts: [.int, inner.element])
        case "zip" where arguments.count >= 2 && !arguments.contains(where: isStarred):
          let inner = try arguments.map { (argument) throws(Refusal) in
            let one = try sequence(argument)
            return one.parts == nil ? one : boxed(one)
          }
          if inner.count > 2 { usesPythonic = true }
          return Iteration(
            .tuple(inner.map(\.element)), Code.call("zip", inner.map(\.code)), parts: inner.map(\.element))
        case "reversed" where arguments.count == 1:
          let inner = try sequence(arguments[0])
          if inner.parts == nil { return Iteration(inner.element, Code.method(inner.code, "reversed")) }
        default: break
        }
      }
      if case .attribute(let base, "items") = function.kind, arguments.isEmpty {
        let dict = try value(base)
        switch dict.type {
        case .dict(let k, let v), .defaultDict(let k, let v):
          return Iteration(.tuple([k, v]), Code.method(dict.code, "items"), parts: [k, v])
        case .counter(let k): return Iteration(.tuple([k, .int]), Code.method(dict.code, "items"), parts: [k, .int])
        case .unknown: return Iteration(.unknown, Code("unknown"))
        default: break
        }
      }
    }
    if let info = classNamed(expression), info.isEnumeration {
      return Iteration(.object(info), Code("\(info.name).allCases"))
    }
    var value = try self.value(expression)
    if case .optional = value.type { value = present(value) }
    if value.type.isUnion { value = try elements(of: value, expression.range) }
    if case .object(let name) = value.type, let info = classInfo(named: name) {
      return try iteration(info, value, expression.range)
    }
    if case .tuple(let parts) = expression.kind, !parts.contains(where: isStarred), let element = value.type.element,
      element != .unknown
    {
      let values = try parts.map { (part) throws(Refusal) in try self.value(part, expecting: element) }
      return Iteration(element, displayed(values, of: element))
    }
    if case .tuple = value.type, let element = value.type.element, element != .unknown {
      return Iteration(element, tupleElements(value, element))
    }
    if case .view(.items, let k, let v) = value.type {
      return Iteration(.tuple([k, v]), value.code, parts: [k, v])
    }
    guard let element = value.type.element else { throw Refusal("a loop over \(value.type.python)", expression.range) }
    if case .call = expression.kind { value.code = ungenerated(value) }
    if case .tuple(let parts) = value.type, case .tuple(let items) = expression.kind, element != .unknown {
      _ = (parts, items)
    }
    return Iteration(element, sequenceCode(value))
  }

  /// The elements of a value of a union, as a list of them.
  private func elements(of value: Value, _ range: SyntaxRange) throws(Refusal) -> Value {
    try distribute(value, range) { (part) throws(Refusal) in
      if case .tuple = part.type, let element = part.type.element {
        return Value(.list(element), tupleElements(part, element))
      }
      guard let element = part.type.element else { throw Refusal("a loop over \(part.type.python)", range) }
      let code = sequenceCode(part)
      if case .list = part.type { return part }
      return Value(.list(element), Code.call("Array", [code]))
    }
  }

  func tupleElements(_ tuple: Value, _ element: Type) -> Code {
    guard case .tuple(let types) = tuple.type else { return tuple.code }
    let parts = types.indices.map { part(tuple, $0) }
    return displayed(parts, of: element)
  }

  /// What a loop over an object has.
  private func iteration(_ info: ClassInfo, _ object: Value, _ range: SyntaxRange) throws(Refusal) -> Iteration {
    if info.isNamedTuple {
      let parts = try info.attributes.map { (field) throws(Refusal) in try attribute(of: object, field.name, range) }
      let type = tupleType(parts.map(\.type))
      guard let element = type.element else { throw Refusal("a loop over this", range) }
      return Iteration(element, displayed(parts, of: element))
    }
    if info.method("__next__") != nil, let next = try callMethod(info, object, "__next__", [], [], range) {
      usesPythonic = true
      let code = next.code.text.hasPrefix("try ") ? next.code.text : "try \(next.code.text)"
      return Iteration(next.type, Code("Generator(until: { \(code) })"))
    }
    if let result = try callMethod(info, object, "__iter__", [], [], range) {
      if case .object(let name) = result.type, let inner = classInfo(named: name),
        inner !== info || inner.method("__next__") != nil
      {
        return try iteration(inner, result, range)
      }
      guard let element = result.type.element else {
        if result.type == .unknown { return Iteration(.unknown, result.code) }
        throw Refusal("a loop over \(result.type.python)", range)
      }
      return Iteration(element, result.code)
    }
    throw Refusal("a loop over \(info.node.name)", range)
  }

  /// Pairs as tuples of ours.
  func boxed(_ iteration: Iteration) -> Iteration {
    guard let parts = iteration.parts else { return iteration }
    usesPythonic = true
    let type = tupleType(parts)
    let names = (0..<parts.count).map { "$\($0)" }
    usesPythonic = true
    let make = tupleCode(zip(parts, names).map { Value($0, Code($1)) })
    return Iteration(type, Code("\(iteration.code.base).map { \(make.code.text) }"))
  }

  /// A value as something that Swift goes through.
  func sequenceCode(_ value: Value) -> Code {
    switch value.type {
    case .string:
      usesPythonic = true
      return Code.property(value.code, "characters")
    case .dict, .defaultDict, .counter: return Code.method(value.code, "keys")
    default: return value.code
    }
  }

  func rangeLoop(_ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Iteration {
    let values = try arguments.map { (argument) throws(Refusal) in
      let value = try self.value(argument)
      let number = operand(value)
      guard number.type == .int || number.type == .unknown || number.type == .big else {
        throw Refusal("a range of \(value.type.python)", argument.range)
      }
      return number.type == .big ? Value(.int, convert(number, to: .int)) : number
    }
    // `0..<n` stops a program where n is negative; a count never is.
    func isCount(_ expression: Expression) -> Bool {
      if case .call(let function, _, _) = expression.kind { return function.plainName == "len" }
      return (expression.literalInt ?? -1) >= 0
    }
    if values.count == 1, isCount(arguments[0]) {
      return counting(Code("0..<\(values[0].code.inside(.addition))", .range))
    }
    if values.count == 2, let low = values[0].literal, low <= 0, isCount(arguments[1]) {
      return counting(Code("\(low)..<\(values[1].code.inside(.addition))", .range), low >= 0)
    }
    if values.count == 2, let low = values[0].literal, let high = values[1].literal, low <= high {
      return counting(Code("\(low)..<\(high)", .range), low >= 0)
    }
    usesPythonic = true
    var iteration = Iteration(.int, Code.call("range", values.map(\.code)))
    // Upwards from a number that is not negative.
    iteration.counts = values.count < 2 || (values.count == 2 && isSurelyNonNegative(arguments[0]))
    return iteration
  }

  func counting(_ code: Code, _ counts: Bool = true) -> Iteration {
    var iteration = Iteration(.int, code)
    iteration.counts = counts
    return iteration
  }

  // Comprehensions

  func comprehension(_ comprehension: Comprehension, _ expecting: Type, _ range: SyntaxRange) throws(Refusal) -> Value {
    let outer = wantedElement
    defer { wantedElement = outer }
    wantedElement = comprehension.kind == .dict ? .unknown : expecting.element ?? .unknown
    if case .dict(_, let item) = expecting, comprehension.kind == .dict { wantedElement = item }
    if comprehension.clauses.contains(where: \.isAsync) { throw Refusal("'async for' is not translated yet", range) }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    if comprehension.clauses.count == 1, let clause = comprehension.clauses.first, !isInterleaved(comprehension) {
      return try single(comprehension, clause, range)
    }
    return try several(comprehension, range)
  }

  /// The parameters of a closure over elements, and how its body begins.
  func parameters(_ target: Expression, _ iteration: Iteration) throws(Refusal) -> String {
    switch target.kind {
    case .name(let name):
      let swift = Names.variable(name)
      if iteration.parts != nil { return try parameters(target, boxed(iteration)) }
      scope.substitutions[name] = Value(iteration.element, Code(swift == "_" ? "_" : swift), isFresh: false)
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
          if let name = target.plainName { scope.substitutions[name] = Value(.unknown, "unknown") }
        }
        return "item"
      default: throw Refusal("\(iteration.element.python) is not taken apart", target.range)
      }
    default: throw Refusal("a comprehension over such a target", target.range)
    }
  }

  /// An element, as what is wanted of all of them.
  private func wanted(_ expression: Expression) throws(Refusal) -> Value {
    let type = wantedElement
    wantedElement = .unknown
    defer { wantedElement = type }
    let value = try self.value(expression, expecting: type)
    guard !type.isOpen, value.type != type, value.type.joined(with: type) == type else { return value }
    return Value(type, convert(value, to: type))
  }

  /// Whether what is done for one element may be seen by the test of the next one, or the other way round.
  private func isInterleaved(_ comprehension: Comprehension) -> Bool {
    guard let clause = comprehension.clauses.first, !clause.conditions.isEmpty else {
      return comprehension.element.bindsName
    }
    return (clause.conditions + [comprehension.element]).contains { $0.bindsName }
      || clause.conditions.contains(where: hasEffect)
        && (hasEffect(comprehension.element) || comprehension.value.map(hasEffect) ?? false)
  }

  /// Whether evaluating an expression may do something: it calls a function of the program, or changes what it is called on.
  func hasEffect(_ expression: Expression) -> Bool {
    expression.contains { part in
      guard case .call(let function, _, _) = part.kind else { return false }
      switch function.kind {
      case .name(let name):
        if let (function, _) = scope.function(name) {
          return instances.contains { $0.instance.function === function && $0.instance.hasEffects }
        }
        if let info = classes[name] { return hasEffect(info, "__init__") }
        return scope.owner(of: name) != nil
      case .attribute(let base, let name):
        if Statement.changing.contains(name) { return true }
        guard let value = try? self.value(base), case .object(let own) = present(value).type,
          let info = classInfo(named: own)
        else { return false }
        return hasEffect(info, name)
      default: return true
      }
    }
  }

  private func hasEffect(_ info: ClassInfo, _ method: String) -> Bool {
    let all = [info] + info.descendants
    return instances.contains { _, instance in
      instance.function.name == method && instance.hasEffects
        && all.contains { $0.method(method)?.0 === instance.function }
    }
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
    case .object(let name):
      guard let info = classInfo(named: name), info.isNamedTuple, info.attributes.count == count else { break }
      return try info.attributes.map { (field) throws(Refusal) in try attribute(of: value, field.name, range) }
    case .unknown: return (0..<count).map { _ in Value(.unknown, "unknown") }
    default: break
    }
    throw Refusal("\(value.type.python) is not taken apart", range)
  }

  func single(_ comprehension: Comprehension, _ clause: Comprehension.Clause, _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    var iteration = try sequence(clause.iterable)
    if iteration.parts != nil, clause.target.plainName != nil || !clause.conditions.isEmpty {
      if clause.target.plainName != nil { iteration = boxed(iteration) }
    }
    let outerTurning = turning
    defer { turning = outerTurning }
    turning.formUnion(ScopeAnalysis.names(in: clause.target))
    let names = try parameters(clause.target, iteration)
    var code = iteration.code
    if code.binding < .postfix { code = Code("(\(code.text))") }
    let tests = try clause.conditions.map { (test) throws(Refusal) in
      let code = try condition(test)
      scope.substitutions.merge(narrowings(test, true)) { _, new in new }
      return code
    }
    var wasThrowing = false
    if !tests.isEmpty {
      let test = tests.dropFirst().reduce(tests[0]) { Code.infix($0, "&&", $1, .conjunction) }
      wasThrowing = test.text.contains("try ")
      code = Code(
        "\(wasThrowing ? "try " : "")\(code.base).filter { \(names) in \(test.text) }",
        wasThrowing ? .closure : .postfix)
    }
    let element = comprehension.value == nil ? try wanted(comprehension.element) : try value(comprehension.element)
    if let valueExpression = comprehension.value {
      usesPythonic = true
      let item = try wanted(valueExpression)
      return Value(
        .dict(element.type, item.type),
        Code("Dict(\(code.base).map { \(names) in (\(element.code.text), \(item.code.text)) })"))
    }
    try checkAliases(comprehension.element, element)
    let isSame = element.code.text == names && !tests.isEmpty
    let needsTry = element.code.text.contains("try ")
    if isSame {
      if case .range = iteration.element {}
      let listed = iteration.code.text.contains("..<") || iteration.code.text.hasPrefix("range(") ? code : code
      code = listed
    } else {
      code = Code(
        "\(needsTry ? "try " : "")\(code.base).map { \(names) in \(element.code.text) }", needsTry ? .closure : .postfix
      )
      if element.code.text == names { code = Code("Array(\(iteration.code.text))") }
    }
    switch comprehension.kind {
    case .set:
      usesPythonic = true
      return Value(.set(element.type), Code("PySet(\(code.text))"))
    case .generator: return Value(.iterator(element.type), code)
    default: return Value(.list(element.type), code)
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
        let iteration = try sequence(clause.iterable)
        let names = try parameters(clause.target, iteration)
        emit("for \(names) in \(iteration.code.text) {")
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
    return Value(type, Code(lines.joined(separator: "\n")))
  }
}
