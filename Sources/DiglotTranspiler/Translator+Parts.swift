import DiglotSyntax

extension Translator {
  /// `row = grid[i]` and `bucket = groups.setdefault(key, [])` of a list that is changed by that name: Swift has the place itself instead,
  /// as a name would have a copy. In the statements that follow in the block the place must lead to the same thing.
  ///
  /// - Returns: whether the name stands for the place from here on.
  func standsForPlace(_ target: Expression, _ source: Expression, _ value: Value) throws(Refusal) -> Bool {
    guard let name = target.plainName, var path = source.path, let root = path.rootName, root != name, !mustCheck,
      !value.type.isImmutable, !isReference(value.type),
      path.keys.dropLast().allSatisfy({ $0.isConstant || $0.plainName != nil }),
      scope.owner(of: name) === scope, scope.owner(of: root) === scope, !scope.parameters.contains(name),
      scope.substitutions[root] == nil || scope.substitutions[root]?.place != nil
    else { return false }
    let analysis = scope.analysis
    let keys = Set(path.keys.compactMap(\.plainName))
    guard scope.written.contains(name) || following.contains(where: { $0.changes(name) }), analysis.stores(name) == 1,
      !analysis.captured.contains(name),
      !analysis.captured.contains(root), !keys.contains(name)
    else { return false }
    let rest = ScopeAnalysis(Array(following), parameters: [])
    guard rest.loads(name) == analysis.loads(name), !rest.bound.contains(root),
      keys.allSatisfy({ !rest.bound.contains($0) && !isMutated($0) }),
      !following.contains(where: { moves(path, in: $0) })
    else { return false }
    if case .item(let base, let key) = path.kind, !key.isConstant, key.plainName == nil {
      // A key that is computed is computed once.
      let computed = try self.value(key)
      guard computed.type.isImmutable, !computed.type.isOpen else { return false }
      let holder = temporary("key")
      emit("let \(holder) = \(computed.code.text)")
      let variable = Expression(.name("\u{1}\(holder)"), key.range)
      scope.substitutions["\u{1}\(holder)"] = Value(computed.type, Code(holder))
      path = Expression(.item(base, variable), path.range)
    }
    if case .call(let function, let arguments, _) = source.kind, case .attribute(let base, let method) = function.kind,
      case .item(_, let key) = path.kind
    {
      _ = try methodStatement(base, method, [key] + arguments.dropFirst(), [], source.range)
    }
    stand(name, for: path, Value(value.type, try changeable(path)))
    return true
  }

  /// From here on a name stands for a place.
  func stand(_ name: String, for place: Expression, _ value: Value) {
    mutate(place)
    var value = value
    value.isFresh = false
    value.place = place
    scope.substitutions[name] = value
    if scope.stands.updateValue(place, forKey: name) == nil { changed = true }
  }

  /// A loop whose variable is changed in place changes the elements: it goes over the indices, or the keys.
  ///
  /// - Returns: false for another loop.
  func mutatingLoop(_ target: Expression, _ iterable: Expression, _ body: [Statement]) throws(Refusal) -> Bool {
    guard let loop = PlaceLoop(target, iterable), let root = loop.whole.rootName, scope.owner(of: root) != nil,
      scope.written.contains(loop.element) || body.contains(where: { $0.changes(loop.element) }),
      scope.owner(of: loop.element) === scope, isLoopVariable(loop.element),
      loop.whole.keys.allSatisfy({ $0.isConstant || $0.plainName != nil })
    else { return false }
    let whole = try value(loop.whole)
    let (keyType, element): (Type, Type)
    switch (loop.kind, whole.type) {
    case (.elements, .list(let type)): (keyType, element) = (.int, type)
    case (.values, .dict(let k, let v)): (keyType, element) = (k, v)
    default: return false
    }
    let here = ScopeAnalysis(body, parameters: [])
    let place = Expression(.item(loop.whole, loop.key ?? Expression(.constant(.none), target.range)), target.range)
    guard !element.isImmutable, !isReference(element), !here.bound.contains(loop.element), !here.bound.contains(root),
      !body.contains(where: { moves(place, in: $0) })
    else { return false }
    if let key = loop.key?.plainName {
      guard !here.bound.contains(key), scope.owner(of: key) === scope, !scope.declared.contains(scope.swiftName(key))
      else { return false }
    }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    let code = try changeable(loop.whole)
    let swift: String
    var key = loop.key
    if let name = loop.key?.plainName {
      try note(name, keyType, in: scope, target.range)
      scope.noteBinding(name)
      if keyType == .int, loop.kind == .elements { scope.naturals.insert(name) }
      swift = scope.swiftName(name)
      scope.declared.insert(swift)
    } else {
      swift = temporary(loop.kind == .elements ? "index" : "key")
      let name = "\u{1}\(swift)"
      scope.substitutions[name] = Value(keyType, Code(swift), isFresh: false)
      key = Expression(.name(name), target.range)
    }
    defer { if loop.key != nil { scope.declared.remove(swift) } }
    let keys = loop.kind == .elements ? "indices" : "keys()"
    emit("for \(swift) in \(code.base).\(keys)\(loop.isReversed ? ".reversed()" : "") {")
    stand(
      loop.element, for: Expression(.item(loop.whole, key ?? target), target.range),
      Value(element, Code("\(code.base)[\(swift)]")))
    try nested(body)
    emit("}")
    return true
  }

