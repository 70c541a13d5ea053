import DiglotSyntax

extension Translator {
  func define(_ function: Function, _ statement: Statement) throws(Refusal) {
    if !function.decorators.isEmpty { return try defineDecorated(function, statement) }
    scope.functions[function.name] = function
    let known = scope.definitions[function.name, default: []]
    if !known.contains(ObjectIdentifier(function)) {
      scope.definitions[function.name, default: []].append(ObjectIdentifier(function))
      if !known.isEmpty {
        let name = Names.spellings.free("\(Names.variable(function.name))\(known.count + 1)")
        functionNames[ObjectIdentifier(function)] = name
      }
    }
    guard !scope.isModule else { return }
    // Those of a function come where they are defined, once they have been called somewhere.
    for (key, inner) in instances
    where inner.function === function && inner.owner === scope && translatedBefore.contains(key) {
      let text = functionText(inner)
      if lines.suffix(text.count).map({ $0.drop { $0 == " " } }) != text.map({ $0.drop { $0 == " " } }) {
        for line in text { emit(line) }
      }
    }
  }

  /// The function for arguments of these types, translated in this pass.
  func instantiate(_ function: Function, _ types: [Type], owner: Scope, range: SyntaxRange, classInfo: ClassInfo? = nil)
    throws(Refusal) -> Instance
  {
    let found: Instance
    let types =
      zip(types, function.parameters.all).map { type, parameter in
        guard type.isOpen, let annotation = parameter.annotation, let said = annotatedType(annotation) else {
          return type
        }
        return type.plainlyJoined(with: said) ?? type
      } + types.dropFirst(function.parameters.all.count)
    if let known = instances.first(where: { entry in
      entry.instance.function === function && entry.instance.owner === owner && accepts(entry.instance, types)
    }) {
      found = known.instance
      try widen(found, types, range)
    } else {
      if let classInfo, classInfo.methodKind(function.name) != .ofType, function.parameters.positional.isEmpty {
        throw Refusal("a method without a parameter for its object", range)
      }
      let names = function.parameters.all.map(\.name)
      let inner = Scope(parent: owner, analysis: ScopeAnalysis(function.body, parameters: names))
      inner.parameters = Set(names)
      let growth = GrowthAnalysis(
        function.body, function: function.name, isMemoized: cached.contains(ObjectIdentifier(function)))
      inner.growing = growth.names
      found = Instance(function, types, scope: inner, owner: owner)
      found.grows = growth.result
      found.classInfo = classInfo
      if let classInfo, let first = function.parameters.positional.first,
        classInfo.methodKind(function.name) != .ofType
      {
        inner.receiver = (first.name, classInfo)
      }
      if cached.contains(ObjectIdentifier(function)) { found.cache = Names.variable(function.name) + "Cache" }
      if contextManagers.contains(ObjectIdentifier(function)) { found.becomeContextManager() }
      guard instances.count(where: { $0.instance.function === function }) < Self.mostInstances else {
        throw Refusal("a function that is called with so many types of arguments", range)
      }
      instances.append((key: "", instance: found))
      instances[instances.count - 1].key = "\(instances.count)"
      changed = true
    }
    if found.hasEffects { noteEffect() }
    if threads > 0 || self.instance?.isOnThread == true, !found.isOnThread {
      found.isOnThread = true
      changed = true
    }
    if mustCheck, !found.isChecked {
      found.isChecked = true
      changed = true
    }
    let id = instances.first { $0.instance === found }?.key ?? ""
    if translated.contains(id) || found.isInProgress { return found }
    translated.insert(id)
    translatedBefore.insert(id)
    try translate(found)
    return found
  }

  func accepts(_ instance: Instance, _ types: [Type]) -> Bool {
    guard instance.parameters.count == types.count else { return false }
    return zip(instance.parameters, types).allSatisfy { own, type in
      if own.isFunction || type.isFunction { return own == type }
      if own == type || own.isOpen || type.isOpen { return own.plainlyJoined(with: type) != nil }
      if own.joined(with: type) == own { return true }
      if case .optional = own.plainlyJoined(with: type) ?? .unknown { return true }
      return own == .int && type == .big
    }
  }

