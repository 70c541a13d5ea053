import DiglotSyntax

/// What a signature belongs to: a function, where it is defined, or a lambda, for an object of a class.
struct SignatureKey: Hashable {
  var node: ObjectIdentifier
  var owner: ObjectIdentifier
}

extension Translator {
  func signature(_ node: AnyObject, _ owner: AnyObject, _ make: () -> Signature) -> Signature {
    let key = SignatureKey(node: ObjectIdentifier(node), owner: ObjectIdentifier(owner))
    if let known = signatures[key] { return known.root }
    let new = make()
    signatures[key] = new
    changed = true
    return new
  }

  /// A function of the program as a value.
  func functionValue(_ function: Function, _ owner: Scope, _ range: SyntaxRange) throws(Refusal) -> Value {
    let isOpen = function.parameters.variadic != nil || function.parameters.keywords != nil
    let required = function.parameters.positional.filter { $0.defaultValue == nil }.count
    let own = signature(function, owner) {
      Signature(
        isOpen || required < function.parameters.positional.count
          ? nil : function.parameters.positional.map { _ in Type.unknown })
    }
    if let wrapped = wrapped[ObjectIdentifier(function)], case .closure(let other) = type(of: wrapped, in: owner) {
      own.root.names.formUnion(other.root.names)
    } else {
      own.root.names.insert(pythonNames[ObjectIdentifier(function)] ?? function.name)
    }
    let standards = function.parameters.positional.compactMap(\.defaultValue)
    let isPlain = !isOpen && function.parameters.keywordOnly.isEmpty && standards.allSatisfy(\.isConstant)
    own.note(named: isPlain ? function.parameters.positional : nil)
    guard let types = own.knownParameters else { return Value(.closure(own), Code(swiftName(of: function))) }
    let holders = types.indices.map { Expression(.name("\u{1}\($0)"), range) }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    for (index, type) in types.enumerated() {
      scope.substitutions["\u{1}\(index)"] = Value(type, Code("$\(index)"), isFresh: false)
    }
    let result = try checked(own) { () throws(Refusal) in
      try callFunction(function, owner: owner, holders, [], range, asValue: true)
    }
    try note(own, result.type, result.code.text.hasPrefix("try "), range)
    let name = swiftName(of: function)
    let plain = "\(name)(\(types.indices.map { "$\($0)" }.joined(separator: ", ")))"
    if case .async(.coroutine, _) = result.type {
      guard let deferral = result.deferral else {
        return Value(.closure(own), Code("{ try await \(result.code.text)() } as \(own.swift)", .cast))
      }
      if deferral.call.text == plain { return Value(.closure(own), Code(name), isFresh: true) }
      return Value(.closure(own), Code("{ try await \(deferral.call.text) } as \(own.swift)", .cast))
    }
    if isAsync, threads == 0 { return Value(.closure(own), Code("{ \(result.code.text) } as \(own.swift)", .cast)) }
    if result.code.text == plain || result.code.text == "try " + plain {
      return Value(.closure(own), Code(name), isFresh: true)
    }
    return Value(.closure(own), Code("{ \(result.code.text) } as \(own.swift)", .cast))
  }

  func note(_ signature: Signature, _ result: Type, _ isThrowing: Bool, _ range: SyntaxRange) throws(Refusal) {
    guard let isNew = signature.note(result: result) else {
      throw Refusal("a function that gives \(signature.result.python) and \(result.python)", range, id: "mixed-types")
    }
    if isNew { changed = true }
    if isThrowing, signature.noteThrowing() { changed = true }
  }

  /// A function of Python's own, or of the library, as a value: `str`, `math.sqrt`, `functools.partial(f, 1)`.
  func libraryFunction(_ function: Expression, _ bound: [Expression], _ keywords: [Keyword], _ key: Expression)
    throws(Refusal) -> Value
  {
    let own = signature(key, scope) { Signature(nil) }
    if let name = function.plainName { own.root.names.insert(name) }
    guard let types = own.knownParameters else { return Value(.closure(own), Code.unknown) }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    var holders: [Expression] = []
    for (index, type) in types.enumerated() {
      scope.substitutions["\u{1}value\(index)"] = Value(type, Code("$\(index)"), isFresh: false)
      holders.append(Expression(.name("\u{1}value\(index)"), key.range))
    }
    let result = try checked(own) { () throws(Refusal) in
      try onlyCall(function, bound + holders, keywords, key.range)
    }
    try note(own, result.type, result.code.text.hasPrefix("try "), key.range)
    return Value(.closure(own), Code("{ \(result.code.text) } as \(own.swift)", .cast))
  }

