import DiglotSyntax

/// Defaults that a function changes: Python makes them once, where the function is defined (language reference, 8.7), so that each call
/// goes on with what the call before has left. The program with a variable of the module for each of these says the same.
///
/// - Where no call gives anything for the parameter, the function has the variable in its place.
/// - Where some do, the variable is what the others give.
struct MutableDefaults {
  private let program: [Statement]

  /// The program with such variables; as it is where there are none, or where more than the function could see the default.
  static func spelledOut(in module: Module) -> Module {
    let pass = MutableDefaults(program: module.body)
    var body: [Statement] = []
    for statement in module.body { body += pass.spelledOut(statement) }
    return Module(body: body, source: module.source)
  }

  private func spelledOut(_ statement: Statement) -> [Statement] {
    guard case .function(let function) = statement.kind, function.decorators.isEmpty, !function.isAsync else {
      return [statement]
    }
    var parameters = function.parameters.positional
    var body = function.body
    var variables: [Statement] = []
    let line = statement.range.line
    let place = SyntaxRange(line: line, column: statement.range.column + 1, endLine: line, endColumn: .max)
    for (index, parameter) in parameters.enumerated().reversed() {
      guard let standard = parameter.defaultValue, isContainer(standard), isChanged(parameter.name, in: function),
        let calls = calls(of: function.name), isUnseen(parameter.name, in: function, calls)
      else { continue }
      let given = calls.filter { $0.gives(parameter.name, at: index) }
      let name: String
      if given.isEmpty {
        name = parameter.name
        guard isFree(name, besides: statement) else { continue }
        parameters.remove(at: index)
        let at = body.count > 1 && body[0].isDocstring ? 1 : 0
        let next = body[at].range
        let before = SyntaxRange(line: next.line, column: next.column + 1, endLine: next.line, endColumn: .max)
        body.insert(Statement(.global([name]), before), at: at)
      } else {
        name = "\(function.name)_\(parameter.name)"
        // A call from within would change the variable while the call around has it.
        let own = function.body.flatMap { $0.calls(of: function.name) }
        guard isFree(name, besides: nil), own.allSatisfy({ $0.gives(parameter.name, at: index) }) else { continue }
        parameters[index] = .init(
          name: parameter.name, annotation: parameter.annotation,
          defaultValue: Expression(.name(name), standard.range))
      }
      variables.append(Statement(.assign([Expression(.name(name), standard.range)], standard), place))
    }
    guard !variables.isEmpty else { return [statement] }
    let all = Parameters(
      positional: parameters, variadic: function.parameters.variadic, keywordOnly: function.parameters.keywordOnly,
      keywords: function.parameters.keywords)
    let changed = Function(
      name: function.name, parameters: all, body: body, decorators: [], returns: function.returns, isAsync: false)
    return variables.reversed() + [Statement(.function(changed), statement.range)]
  }

  private func isContainer(_ standard: Expression) -> Bool {
    switch standard.kind {
    case .list, .dict, .set: true
    case .call(let function, _, _): ["list", "dict", "set", "defaultdict", "deque"].contains(function.plainName ?? "")
    default: false
    }
  }

  /// Whether the function changes it in place, and never binds its name to something else.
  private func isChanged(_ name: String, in function: Function) -> Bool {
    let analysis = ScopeAnalysis(function.body, parameters: [])
    guard !analysis.bound.contains(name), !analysis.outer.contains(name) else { return false }
    return function.body.contains { $0.changes(name) || $0.handsOut(name) }
  }

  /// The calls of a function; nil where it is more than called, or by stars.
  private func calls(of name: String) -> [CallSite]? {
    let mentions = program.flatMap(\.expressions).map { $0.mentions(of: name) }.reduce(0, +)
    let calls = program.flatMap { $0.calls(of: name) }
    guard mentions == calls.count, !calls.contains(where: \.isStarred) else { return nil }
    return calls
  }

  /// Whether nobody keeps what the function hands out of it: a second name would see what later calls do.
  private func isUnseen(_ name: String, in function: Function, _ calls: [CallSite]) -> Bool {
    guard function.body.contains(where: { $0.returns(name) }) else { return true }
    return calls.allSatisfy(\.isShown)
  }

  private func isFree(_ name: String, besides function: Statement?) -> Bool {
    !ScopeAnalysis(program, parameters: []).bound.contains(name)
      && !program.contains { $0 !== function && $0.isFunction && $0.expressions.contains { $0.mentions(of: name) > 0 } }
  }
}

/// A call of a function by its name.
private struct CallSite {
  let arguments: [Expression]
  let keywords: [Keyword]
  /// Whether its value is looked at right there, and by nothing else: the only one in a statement that prints or drops it.
  var isShown = false

  var isStarred: Bool {
    keywords.contains { $0.name == nil }
      || arguments.contains(where: \.isStarred)
  }

  func gives(_ name: String, at index: Int) -> Bool {
    arguments.count > index || keywords.contains { $0.name == name }
  }
}

extension Statement {
  fileprivate var isFunction: Bool { if case .function = kind { true } else { false } }

  /// The calls of a function in it and below.
  fileprivate func calls(of name: String) -> [CallSite] {
    var found = ownExpressions.flatMap { $0.calls(of: name) }
    if found.count == 1, case .expression(let value) = kind, case .call(let callee, let arguments, _) = value.kind {
      let printed = callee.plainName == "print" && arguments.contains { $0.isCall(of: name) }
      if printed || value.isCall(of: name) { found[0].isShown = true }
    }
    return found + children.flatMap { $0.calls(of: name) }
  }

  /// Whether a name's value, or something that has it, may be what a function gives.
  fileprivate func returns(_ name: String) -> Bool {
    if case .return(let value?) = kind, value.holds(name) { return true }
    if case .assign(_, let value) = kind, value.holds(name) { return true }
    return ownExpressions.contains {
      $0.contains { if case .yield(let value?) = $0.kind { value.holds(name) } else { false } }
    }
      || children.contains { $0.returns(name) }
  }
}

extension Expression {
  fileprivate func isCall(of name: String) -> Bool {
    if case .call(let callee, _, _) = kind { callee.plainName == name } else { false }
  }

  fileprivate func calls(of name: String) -> [CallSite] {
    var own: [CallSite] = []
    if isCall(of: name), case .call(_, let arguments, let keywords) = kind {
      own = [CallSite(arguments: arguments, keywords: keywords)]
    }
    return own + children.flatMap { $0.calls(of: name) }
  }

  fileprivate func mentions(of name: String) -> Int {
    (plainName == name ? 1 : 0) + children.map { $0.mentions(of: name) }.reduce(0, +)
  }

  /// Whether the value may be what a name stands for, or have it in it.
  fileprivate func holds(_ name: String) -> Bool {
    switch kind {
    case .name(let other): other == name
    case .tuple(let parts), .list(let parts), .boolean(_, let parts): parts.contains { $0.holds(name) }
    case .conditional(_, let then, let otherwise): then.holds(name) || otherwise.holds(name)
    case .dict(let entries): entries.contains { $0.value.holds(name) }
    default: false
    }
  }
}