  func widen(_ instance: Instance, _ types: [Type], _ range: SyntaxRange) throws(Refusal) {
    for (index, type) in types.enumerated() {
      guard let both = instance.parameters[index].joined(with: type) else { continue }
      if both != instance.parameters[index] {
        instance.parameters[index] = both
        changed = true
      }
    }
  }

  func translate(_ instance: Instance) throws(Refusal) {
    let outer = (scope, self.instance, lines, depth, catching, loopFlags, temporaries)
    let outerCleanups = (cleanups, returnHolder, rethrown, threads, cleaning)
    instance.isInProgress = true
    scope = instance.scope
    self.instance = instance
    (lines, depth, catching, loopFlags, temporaries) = ([], 1, 0, [], 0)
    (cleanups, returnHolder, rethrown, threads, cleaning) = ([], nil, "error", 0, 0)
    defer {
      (cleanups, returnHolder, rethrown, threads, cleaning) = outerCleanups
      (scope, self.instance, lines, depth, catching, loopFlags, temporaries) = outer
      instance.isInProgress = false
    }
    for (parameter, type) in zip(instance.function.parameters.all, instance.parameters) {
      scope.declared.insert(scope.swiftName(parameter.name))
      scope.noteBinding(parameter.name)
      if parameter.name == scope.receiver?.name { continue }
      try note(parameter.name, type, in: scope, instance.function.body[0].range)
    }
    // A parameter that is bound to something wider while the function runs is declared as that.
    if isAbstract(instance) {
      usesPythonic = true
      emit("\(Self.stop)(NotImplementedError())")
      instance.code = lines
      return
    }
    if instance.isGenerator { depth += 1 }
    if let info = instance.classInfo, instance.function.name == "__init__" {
      try block(Self.initializerBody(instance.function, info))
      addSuperInit(instance, info)
    } else {
      try block(instance.function.body)
    }
    if instance.isGenerator {
      depth -= 1
      guard instance.function.isAsync || !instance.isThrowing else {
        throw Refusal("a generator that may raise where that is caught", instance.function.body[0].range)
      }
      switch instance.result {
      case .generator, .async: break
      default:
        try join(generatorType(instance, .unknown), into: instance, instance.function.body[0].range)
      }
      usesPythonic = true
    } else if instance.result != .none, instance.function.body.canFallThrough {
      try join(.none, into: instance, instance.function.body[0].range)
      if case .optional = instance.result { emit("return nil") }
    }
    if instance.result == .unknown, !instance.returnsValue, !instance.function.body.endsInRaise {
      instance.result = .none
      changed = true
    }
    instance.code = lines
  }

  /// Types of arguments for which a function is translated before it is given up.
  static let mostInstances = 24

  /// Whether a method says no more than that derived classes have it, and is called for no object that has it itself.
  private func isAbstract(_ instance: Instance) -> Bool {
    let name = instance.function.name
    guard let info = instance.classInfo, info.descendants.contains(where: { $0.methods[name] != nil }),
      !info.calledBySuper.contains(name),
      !([info] + info.descendants).contains(where: { $0.isConstructed && $0.method(name)?.1 === info })
    else { return false }
    let body = instance.function.body.filter { !$0.isDocstring }
    guard let only = body.first else { return true }
    guard body.count == 1 else { return false }
    switch only.kind {
    case .pass: return true
    case .expression(let value): if case .constant(.ellipsis) = value.kind { return true } else { return false }
    case .raise(let value?, _): return value.contains { $0.plainName == "NotImplementedError" }
    default: return false
    }
  }

  /// An exception that does not call `super().__init__` has all arguments all the same.
  private func addSuperInit(_ instance: Instance, _ info: ClassInfo) {
    let callsIt = instance.function.body.contains { $0.expressions.contains { $0.contains(where: \.isSuperInit) } }
    guard !callsIt, info.error != nil, info.base?.method("__init__") == nil else { return }
    let names = instance.function.parameters.all.dropFirst().map { Names.variable($0.name) }
    emit("super.init(\(names.joined(separator: ", ")))")
  }

  func generated(_ instance: Instance) -> Type {
    if case .async(.generator, let element) = instance.result { return element }
    return instance.result.element ?? .unknown
  }

  func generatorType(_ instance: Instance, _ element: Type) -> Type {
    instance.function.isAsync ? .async(.generator, element) : .generator(element)
  }