  /// Functions of Python's that may be values.
  static let functions: Set<String> = [
    "abs", "all", "any", "bin", "bool", "chr", "divmod", "float", "format", "hex", "int", "len", "list", "max", "min",
    "oct",
    "ord", "pow", "print", "repr", "reversed", "round", "set", "sorted", "str", "sum", "tuple",
  ]

  /// The body of a function that throws where it fails, if that is caught where it is called; else as it stands.
  private func checked(_ signature: Signature, _ translate: () throws(Refusal) -> Value) throws(Refusal) -> Value {
    let outer = (catching, instance)
    catching = signature.root.isChecked ? 1 : 0
    defer { (catching, instance) = outer }
    return try translate()
  }

  /// Methods that are called for what they change, and give nothing.
  static let changing: Set<String> = [
    "append", "extend", "insert", "remove", "clear", "sort", "reverse", "add", "discard", "update",
  ]

  /// Whether a call gives nothing, and has a statement in Swift: `print(x)`, `items.append(x)`.
  func givesNothing(_ function: Expression) -> Bool {
    if case .attribute(_, let name) = function.kind { return Self.changing.contains(name) }
    return isPrint(function)
  }

  func isPrint(_ function: Expression) -> Bool {
    function.plainName == "print" && scope.owner(of: "print") == nil && scope.function("print") == nil
  }

  /// What a lambda gives.
  func valueOfLambda(_ body: Expression) throws(Refusal) -> Value {
    guard case .call(let function, let arguments, let keywords) = body.kind, givesNothing(function) else {
      return try value(body)
    }
    return try onlyCall(function, arguments, keywords, body.range)
  }

  /// A call that is all that a closure does, so that it may be one that gives nothing.
  func onlyCall(_ function: Expression, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    guard givesNothing(function) else { return try call(function, arguments, keywords, range, .unknown) }
    var isStatement = false
    let outer = depth
    depth = 0
    defer { depth = outer }
    let lines = try captured { () throws(Refusal) in
      isStatement = try callStatement(function, arguments, keywords, range)
    }
    guard isStatement, lines.count == 1 else { return try call(function, arguments, keywords, range, .unknown) }
    noteEffect()
    return Value(.none, Code(lines[0]))
  }

  /// A lambda that is a value.
  func lambda(_ expression: Expression, _ parameters: Parameters, _ body: Expression) throws(Refusal) -> Value {
    guard parameters.variadic == nil, parameters.keywords == nil, parameters.keywordOnly.isEmpty else {
      throw Refusal("a lambda with '*'", expression.range)
    }
    let free = parameters.positional.filter { $0.defaultValue == nil }
    let own = signature(expression, scope) { Signature(free.map { _ in Type.unknown }) }
    guard let types = own.knownParameters, types.count == free.count else {
      throw Refusal("a lambda of other parameters", expression.range)
    }
    let kept = try parameters.positional.filter { $0.defaultValue != nil }.map { (parameter) throws(Refusal) in
      (parameter.name, try value(parameter.defaultValue ?? body))
    }
    try checkLateBinding(body, parameters, expression.range)
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    var captures: [String] = []
    for (name, value) in kept {
      let swift = Names.variable(name)
      captures.append(value.code.text == swift ? swift : "\(swift) = \(value.code.text)")
      scope.substitutions[name] = Value(value.type, Code(swift), isFresh: false)
    }
    let names = free.map { Names.variable($0.name) }
    for (parameter, type) in zip(free, types) {
      scope.substitutions[parameter.name] = Value(type, Code(Names.variable(parameter.name)), isFresh: false)
    }
    let wasInLambda = lambdaDepth
    lambdaDepth += 1
    defer { lambdaDepth = wasInLambda }
    let result = try checked(own) { () throws(Refusal) in try valueOfLambda(body) }
    try note(own, result.type, result.code.text.contains("try "), expression.range)
    if case .async(.coroutine, let value) = result.type {
      let list = zip(names, types).map { "\($0): \($1.swift)" }.joined(separator: ", ")
      let call = result.deferral?.call.text ?? "\(result.code.base)()"
      return Value(
        .closure(own), Code("{ (\(list)) async throws -> \(value.swiftResult) in try await \(call) }", .closure))
    }
    let list = zip(names, types).map { "\($0): \($1.swift)" }.joined(separator: ", ")
    let head = captures.isEmpty ? "" : "[\(captures.joined(separator: ", "))] "
    let effect = own.isThrowing ? " throws" : ""
    let code =
      result.type == .none ? (result.code.text == "nil" ? "" : result.code.text) : convert(result, to: own.result).text
    return Value(.closure(own), Code("{ \(head)(\(list))\(effect) -> \(own.result.swiftResult) in \(code) }", .closure))
  }