  /// Whether a name is nothing but the variable of loops, and looked at in these alone.
  private func isLoopVariable(_ name: String) -> Bool {
    let analysis = scope.analysis
    if analysis.captured.contains(name) { return false }
    let loops = (instance?.function.body ?? module.body).flatMap { $0.loops(of: name) }
    return loops.count == analysis.stores(name)
      && loops.map { ScopeAnalysis($0.children, parameters: []).loads(name) }.reduce(0, +) == analysis.loads(name)
  }

  /// Whether a place may lead to something else after a statement: what lies on the way to it is changed, or bound anew.
  private func moves(_ place: Expression, in statement: Statement) -> Bool {
    if moves(place, inThis: statement) { return true }
    return statement.children.contains { moves(place, in: $0) }
  }

  private func moves(_ place: Expression, inThis statement: Statement) -> Bool {
    let steps = place.steps
    let attributes = steps.compactMap { if case .attribute(let name) = $0 { name } else { nil } }
    /// Whether a change of a container, by an attribute or at an index, is one on the way.
    func isOnTheWay(_ base: Expression, _ step: Expression.Step?) -> Bool {
      guard base.rootName == place.rootName else {
        if case .attribute(let name)? = step { return attributes.contains(name) }
        return false
      }
      let before = base.steps
      guard before.count < steps.count, before == Array(steps[..<before.count]) else { return false }
      return step == nil || step == steps[before.count]
    }
    func isTarget(_ target: Expression) -> Bool {
      switch target.kind {
      case .item(let base, _): isOnTheWay(base, .item)
      case .attribute(let base, let name): isOnTheWay(base, .attribute(name))
      case .tuple(let parts), .list(let parts): parts.contains(where: isTarget)
      case .starred(let inner): isTarget(inner)
      default: false
      }
    }
    switch statement.kind {
    case .assign(let targets, _) where targets.contains(where: isTarget): return true
    case .augmented(let target, _, _) where isTarget(target) || isOnTheWay(target, nil): return true
    case .delete(let targets) where targets.contains(where: isTarget): return true
    case .for(let target, _, _, _, _) where isTarget(target): return true
    case .function, .class: return true
    default: break
    }
    var callers: Set<String> = []
    for (index, attribute) in attributes.enumerated() {
      callers.formUnion(binders(of: attribute))
      if index < attributes.count - 1 || steps.last == .item { callers.formUnion(changers(of: attribute)) }
    }
    return statement.ownExpressions.contains { expression in
      expression.calls(oneOf: callers)
        || expression.contains { part in
          guard case .call(let function, let arguments, let keywords) = part.kind else { return false }
          if case .attribute(let base, let method) = function.kind, Statement.changing.contains(method),
            isOnTheWay(base, nil)
          {
            return true
          }
          let called = if case .attribute(_, let method) = function.kind { method } else { function.plainName ?? "" }
          if AliasAnalysis.isHarmless(called) { return false }
          return (arguments + keywords.map(\.value)).contains { $0.rootName != nil && isOnTheWay($0, nil) }
        }
    }
  }