  func functionText(_ instance: Instance) -> [String] {
    let text = plainFunctionText(instance)
    guard places != nil, let line = instance.function.body.first?.range.line else { return text }
    return sourceLocation(max(line - 1, 1)) + text + ["#sourceLocation()"]
  }

  private func plainFunctionText(_ instance: Instance) -> [String] {
    let function = instance.function
    var parameters: [String] = []
    var copies: [String] = []
    for (parameter, type) in zip(function.parameters.all, instance.parameters) {
      if parameter.name == instance.scope.receiver?.name || instance.drops(parameter.name) { continue }
      let name = Names.variable(parameter.name)
      let shown = instance.scope.types[name] ?? type
      let isChanged =
        (instance.scope.lastBindings[name] ?? 1) > 1 || instance.scope.mutated.contains(parameter.name)
      if instance.scope.shared.contains(parameter.name) {
        parameters.append("_ \(name): Shared<\(shown.swift)>")
        continue
      }
      let isInout = instance.scope.inoutParameters.contains(parameter.name)
      if isChanged, !isInout { copies.append("  var \(name) = \(name)") }
      parameters.append("_ \(name): \(isInout ? "inout " : "")\(parameterType(shown))")
    }
    let original = originals[ObjectIdentifier(function)] ?? function
    let above = heading(ObjectIdentifier(original), function.body)
    let result = instance.result.isNothing ? "" : " -> \(instance.result.swift)"
    let effect = instance.effects
    if let yielded = instance.yielded {
      let given = yielded.isNothing ? "" : yielded.swift
      let kind = function.isAsync ? "@MainActor (\(given)) async throws" : "(\(given)) throws"
      parameters.append("_ body: \(kind) -> Void")
    }
    var name = swiftName(of: function)
    if instance.classInfo != nil { name = ClassInfo.swiftName(ofMethod: function.name) }
    let kind = instance.classInfo?.methodKind(function.name)
    if instance.isGenerator {
      let body = ["  \(function.isAsync ? "Asyncio." : "")Generator { yield in"] + instance.code + ["  }"]
      let head = "\(isolation(instance))func \(name)(\(parameters.joined(separator: ", ")))\(result) {"
      let whole = copies.isEmpty ? body : ["  return \(body[0].drop { $0 == " " })"] + body.dropFirst()
      return above + [head] + copies + whole + ["}"]
    }
    if let cache = instance.cache {
      return above
        + cachedText(
          instance, cache,
          "\(isolation(instance))func \(name)(\(parameters.joined(separator: ", ")))\(effect)\(result) {",
          copies)
    }
    let head =
      name == "init"
      ? "init(\(parameters.joined(separator: ", ")))\(effect) {"
      : "\(isolation(instance))\(kind == .ofType || kind == .ofClass ? "static " : "")func \(name)(\(parameters.joined(separator: ", ")))\(effect)\(result) {"
    return above + [head] + (copies.isEmpty ? withoutReturn(instance.code) : copies + instance.code) + ["}"]
  }

  /// Functions of a program with async functions are the main actor's, so that they share what they have: asyncio has one thread.
  private func isolation(_ instance: Instance) -> String {
    guard isAsync, !instance.isOnThread, instance.classInfo == nil else { return "" }
    return "@MainActor "
  }

  /// What Swift calls a function.
  func swiftName(of function: Function) -> String {
    functionNames[ObjectIdentifier(function)] ?? Names.variable(function.name)
  }

  func parameterType(_ type: Type) -> String {
    type.isFunction ? "@escaping \(type.swift)" : type.swift
  }

}

extension Parameters {
  /// All of them, in the order in which Swift has them.
  var all: [Parameter] {
    positional + (variadic.map { [$0] } ?? []) + keywordOnly + (keywords.map { [$0] } ?? [])
  }
}

extension Instance {
  /// Whether Swift has no such parameter: `__exit__` is given an error, its type and where it comes from, and often wants none of it.
  func drops(_ parameter: String) -> Bool {
    (function.name == "__exit__" || function.name == "__aexit__") && !scope.analysis.mentions(parameter)
  }

  /// What Swift says of it behind its parameters.
  var effects: String { (isWaiting ? " async" : "") + (isThrowing ? " throws" : "") }

  /// What it yields once is what the body of `with` gets.
  func becomeContextManager() {
    isGenerator = false
    isWaiting = function.isAsync
    isThrowing = true
    yielded = .unknown
  }
}
