import DiglotSyntax

/// Parameters that a function binds anew to something of its own, as `items = list(items)` does: what is done from there on is done to that,
/// and not to what the caller has.
///
/// The name has a mark from there on. Swift calls both the same, for the second shadows the first (The Swift Programming Language,
/// "Constants and Variables").
struct OwnCopies {
  static func marked(in module: Module) -> Module {
    Module(body: module.body.map { Self().marked($0) }, source: module.source)
  }

  private func marked(_ statement: Statement) -> Statement {
    switch statement.kind {
    case .function(let function):
      var body = function.body.map(marked)
      for parameter in function.parameters.all { body = marked(parameter.name, in: body) }
      return Statement(.function(function.with(body: body)), statement.range)
    case .class(let type): return Statement(.class(type.with(body: type.body.map(marked))), statement.range)
    default: return statement
    }
  }

  private func marked(_ name: String, in body: [Statement]) -> [Statement] {
    let binding = body.firstIndex { statement in
      switch statement.kind {
      case .assign(let targets, let value): targets.count == 1 && targets[0].plainName == name && value.isOwn
      case .annotated(let target, _, let value?): target.plainName == name && value.isOwn
      default: false
      }
    }
    // Where it is changed before, Swift has a variable of this name already.
    guard let binding, !body[binding].changes(name),
      !body[..<binding].contains(where: { $0.changes(name) || $0.handsOut(name) || $0.rebinds(name) }),
      body[(binding + 1)...].contains(where: { $0.changes(name) || $0.rebinds(name) }),
      !ScopeAnalysis(body, parameters: []).captured.contains(name)
    else { return body }
    let rest = body[(binding + 1)...]
    guard !rest.contains(where: { $0.bindsApart(name) }) else { return body }
    let mark = { (expression: Expression) in
      expression.plainName == name ? Expression(.name(name + String(Names.mark)), expression.range) : nil
    }
    return body[..<binding] + [body[binding].bound(by: mark)] + rest.map { $0.rewritten(mark) }
  }
}

extension Expression {
  /// Whether its value is made there: no other name can have it.
  fileprivate var isOwn: Bool {
    switch kind {
    case .list, .dict, .set, .comprehension, .binary, .joined, .constant: true
    case .item(_, let index): if case .slice = index.kind { true } else { false }
    case .call(let callee, let arguments, _):
      switch callee.kind {
      case .name(let name): Self.making.contains(name) && !arguments.isEmpty
      case .attribute(_, let method): Self.makingMethods.contains(method)
      default: false
      }
    default: false
    }
  }

  private static let making: Set<String> = [
    "list", "sorted", "dict", "set", "tuple", "str", "int", "float", "abs", "len", "sum", "deque", "Counter",
    "deepcopy",
  ]
  private static let makingMethods: Set<String> = [
    "copy", "deepcopy", "split", "rsplit", "splitlines", "strip", "lstrip", "rstrip", "lower", "upper", "title",
    "capitalize",
    "swapcase", "casefold", "replace", "join", "format", "zfill", "center", "ljust", "rjust", "translate", "expandtabs",
    "removeprefix", "removesuffix",
  ]
}

extension Statement {
  /// The assignment with another name on its left.
  fileprivate func bound(by mark: (Expression) -> Expression?) -> Statement {
    switch kind {
    case .assign(let targets, let value): Statement(.assign(targets.map { $0.rewritten(mark) }, value), range)
    case .annotated(let target, let annotation, let value):
      Statement(.annotated(target.rewritten(mark), annotation: annotation, value), range)
    default: self
    }
  }

  /// Whether a name is bound in it by what is no name of the tree, or for a part of it alone.
  fileprivate func bindsApart(_ name: String) -> Bool {
    let isOwn =
      switch kind {
      case .function(let function): function.name == name
      case .class(let type): type.name == name
      case .import(let aliases), .importFrom(_, let aliases, _): aliases.contains { ($0.asName ?? $0.name) == name }
      case .try(_, let handlers, _, _, _): handlers.contains { $0.name == name }
      case .match(_, let cases): cases.contains { $0.pattern.mentions(name) }
      default: false
      }
    return isOwn
      || ownExpressions.contains { expression in
        expression.contains { part in
          switch part.kind {
          case .named(let other, _): other == name
          case .lambda(let parameters, _): parameters.all.contains { $0.name == name }
          case .comprehension(let comprehension):
            comprehension.clauses.contains { ScopeAnalysis.names(in: $0.target).contains(name) }
          default: false
          }
        }
      } || children.contains { $0.bindsApart(name) }
  }
}

extension Pattern {
  /// Whether a name is bound or looked at in it.
  fileprivate func mentions(_ name: String) -> Bool {
    names.contains(name) || values.contains { $0.contains { $0.rootName == name } }
  }
}
