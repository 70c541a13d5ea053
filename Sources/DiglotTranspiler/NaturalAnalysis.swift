import DiglotSyntax

/// Which integers are surely not negative, so that an index needs no look at its sign.
struct NaturalAnalysis {
  /// Names that a loop's body may make negative, or of which it does not tell.
  static func unsafe(in body: [Statement]) -> Set<String> {
    var names: Set<String> = []
    func visit(_ statement: Statement) {
      switch statement.kind {
      case .assign(let targets, let value):
        for target in targets {
          if case .tuple(let parts) = target.kind, case .tuple(let values) = value.kind, parts.count == values.count {
            for (part, one) in zip(parts, values) where !isSafe(one) { names.formUnion(ScopeAnalysis.names(in: part)) }
          } else if !isSafe(value) {
            names.formUnion(ScopeAnalysis.names(in: target))
          }
        }
      case .augmented(let target, let symbol, let value):
        let keeps = [.add, .mult, .floorDiv].contains(symbol) && (value.literalInt ?? -1) >= 0
        if !keeps, let name = target.plainName { names.insert(name) }
      case .annotated(let target, _, _): names.formUnion(ScopeAnalysis.names(in: target))
      case .for(let target, let iterable, _, _, _):
        if !countsUp(iterable) { names.formUnion(ScopeAnalysis.names(in: target)) }
      case .with(let items, _, _):
        for item in items { names.formUnion(item.target.map(ScopeAnalysis.names) ?? []) }
      case .function(let function): names.formUnion(function.body.flatMap { ScopeAnalysis([$0], parameters: []).outer })
      case .match(_, let cases): for part in cases { names.formUnion(part.pattern.names) }
      default: break
      }
      for expression in statement.ownExpressions where expression.bindsName {
        _ = expression.contains {
          if case .named(let name, _) = $0.kind { names.insert(name) }
          return false
        }
      }
      for inner in statement.children { visit(inner) }
    }
    for statement in body { visit(statement) }
    return names
  }

  /// Whether a value is not negative whatever the names in it are.
  private static func isSafe(_ value: Expression) -> Bool {
    switch value.kind {
    case .constant: (value.literalInt ?? -1) >= 0
    case .call(let function, _, _): function.plainName == "len"
    default: false
    }
  }

  private static func countsUp(_ iterable: Expression) -> Bool {
    guard case .call(let function, let arguments, _) = iterable.kind, function.plainName == "range" else {
      return false
    }
    return arguments.count == 1 || arguments.count == 2 && (arguments[0].literalInt ?? -1) >= 0
  }
}

extension Translator {
  /// What is translated in a block of its own: what it finds of signs holds no further than the block, what it takes away
  /// does.
  func withNaturals(_ names: Set<String> = [], loop body: [Statement]? = nil, _ translate: () throws(Refusal) -> Void)
    throws(Refusal)
  {
    let scope = self.scope
    if let body { scope.naturals.subtract(NaturalAnalysis.unsafe(in: body)) }
    let before = scope.naturals
    scope.naturals.formUnion(names)
    try translate()
    scope.naturals.formIntersection(before)
  }

  /// Names that are not negative where a condition holds: `j` of `i < j`, where `i` is not.
  func naturals(of test: Expression) -> Set<String> {
    switch test.kind {
    case .boolean(true, let parts): return parts.reduce(into: []) { $0.formUnion(naturals(of: $1)) }
    case .compare(let left, let rest):
      var found: Set<String> = []
      var first = left
      for (symbol, second) in rest {
        switch symbol {
        case .less, .lessOrEqual: if isSurelyNonNegative(first), let name = second.plainName { found.insert(name) }
        case .greater, .greaterOrEqual:
          if isSurelyNonNegative(second), let name = first.plainName { found.insert(name) }
        default: break
        }
        first = second
      }
      return found
    default: return []
    }
  }

  /// An idiom: `t = a[i]; a[i] = a[j]; a[j] = t` is `a.swapAt(i, j)`. Returns how many statements that took.
  func swapping(_ body: ArraySlice<Statement>) throws(Refusal) -> Int {
    guard body.count >= 3, !mustCheck else { return 0 }
    let three = Array(body.prefix(3))
    guard case .assign(let a, let first) = three[0].kind, case .assign(let b, let second) = three[1].kind,
      case .assign(let c, let third) = three[2].kind, a.count == 1, b.count == 1, c.count == 1,
      let kept = a[0].plainName, third.plainName == kept, same(first, b[0]), same(second, c[0]),
      case .item(let base, let i) = first.kind, case .item(let other, let j) = second.kind, same(base, other),
      let name = base.plainName, scope.analysis.loads(kept) == 1, scope.analysis.stores(kept) == 1,
      scope.owner(of: name)?.substitutions[name] == nil, case .list = try value(base).type, !hasEffect(i), !hasEffect(j)
    else { return 0 }
    if case .slice = i.kind { return 0 }
    if case .slice = j.kind { return 0 }
    mutate(base)
    let list = try value(base)
    let (a1, a2) = (try nonNegative(try value(i), list.code, i), try nonNegative(try value(j), list.code, j))
    emit("\(list.code.base).swapAt(\(a1.text), \(a2.text))")
    return 3
  }
}
