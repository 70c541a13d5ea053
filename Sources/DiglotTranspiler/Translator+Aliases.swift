import DiglotSyntax

extension Translator {
  /// Two names for one list are one list in Python and two in Swift: where they part, that is refused.
  ///
  /// - Parameter target: what gets the value; nil where it is kept somewhere out of sight.
  func checkAliases(_ source: Expression, _ value: Value, target: Expression? = nil) throws(Refusal) {
    guard !value.type.isImmutable, !isReference(value.type) else { return }
    if value.isKept, let name = target?.plainName, part(.init(name: name, depth: 0), nil) {
      throw Refusal("'\(name)' is changed while an object has it as well", source.range, id: "alias")
    }
    if let name = target?.plainName {
      for attribute in value.keptAttributes.sorted() { try checkLooks(at: name, attribute, source.range) }
    }
    if source.rootName != nil, value.isFresh { return }
    for source in value.sources.isEmpty ? source.mayBe : value.sources {
      try check(source.plainName.flatMap { scope.substitutions[$0]?.place } ?? source, target)
    }
  }

  private func check(_ source: Expression, _ target: Expression?) throws(Refusal) {
    guard let root = source.rootName, !statements.isEmpty else { return }
    if let target, target.plainName == root, source.plainName == root { return }
    if let target, case .tuple(let parts) = target.kind { return try checkUnpacked(source, root, parts) }
    noteEscape(of: root, source, to: target)
    if let attribute = source.attributeInPath {
      // An object's attribute: whoever has the object sees it.
      guard let name = target?.plainName else { return }
      if isMutated(name),
        part(.init(name: name, depth: 0), nil) || bodyAtWork.contains(where: { $0.changesAttribute(attribute) })
      {
        throw Refusal("'\(name)' is changed while '.\(attribute)' has it as well", source.range, id: "alias")
      }
      return try checkLooks(at: name, attribute, source.range)
    }
    let place = AliasAnalysis.Place(name: root, depth: source.pathLength)
    let other = target.flatMap { target -> AliasAnalysis.Place? in
      guard let name = target.rootName, let owner = scope.owner(of: name), owner === scope, !scope.isOuter(name),
        name != scope.receiver?.name
      else { return nil }
      return .init(name: name, depth: target.plainName == nil ? 1 : 0)
    }
    try checkLoop(source, other)
    guard isMutated(root) || other.map({ isMutated($0.name) }) ?? false else { return }
    let isLocal = scope.owner(of: root) === scope && !scope.analysis.captured.contains(root)
    let isOtherLocal = other.map { !scope.analysis.captured.contains($0.name) } ?? true
    guard isLocal, isOtherLocal else {
      throw Refusal("'\(root)' is changed while it has two names", source.range, id: "alias")
    }
    // Whoever calls has the thing as well, and looks at it later.
    if let other, isGiven(root), other.name != root, part(other, nil) {
      throw Refusal("'\(other.name)' is changed, and '\(root)' of the caller has it", source.range, id: "alias")
    }
    if part(place, other) {
      let name = isMutated(root) ? root : other?.name ?? root
      throw Refusal("'\(name)' is changed while it has two names", source.range, id: "alias")
    }
  }

  /// A name has what an object's attribute has: it is not looked at after a method may have changed that.
  private func checkLooks(at name: String, _ attribute: String, _ range: SyntaxRange) throws(Refusal) {
    guard let statement = statements.last else { return }
    var analysis = AliasAnalysis(
      attribute: attribute, changers: changers(of: attribute), second: .init(name: name, depth: 0), start: statement)
    if analysis.part(in: bodyAtWork) {
      throw Refusal("'.\(attribute)' is changed while '\(name)' has it as well", range, id: "alias")
    }
  }

  /// The program's functions and methods, by their names, that may change in place what attributes of this name hold.
  func changers(of attribute: String) -> Set<String> {
    if let known = changersOfAttributes[attribute] { return known }
    let found = callers { $0.changesAttribute(attribute) }
    changersOfAttributes[attribute] = found
    return found
  }

  /// The functions and methods that have a statement of a kind in them, or call one that has.
  func callers(where isIt: (Statement) -> Bool) -> Set<String> {
    let functions = module.body.flatMap(\.functions)
    var found: Set<String> = []
    while true {
      let more = functions.filter { function in
        !found.contains(function.name)
          && function.body.contains { $0.contains(where: isIt) || $0.calls(oneOf: found) }
      }
      if more.isEmpty { return found }
      found.formUnion(more.map(\.name))
    }
  }