  /// The program's functions and methods, by their names, that may bind attributes of this name to something else.
  private func binders(of attribute: String) -> Set<String> {
    if let known = bindersOfAttributes[attribute] { return known }
    let found = callers { statement in
      if case .assign(let targets, _) = statement.kind {
        return targets.contains { $0.contains { if case .attribute(_, attribute) = $0.kind { true } else { false } } }
      }
      return false
    }
    bindersOfAttributes[attribute] = found
    return found
  }
}

extension Statement {
  /// The loops in it whose variable a name is, none in another one.
  fileprivate func loops(of name: String) -> [Statement] {
    switch kind {
    case .function, .class: return []
    case .for(let target, _, _, _, _) where ScopeAnalysis.names(in: target).contains(name): return [self]
    default: return children.flatMap { $0.loops(of: name) }
    }
  }
}

/// A loop over places: `for x in whole`, also of a copy or backwards, `for i, x in enumerate(whole)`, `for v in whole.values()` and
/// `for k, v in whole.items()`.
private struct PlaceLoop {
  enum Kind { case elements, values }

  var kind: Kind
  var whole: Expression
  var key: Expression?
  var element: String
  var isReversed = false

  init?(_ target: Expression, _ iterable: Expression) {
    if let name = target.plainName, iterable.rootName != nil, !iterable.isSliced {
      (kind, whole, key, element) = (.elements, iterable, nil, name)
      return
    }
    if let name = target.plainName, case .item(let base, let index) = iterable.kind, base.rootName != nil,
      case .slice(nil, nil, nil) = index.kind
    {
      (kind, whole, key, element) = (.elements, base, nil, name)
      return
    }
    guard case .call(let function, let arguments, let keywords) = iterable.kind, keywords.isEmpty else { return nil }
    var names: [Expression] = []
    if case .tuple(let parts) = target.kind { names = parts }
    switch function.kind {
    case .name("reversed"), .name("list"):
      guard arguments.count == 1, arguments[0].rootName != nil, let name = target.plainName else { return nil }
      (kind, whole, key, element) = (.elements, arguments[0], nil, name)
      isReversed = function.plainName == "reversed"
    case .name("enumerate"):
      guard arguments.count == 1, arguments[0].rootName != nil, names.count == 2, names[0].plainName != nil,
        let name = names[1].plainName
      else { return nil }
      (kind, whole, key, element) = (.elements, arguments[0], names[0], name)
    case .attribute(let base, "values"):
      guard arguments.isEmpty, base.rootName != nil, let name = target.plainName else { return nil }
      (kind, whole, key, element) = (.values, base, nil, name)
    case .attribute(let base, "items"):
      guard arguments.isEmpty, base.rootName != nil, names.count == 2, names[0].plainName != nil,
        let name = names[1].plainName
      else { return nil }
      (kind, whole, key, element) = (.values, base, names[0], name)
    default: return nil
    }
  }
}

extension Expression {
  /// A step from a thing to something in it.
  fileprivate enum Step: Equatable {
    case item
    case attribute(String)
  }

  fileprivate var steps: [Step] {
    switch kind {
    case .item(let base, _): base.steps + [.item]
    case .attribute(let base, let name): base.steps + [.attribute(name)]
    default: []
    }
  }

  /// The keys and indices on the way from the variable at its root.
  fileprivate var keys: [Expression] {
    switch kind {
    case .item(let base, let key): base.keys + [key]
    case .attribute(let base, _): base.keys
    default: []
    }
  }

  fileprivate var isSliced: Bool { if case .item(_, let index) = kind { index.isSlice } else { false } }

  /// The place whose value it is, where it is one in something else.
  fileprivate var path: Expression? {
    switch kind {
    case .item, .attribute: return rootName == nil || isSliced ? nil : self
    case .call(let function, let arguments, let keywords):
      guard case .attribute(let base, "setdefault") = function.kind, arguments.count == 2, keywords.isEmpty,
        base.rootName != nil
      else { return nil }
      return Expression(.item(base, arguments[0]), range)
    default: return nil
    }
  }
}
