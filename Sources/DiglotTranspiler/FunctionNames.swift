import DiglotSyntax

/// Names of functions that are gone through: in `for sort in (bubble, merge)`, `sort.__name__` is looked up with the function, for a
/// function of Swift's does not know what it is called.
struct FunctionNames {
  private let program: [Statement]
  /// The module's functions, by the names that stand for them from the start to the end.
  private let functions: Set<String>

  /// The program with names beside functions in such loops.
  static func spelledOut(in module: Module) -> Module {
    let names = module.body.compactMap { statement in
      if case .function(let function) = statement.kind, function.decorators.isEmpty { function.name } else { nil }
    }
    let isAsked = module.body.flatMap(\.expressions).contains { $0.contains(where: \.isName) }
    guard isAsked, !names.isEmpty else { return module }
    let once = Dictionary(grouping: names) { $0 }.filter { name, all in
      all.count == 1 && !module.body.contains { $0.isBound(name) }
    }
    let pass = Self(program: module.body, functions: Set(once.keys))
    let body = module.body.map { pass.spelledOut($0.rewritten(isDeep: true, change: pass.spelledOut, pass.spelledOut)) }
    return Module(body: body, source: module.source)
  }

  private func spelledOut(_ statement: Statement) -> Statement {
    guard case .for(let target, let iterable, let body, let orelse, false) = statement.kind,
      let name = target.plainName,
      body.contains(where: { $0.expressions.contains { $0.asksName(of: name) } }), let rows = rows(iterable)
    else { return statement }
    return Statement(
      .for(
        target: pair(name, target), iterable: rows, body: body.map { $0.rewritten(answer(name)) }, orelse: orelse,
        isAsync: false), statement.range)
  }

  private func spelledOut(_ expression: Expression) -> Expression? {
    guard case .comprehension(let comprehension) = expression.kind, comprehension.clauses.count == 1,
      let clause = comprehension.clauses.first, let name = clause.target.plainName,
      ([comprehension.element, comprehension.value].compactMap { $0 } + clause.conditions).contains(where: {
        $0.asksName(of: name)
      }),
      let rows = rows(clause.iterable)
    else { return nil }
    let answered = comprehension.rewritten(answer(name))
    let new = Comprehension.Clause(
      target: pair(name, clause.target), iterable: rows, conditions: answered.clauses[0].conditions,
      isAsync: clause.isAsync)
    return Expression(
      .comprehension(
        Comprehension(kind: comprehension.kind, element: answered.element, value: answered.value, clauses: [new])),
      expression.range)
  }

  private func pair(_ name: String, _ target: Expression) -> Expression {
    Expression(.tuple([Expression(.name("\(name)_name"), target.range), target]), target.range)
  }

  private func answer(_ name: String) -> (Expression) -> Expression? {
    { $0.isName(of: name) ? Expression(.name("\(name)_name"), $0.range) : nil }
  }

  /// A display of functions, or the name of one that never changes, as rows of names and functions.
  private func rows(_ iterable: Expression) -> Expression? {
    switch iterable.kind {
    case .list(let parts), .tuple(let parts):
      let names = parts.compactMap(\.plainName)
      guard !names.isEmpty, names.count == parts.count, names.allSatisfy(functions.contains) else { return nil }
      let rows = parts.map { part in
        Expression(.tuple([Expression(.constant(.string(part.plainName ?? "")), part.range), part]), part.range)
      }
      return Expression(.list(rows), iterable.range)
    case .name(let name):
      let bindings = program.filter { $0.isBound(name) }
      guard bindings.count == 1, !program.contains(where: { $0.changes(name) || $0.handsOut(name) }) else { return nil }
      switch bindings[0].kind {
      case .assign(let targets, let value) where targets.count == 1 && targets[0].plainName == name: return rows(value)
      case .annotated(let target, _, let value?) where target.plainName == name: return rows(value)
      default: return nil
      }
    default: return nil
    }
  }
}

extension Statement {
  /// Whether a name of the module is bound in it, as something else than a function.
  fileprivate func isBound(_ name: String) -> Bool {
    if case .function = kind { return ScopeAnalysis([self], parameters: []).outer.contains(name) }
    return ScopeAnalysis([self], parameters: []).bound.contains(name)
  }
}

extension Expression {
  fileprivate var isName: Bool { if case .attribute(_, "__name__") = kind { true } else { false } }

  /// Whether it is the name of what a variable stands for.
  fileprivate func isName(of variable: String) -> Bool {
    if case .attribute(let base, "__name__") = kind { base.plainName == variable } else { false }
  }

  fileprivate func asksName(of variable: String) -> Bool { contains { $0.isName(of: variable) } }
}