  /// What is written out holds the things themselves, in Python: a part that comes later must not change an earlier one.
  func checkOrder(_ parts: [Expression]) throws(Refusal) {
    guard parts.dropFirst().contains(where: \.calls) else { return }
    var places: [Expression] = []
    for part in parts {
      if !places.isEmpty, part.calls, let place = places.first(where: { mayChange(part, $0) }) {
        throw Refusal("what comes first here may be changed by what comes after it", place.range, id: "alias")
      }
      places += (part.mayBe + part.displayed).filter { place in
        guard let value = try? value(place) else { return false }
        return !value.type.isImmutable && !isReference(value.type) && !value.isFresh
      }
    }
  }

  /// Whether evaluating an expression may change a variable's value, or an attribute's.
  func mayChange(_ part: Expression, _ place: Expression) -> Bool {
    if let attribute = place.attributeInPath {
      return Statement(.expression(part), part.range).changesAttribute(attribute)
        || part.calls(oneOf: changers(of: attribute))
    }
    guard let root = place.rootName else { return false }
    let captured = scope.analysis.captured.contains(root)
    return part.contains { inner in
      guard case .call(let function, let arguments, _) = inner.kind else { return false }
      if case .attribute(let base, let method) = function.kind {
        if base.rootName == root, Statement.changing.contains(method) { return true }
        let isOwn = classes.values.contains { $0.method(method) != nil }
        return isOwn && (captured || arguments.contains { $0.rootName == root })
      }
      guard let name = function.plainName, scope.function(name) != nil else {
        // A class, or a function that is a value, may do anything with what it is given; Python's own functions do not.
        let isOwn = function.plainName.map { classes[$0] != nil || scope.owner(of: $0) != nil } ?? true
        return isOwn && (captured || arguments.contains { $0.rootName == root })
      }
      let functions = ParameterChanges { [scope] name in scope.function(name)?.0 }
      return captured
        || arguments.enumerated().contains { index, argument in
          argument.rootName == root && functions.deepest(in: name, parameter: index) != -1
        }
    }
  }

  /// Whether two names of one thing part after the statement at work; see `AliasAnalysis`.
  func part(_ first: AliasAnalysis.Place, _ second: AliasAnalysis.Place?) -> Bool {
    guard let statement = statements.last else { return false }
    let functions = ParameterChanges { [scope] name in scope.function(name)?.0 }
    var analysis = AliasAnalysis(first: first, second: second, start: statement, functions: functions)
    analysis.stands = scope.stands
    return analysis.part(in: bodyAtWork)
  }

  /// The statements of the function at work, or of the module.
  private var bodyAtWork: [Statement] { instance?.function.body ?? module.body }

  /// Whether a name is that of what a function was given, all the way through it.
  func isGiven(_ name: String) -> Bool {
    instance != nil && scope.parameters.contains(name) && name != scope.receiver?.name
      && scope.analysis.stores(name) == 0
  }

  /// Notes that what a function is given stays somewhere, or comes back as its result.
  private func noteEscape(of root: String, _ source: Expression, to target: Expression?) {
    guard let instance, scope === instance.scope,
      let index = instance.function.parameters.all.firstIndex(where: { $0.name == root }), root != scope.receiver?.name
    else { return }
    let isKept =
      target.map { target in
        guard let name = target.rootName else { return true }
        return name == scope.receiver?.name || scope.owner(of: name) !== scope
          || instance.function.parameters.all.contains { $0.name == name } && target.plainName == nil
      } ?? false
    if isKept, instance.keptParameters.insert(index).inserted { changed = true }
  }

