import DiglotSyntax

extension Translator {
  /// `row = grid[i]`, and then `row[0] = 5`: a name that stands for a part of something, and by which that is changed, is written as that part.
  /// In the statements that follow in the block neither what holds it nor the place in it may be another one.
  ///
  /// - Returns: whether the name stands for the place from here on; nothing is written then.
  func standsForPlace(_ target: Expression, _ source: Expression, _ value: Value) -> Bool {
    guard let name = target.plainName, case .item(let base, let key) = source.kind, let root = base.plainName,
      !value.type.isImmutable, !isReference(value.type), value.code.text.hasSuffix("]"),
      !value.code.text.contains("try "), scope.owner(of: name) === scope, scope.owner(of: root) === scope,
      !scope.parameters.contains(name), name != root, key.isConstant || key.plainName.map({ $0 != name }) ?? false
    else { return false }
    let analysis = scope.analysis
    guard scope.written.contains(name), analysis.stores(name) == 1, !analysis.captured.contains(name),
      !analysis.captured.contains(root)
    else { return false }
    let rest = ScopeAnalysis(Array(following), parameters: [])
    guard rest.loads(name) == analysis.loads(name), !rest.bound.contains(root),
      key.plainName.map({ !rest.bound.contains($0) && !isMutated($0) }) ?? true,
      !following.contains(where: { $0.changes(root) || $0.passes(root) })
    else { return false }
    mutate(source)
    scope.substitutions[name] = Value(value.type, value.code, isFresh: false)
    return true
  }
}

extension Statement {
  /// Whether a name is given to a function that may change what it stands for.
  fileprivate func passes(_ name: String) -> Bool {
    let isPassed = ownExpressions.contains { expression in
      expression.contains { part in
        guard case .call(let function, let arguments, let keywords) = part.kind else { return false }
        if let called = function.plainName, ["len", "print", "sorted", "list", "str", "sum"].contains(called) {
          return false
        }
        return arguments.contains { $0.plainName == name } || keywords.contains { $0.value.plainName == name }
      }
    }
    return isPassed || children.contains { $0.passes(name) }
  }
}