  /// A function that is kept sees a loop's variable as it is when the function is called; Swift's has one for each turn.
  func checkLateBinding(_ body: Expression, _ parameters: Parameters, _ range: SyntaxRange) throws(Refusal) {
    let own = Set(parameters.all.map(\.name))
    for name in turning where !own.contains(name) && body.contains(where: { $0.plainName == name }) {
      throw Refusal("a function that sees '\(name)' as the loop leaves it", range, id: "late-binding")
    }
  }

  /// A call of a value.
  func callValue(_ callee: Value, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    switch callee.type {
    case .closure(let signature):
      let (arguments, keywords, saved) = try unstarred(arguments, keywords, range)
      defer { if let saved { scope.substitutions = saved } }
      let values = try spread(try filled(signature, arguments, keywords, range))
      guard let isNew = signature.note(parameters: values.map(\.type)) else {
        throw Refusal("a call of a function with \(values.count) arguments of other types", range, id: "mixed-types")
      }
      if isNew { changed = true }
      if mustCheck, !signature.root.isChecked {
        signature.root.isChecked = true
        changed = true
      }
      let codes = zip(values, signature.parameters).map { convert($0, to: $1) }
      if case .async(.coroutine, let type) = signature.result {
        return deferred(Code(callee.code.base), codes, arguments, type)
      }
      let call = Code("\(callee.code.base)(\(codes.map(\.text).joined(separator: ", ")))")
      return Value(signature.result, throwing(call, if: signature.isThrowing))
    case .function(_, let result):
      let values = try spread(arguments)
      return Value(result, Code("\(callee.code.base)(\(values.map(\.code.text).joined(separator: ", ")))"))
    case .object(let info):
      if let result = try callMethod(info, callee, "__call__", arguments, keywords, range) { return result }
    case .optional: return try callValue(present(callee), arguments, keywords, range)
    case .unknown: return Value(.unknown, Code.unknown)
    default: break
    }
    throw Refusal("a call of \(callee.type.python)", range)
  }

  /// The arguments of a call of a function that is a value: those that are named at their places, and what stands for the others.
  private func filled(
    _ signature: Signature, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange
  ) throws(Refusal) -> [Expression] {
    guard let parameters = signature.named, !arguments.contains(where: isStarred) else {
      guard keywords.isEmpty else { throw Refusal("a call of a value with names of parameters", range) }
      return arguments
    }
    var all = arguments
    var rest = keywords
    for parameter in parameters.dropFirst(arguments.count) {
      if let index = rest.firstIndex(where: { $0.name == parameter.name }) {
        all.append(rest.remove(at: index).value)
      } else if let standard = parameter.defaultValue {
        all.append(standard)
      } else {
        break
      }
    }
    guard rest.isEmpty else { throw Refusal("'\(rest[0].name ?? "**")' of a function that is a value", range) }
    return all
  }

  /// Arguments, those behind `*` one by one where their number is known.
  ///
  /// - Parameter count: how many what is behind one `*` has to have, where what is called takes neither more nor less.
  func spread(_ arguments: [Expression], count: Int? = nil) throws(Refusal) -> [Value] {
    var values: [Value] = []
    for argument in arguments {
      guard case .starred(let inner) = argument.kind else {
        values.append(try value(argument))
        continue
      }
      values += try spreadValues(inner, count: count)
    }
    return values
  }

  private func spreadValues(_ inner: Expression, count: Int?) throws(Refusal) -> [Value] {
    switch inner.kind {
    case .tuple(let parts), .list(let parts):
      if !parts.contains(where: isStarred) { return try parts.map { (part) throws(Refusal) in try value(part) } }
    default: break
    }
    let whole = try value(inner)
    if let name = inner.plainName, let owner = scope.owner(of: name), let count = owner.counts[name],
      !owner.mutated.contains(name), !owner.isRebound(name), let element = whole.type.element
    {
      return (0..<count).map { Value(element, Code("\(whole.code.base)[\($0)]"), isFresh: false) }
    }
    if case .tuple(let types) = whole.type { return types.indices.map { part(whole, $0) } }
    if whole.type == .unknown { return [] }
    if let count, !mustCheck, count > 0, whole.code.isPlace {
      switch whole.type {
      case .list(let element), .tupleOf(let element):
        return (0..<count).map { Value(element, Code("\(whole.code.base)[\($0)]"), isFresh: false) }
      default: break
      }
    }
    throw Refusal("'*' of \(whole.type.python) in a call", inner.range)
  }
}
