import DiglotSyntax

extension Translator {
  /// The function that a lambda with a name is: the same one in every pass.
  func namedLambda(_ name: String, _ parameters: Parameters, _ body: Expression) -> Function {
    if let known = namedLambdas[ObjectIdentifier(body)] { return known }
    let function = Function(
      name: name, parameters: parameters, body: [Statement(.return(body), body.range)], decorators: [], returns: nil,
      isAsync: false)
    namedLambdas[ObjectIdentifier(body)] = function
    return function
  }

  /// Notes what a name is bound to, where that is written out: how many elements it has, what entries.
  func note(display: Expression, of name: String) {
    let owner = scope.owner(of: name) ?? scope
    switch display.kind {
    case .dict(let entries): owner.literals[name] = entries
    case .call(let function, let arguments, _):
      if libraryName(function) == "re.compile", let first = arguments.first,
        case .constant(.string(let text)) = first.kind, owner.analysis.stores(name) == 1
      {
        owner.patterns[name] = text
      }
    case .list(let parts), .tuple(let parts): owner.counts[name] = parts.contains(where: isStarred) ? nil : parts.count
    default: break
    }
  }

  /// A function under decorators: those of the library say how it is written, others are called with it.
  func defineDecorated(_ function: Function, _ statement: Statement) throws(Refusal) {
    var others: [Expression] = []
    var (isCached, isContextManager) = (false, false)
    var wrappedName: String?
    for decorator in function.decorators {
      var name = decorator
      if case .call(let callee, _, _) = decorator.kind { name = callee }
      switch libraryName(name) {
      case "functools.lru_cache"?, "functools.cache"?: isCached = true
      case "functools.wraps"?:
        if case .call(_, let arguments, _) = decorator.kind { wrappedName = arguments.first?.plainName }
      case "contextlib.suppress"?: break
      case "contextlib.contextmanager"?, "contextlib.asynccontextmanager"?: isContextManager = true
      default: others.append(decorator)
      }
    }
    let plain: Function
    if let known = undecorated[ObjectIdentifier(function)] {
      plain = known
    } else {
      plain = Function(
        name: others.isEmpty ? function.name : "_" + function.name, parameters: function.parameters,
        body: function.body,
        decorators: [], returns: function.returns, isAsync: function.isAsync)
      undecorated[ObjectIdentifier(function)] = plain
    }
    if isCached { cached.insert(ObjectIdentifier(plain)) }
    if isContextManager { contextManagers.insert(ObjectIdentifier(plain)) }
    pythonNames[ObjectIdentifier(plain)] = function.name
    wrapped[ObjectIdentifier(plain)] = wrappedName
    originals[ObjectIdentifier(plain)] = function
    scope.functions[plain.name] = plain
    try define(plain, statement)
    if others.isEmpty { return }
    var value = Expression(.name(plain.name), statement.range)
    for decorator in others.reversed() {
      value = Expression(.call(ownDecorator(decorator, of: function), [value], []), decorator.range)
    }
    let target = Expression(.name(function.name), statement.range)
    let key = ObjectIdentifier(function)
    let call = decoratorCalls[key] ?? value
    decoratorCalls[key] = call
    try store(target, try self.value(call), statement: nil)
  }

  /// A decorator that decorates several functions, each of its own types, is a function of its own for each.
  private func ownDecorator(_ decorator: Expression, of function: Function) -> Expression {
    if case .call(let callee, let arguments, let keywords) = decorator.kind {
      return Expression(.call(ownDecorator(callee, of: function), arguments, keywords), decorator.range)
    }
    guard let name = decorator.plainName, let (made, owner) = scope.function(name), owner === moduleScope else {
      return decorator
    }
    let own = "\u{1}\(name) of \(function.name)"
    let copy = decoratorCopies[own] ?? made.named(made.name)
    decoratorCopies[own] = copy
    moduleScope.functions[own] = copy
    return Expression(.name(own), decorator.range)
  }

  /// The text of a function that remembers its results.
  func cachedText(_ instance: Instance, _ name: String, _ head: String, _ copies: [String]) -> [String] {
    let types = instance.parameters
    let key = types.count == 1 ? types[0].swift : "Tuple<\(types.map(\.swift).joined(separator: ", "))>"
    let names = instance.function.parameters.all.map { Names.variable($0.name) }
    let arguments = names.count == 1 ? names[0] : "Tuple(\(names.joined(separator: ", ")))"
    let cache =
      "\(instance.owner.isModule ? "nonisolated(unsafe) " : "")let \(name) = FunctionCache<\(key), \(instance.result.swift)>()"
    let effect = instance.isThrowing ? "try " : ""
    return [cache, head, "  \(effect)\(name)(\(arguments)) {"] + copies.map { "  " + $0 }
      + instance.code.map { "  " + $0 } + ["  }", "}"]
  }
}
