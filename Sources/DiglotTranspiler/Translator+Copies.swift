import DiglotSyntax

extension Translator {
  /// A copy of a list has the same lists in it, in Python: where one of them is changed afterwards by one name and looked at by the other,
  /// that is refused.
  func checkCopies(_ source: Expression, _ value: Value, target: Expression) throws(Refusal) {
    try checkLateReads(source, value, target)
    guard let held = value.type.held, !held.isImmutable, !isReference(held), let name = target.plainName
    else { return }
    let displayed = source.displayed
    for (index, one) in displayed.enumerated() {
      let isTwice = displayed[..<index].contains { same($0, one) }
      guard let type = try? self.value(one).type, !type.isImmutable, !isReference(type) else { continue }
      if isTwice { try checkParts(.init(name: name, depth: 1), nil, one) }
      guard let root = one.rootName, root != name, one.attributeInPath == nil, isMutated(root) || isMutated(name) else {
        continue
      }
      let isHere = scope.owner(of: root) === scope && scope.owner(of: name) === scope && !isGiven(root)
      try checkParts(
        .init(name: isHere ? root : name, depth: isHere ? one.pathLength : 1),
        isHere ? .init(name: name, depth: 1) : nil, one)
    }
    for copied in source.copied where copied.rootName != name && copied.attributeInPath == nil {
      guard let root = copied.rootName, let owner = scope.owner(of: root), isMutated(root) || isMutated(name) else {
        continue
      }
      let isHere = owner === scope && scope.owner(of: name) === scope && !isGiven(root)
      try checkParts(
        .init(name: isHere ? root : name, depth: isHere ? copied.pathLength + 1 : 1),
        isHere ? .init(name: name, depth: 1) : nil, copied)
    }
  }

  /// What `d.items()`, `map` and generators are made of is looked at when they are, in Python; in Swift some of it was looked at before.
  private func checkLateReads(_ source: Expression, _ value: Value, _ target: Expression) throws(Refusal) {
    guard let name = target.plainName else { return }
    switch value.type {
    case .view, .iterator, .generator: break
    default: return
    }
    var roots: Set<String> = []
    _ = source.contains { part in
      if let name = part.plainName { roots.insert(name) }
      return false
    }
    for root in roots.sorted() where root != name && isMutated(root) && scope.owner(of: root) === scope {
      guard let value = try? variable(root, source.range), !value.type.isImmutable, !isReference(value.type) else {
        continue
      }
      try checkParts(.init(name: root, depth: 0), .init(name: name, depth: 0), source)
    }
  }

  /// The thing that a loop's variable stands for is in what the loop goes through.
  func checkLoop(_ source: Expression, _ other: AliasAnalysis.Place?) throws(Refusal) {
    guard let root = source.rootName else { return }
    for loop in statements {
      guard case .for(let target, let iterable, _, _, _) = loop.kind, ScopeAnalysis.names(in: target).contains(root)
      else {
        continue
      }
      for whole in iterable.places where whole.attributeInPath == nil {
        guard let name = whole.rootName, scope.owner(of: name) === scope, name != other?.name,
          isMutated(name) || isMutated(root) || other.map({ isMutated($0.name) }) ?? false
        else { continue }
        try checkParts(.init(name: name, depth: whole.pathLength + 1 + source.pathLength), other, source)
      }
    }
  }

  /// A loop's variable that is changed is a part of what the loop goes through, which others may look at.
  func checkElements(_ target: Expression, _ body: [Statement]) throws(Refusal) {
    guard case .for(_, let iterable, _, _, _)? = statements.last?.kind else { return }
    let wholes = (iterable.places + iterable.displayed).compactMap(\.rootName)
    for name in ScopeAnalysis.names(in: target) where body.contains(where: { $0.changes(name) }) {
      guard let owner = scope.owner(of: name), let whole = wholes.first else { continue }
      let type = self.type(of: name, in: owner)
      if type.isImmutable || isReference(type) { continue }
      throw Refusal("'\(name)' is changed, and '\(whole)' has it", target.range, id: "alias")
    }
  }

  /// What comes from one list into another, by `extend` or `+=`, is in both.
  func checkShared(_ source: Expression, _ element: Type, into base: Expression) throws(Refusal) {
    guard !element.isImmutable, !isReference(element) else { return }
    for place in source.places {
      try checkAliases(
        Expression(.item(place, place), place.range), Value(element, Code(""), isFresh: false),
        target: Expression(.item(base, base), base.range))
    }
    for part in source.displayed {
      try checkAliases(
        part, Value(element, Code(""), isFresh: false), target: Expression(.item(base, base), base.range))
    }
  }

  /// `n, items = pair`: each name has a part of it.
  func checkUnpacked(_ source: Expression, _ root: String, _ targets: [Expression]) throws(Refusal) {
    guard source.attributeInPath == nil, scope.owner(of: root) === scope else { return }
    for name in targets.compactMap(\.plainName) where name != root && (isMutated(root) || isMutated(name)) {
      guard let owner = scope.owner(of: name), owner === scope else { continue }
      let type = self.type(of: name, in: owner)
      guard !type.isImmutable, !isReference(type) else { continue }
      let part = AliasAnalysis.Place(name: name, depth: 0)
      try checkParts(
        isGiven(root) ? part : .init(name: root, depth: source.pathLength + 1), isGiven(root) ? nil : part, source)
    }
  }

  private func checkParts(
    _ first: AliasAnalysis.Place, _ second: AliasAnalysis.Place?, _ source: Expression
  ) throws(Refusal) {
    if part(first, second) {
      throw Refusal("what '\(first.name)' has in it is changed while it has two names", source.range, id: "alias")
    }
  }
}

extension Type {
  /// What is in a container, and is in its copies as well.
  fileprivate var held: Type? {
    switch self {
    case .list(let t), .set(let t), .deque(let t), .tupleOf(let t), .iterator(let t), .generator(let t): t
    case .dict(_, let v), .mapping(_, _, let v): v
    case .optional(let t): t.held
    case .tuple(let parts): parts.first { !$0.isImmutable }
    case .union(let parts): parts.lazy.compactMap(\.held).first { !$0.isImmutable }
    default: nil
    }
  }
}
