import DiglotSyntax

/// How deep within a parameter's thing a function changes something: 0 for `rows.append(…)`, 1 for `rows[i].append(…)`. What it changes no
/// deeper than at the top is as it was in all that the thing holds.
struct ParameterChanges {
  /// The program's functions, by their names.
  let function: (String) -> Function?

  /// - Returns: the deepest, -1 where nothing is changed, and nil where that cannot be told.
  func deepest(in name: String, parameter index: Int) -> Int? {
    deepest(in: name, index, seen: [])
  }

  private func deepest(in name: String, _ index: Int, seen: Set<String>) -> Int? {
    if seen.contains("\(name) \(index)") { return -1 }
    guard let function = function(name), function.parameters.positional.indices.contains(index) else { return nil }
    let parameter = function.parameters.positional[index].name
    let analysis = ScopeAnalysis(function.body, parameters: [])
    guard !analysis.bound.contains(parameter), !analysis.captured.contains(parameter) else { return nil }
    return deepest(function.body, parameter, seen.union(["\(name) \(index)"]))
  }

  private func deepest(_ body: [Statement], _ name: String, _ seen: Set<String>) -> Int? {
    var deepest = -1
    for statement in body {
      guard let own = self.deepest(statement, name, seen), let below = self.deepest(statement.children, name, seen)
      else { return nil }
      deepest = max(deepest, own, below)
    }
    return deepest
  }

  private func deepest(_ statement: Statement, _ name: String, _ seen: Set<String>) -> Int? {
    var deepest = -1
    func note(_ target: Expression) {
      switch target.kind {
      case .item(let base, _), .attribute(let base, _):
        if base.rootName == name { deepest = max(deepest, base.pathLength) }
      case .tuple(let parts), .list(let parts): for part in parts { note(part) }
      case .starred(let inner): note(inner)
      default: break
      }
    }
    switch statement.kind {
    case .assign(let targets, let value):
      if value.rootName == name { return nil }  // a second name, by which it may be changed
      for target in targets { note(target) }
    case .augmented(let target, _, _):
      note(target)
      if target.rootName == name { deepest = max(deepest, target.pathLength) }
    case .delete(let targets): for target in targets { note(target) }
    case .for(let target, let iterable, let body, _, _):
      let names = ScopeAnalysis.names(in: target)
      let isOver = iterable.contains { $0.rootName == name }
      if isOver, names.contains(where: { one in body.contains { $0.changes(one) || $0.handsOut(one) } }) { return nil }
    default: break
    }
    for expression in statement.ownExpressions {
      var isKnown = true
      _ = expression.contains { part in
        guard case .call(let callee, let arguments, let keywords) = part.kind else { return false }
        if case .attribute(let base, let method) = callee.kind, base.rootName == name {
          if Statement.changing.contains(method) { deepest = max(deepest, base.pathLength) }
          return false
        }
        if keywords.contains(where: { $0.value.rootName == name }) { isKnown = false }
        for (index, argument) in arguments.enumerated() where argument.rootName == name {
          guard let called = callee.plainName else {
            // A method that is given it: one that adds it to something keeps it as it is.
            if case .attribute(_, let method) = callee.kind, !AliasAnalysis.isHarmless(method) { isKnown = false }
            continue
          }
          if AliasAnalysis.isHarmless(called), function(called) == nil { continue }
          guard let inner = self.deepest(in: called, index, seen: seen) else {
            isKnown = false
            continue
          }
          if inner >= 0 { deepest = max(deepest, argument.pathLength + inner) }
        }
        return false
      }
      if !isKnown { return nil }
    }
    return deepest
  }
}