  /// Notes what a `return` gives of what the function was given.
  func noteReturn(_ expression: Expression, _ value: Value) {
    guard let instance, !value.type.isImmutable, !isReference(value.type) else { return }
    func visit(_ part: Expression) {
      switch part.kind {
      case .tuple(let parts), .list(let parts): for inner in parts { visit(inner) }
      case .conditional(_, let then, let otherwise):
        visit(then)
        visit(otherwise)
      case .boolean(_, let parts): for inner in parts { visit(inner) }
      case .item(_, let index) where index.isSlice: break
      default:
        for place in part.mayBe { note(place) }
      }
    }
    func note(_ part: Expression) {
      guard let root = part.rootName else { return }
      if let attribute = part.attributeInPath, instance.returnedAttributes.insert(attribute).inserted { changed = true }
      if root == scope.receiver?.name || part.attributeInPath != nil || scope.owner(of: root) !== scope {
        if !instance.returnsKept {
          instance.returnsKept = true
          changed = true
        }
      } else if let index = instance.function.parameters.all.firstIndex(where: { $0.name == root }),
        instance.returnedParameters.insert(index).inserted
      {
        changed = true
      }
    }
    visit(expression)
    for source in value.sources { visit(source) }
  }

  /// The result of a call, with what it may share with the arguments.
  func shared(_ result: Value, _ instance: Instance, _ arguments: [Expression?], _ range: SyntaxRange) throws(Refusal)
    -> Value
  {
    for index in instance.keptParameters where arguments.indices.contains(index) {
      guard let argument = arguments[index], argument.rootName != nil else { continue }
      let value = try self.value(argument)
      guard !value.isFresh, !value.type.isImmutable, !isReference(value.type), isMutated(argument.rootName ?? ""),
        argument.attributeInPath == nil, let root = argument.rootName
      else { continue }
      if part(.init(name: root, depth: argument.pathLength), nil) {
        throw Refusal("'\(root)' is changed while a function has kept it", argument.range, id: "alias")
      }
    }
    var result = result
    if result.type.isImmutable || isReference(result.type) { return result }
    result.sources = instance.returnedParameters.compactMap { index in
      arguments.indices.contains(index) ? arguments[index].flatMap { $0.rootName == nil ? nil : $0 } : nil
    }
    if !result.sources.isEmpty { result.isFresh = false }
    result.isKept = instance.returnsKept
    result.keptAttributes = instance.returnedAttributes
    return result
  }
}

extension Scope {
  /// Whether a name is that of an outer function, or of the module.
  func isOuter(_ name: String) -> Bool { analysis.outer.contains(name) }
}

extension Expression {
  /// How many steps lead from the variable at its root to its value.
  var pathLength: Int {
    switch kind {
    case .item(let base, _), .attribute(let base, _): base.pathLength + 1
    default: 0
    }
  }

  /// The attribute through which its value is reached.
  var attributeInPath: String? {
    switch kind {
    case .attribute(_, let name): name
    case .item(let base, _): base.attributeInPath
    default: nil
    }
  }
}

extension Expression {
  /// Whether something is called in it.
  fileprivate var calls: Bool { contains { if case .call = $0.kind { true } else { false } } }

  /// Whether a function or a method of one of these names is called in it.
  func calls(oneOf names: Set<String>) -> Bool {
    contains { part in
      guard case .call(let function, _, _) = part.kind else { return false }
      switch function.kind {
      case .name(let name), .attribute(_, let name): return names.contains(name)
      default: return false
      }
    }
  }
}

extension Statement {
  /// The functions that it defines, and those within.
  fileprivate var functions: [Function] {
    let within = children.flatMap(\.functions)
    if case .function(let function) = kind { return [function] + within }
    return within
  }

  /// Whether it is, or holds, a statement for which `test` says so.
  fileprivate func contains(where test: (Statement) -> Bool) -> Bool {
    test(self) || children.contains { $0.contains(where: test) }
  }

  fileprivate func calls(oneOf names: Set<String>) -> Bool { expressions.contains { $0.calls(oneOf: names) } }

  /// Whether an attribute of this name, or what it holds, is changed in it.
  func changesAttribute(_ name: String) -> Bool {
    func isIt(_ expression: Expression) -> Bool { expression.attributeInPath == name }
    switch kind {
    case .assign(let targets, _):
      if targets.contains(where: { if case .item(let base, _) = $0.kind { isIt(base) } else { false } }) { return true }
    case .augmented(let target, _, _) where isIt(target): return true
    case .delete(let targets) where targets.contains(where: isIt): return true
    default: break
    }
    return ownExpressions.contains { expression in
      expression.contains { part in
        guard case .call(let function, _, _) = part.kind, case .attribute(let base, let method) = function.kind else {
          return false
        }
        return Statement.changing.contains(method) && isIt(base)
      }
    } || children.contains { $0.changesAttribute(name) }
  }
}
