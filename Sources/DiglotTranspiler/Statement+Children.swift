import DiglotSyntax

extension Statement {
  /// The statements right below this one.
  var children: [Statement] {
    switch kind {
    case .function(let function): function.body
    case .class(let type): type.body
    case .for(_, _, let body, let orelse, _), .while(_, let body, let orelse), .if(_, let body, let orelse):
      body + orelse
    case .with(_, let body, _): body
    case .try(let body, let handlers, let orelse, let finalBody, _):
      body + handlers.flatMap(\.body) + orelse + finalBody
    case .match(_, let cases): cases.flatMap(\.body)
    default: []
    }
  }

  /// The expressions of this statement alone.
  var ownExpressions: [Expression] {
    switch kind {
    case .function(let function):
      function.decorators + function.parameters.all.compactMap(\.defaultValue)
    case .class(let type): type.decorators + type.bases + type.keywords.map(\.value)
    case .return(let value): value.map { [$0] } ?? []
    case .delete(let targets): targets
    case .assign(let targets, let value): targets + [value]
    case .augmented(let target, _, let value): [target, value]
    case .annotated(let target, _, let value): [target] + (value.map { [$0] } ?? [])
    case .for(let target, let iterable, _, _, _): [target, iterable]
    case .while(let test, _, _), .if(let test, _, _): [test]
    case .with(let items, _, _): items.flatMap { [$0.context] + ($0.target.map { [$0] } ?? []) }
    case .raise(let value, let cause): [value, cause].compactMap { $0 }
    case .try(_, let handlers, _, _, _): handlers.compactMap(\.type)
    case .assert(let test, let message): [test] + (message.map { [$0] } ?? [])
    case .expression(let value): [value]
    case .match(let subject, let cases): [subject] + cases.flatMap { $0.pattern.values + ($0.test.map { [$0] } ?? []) }
    case .import, .importFrom, .global, .nonlocal, .pass, .break, .continue: []
    }
  }

  /// All expressions in it, those of the statements below among them.
  var expressions: [Expression] { ownExpressions + children.flatMap(\.expressions) }

  /// Whether the value of a name is changed in place in it, by what it says itself.
  func changes(_ name: String) -> Bool {
    func isPart(_ target: Expression) -> Bool {
      switch target.kind {
      case .item(let base, _), .attribute(let base, _): base.rootName == name
      case .tuple(let parts), .list(let parts): parts.contains(where: isPart)
      case .starred(let inner): isPart(inner)
      default: false
      }
    }
    switch kind {
    case .assign(let targets, _) where targets.contains(where: isPart): return true
    case .augmented(let target, _, _) where isPart(target) || target.plainName == name: return true
    case .delete(let targets) where targets.contains(where: isPart): return true
    case .for(let target, _, _, _, _) where isPart(target): return true
    default: break
    }
    let isCalled = ownExpressions.contains { expression in
      expression.contains { part in
        guard case .call(let function, let arguments, _) = part.kind else { return false }
        if case .attribute(let base, let method) = function.kind {
          if base.rootName == name, Self.changing.contains(method) { return true }
          if method.hasPrefix("heap") || method.hasPrefix("insort") || method == "shuffle" {
            return arguments.first?.rootName == name
          }
        }
        return ["heappush", "heappop", "heapify", "shuffle", "insort"].contains(function.plainName ?? "")
          && arguments.first?.rootName == name
      }
    }
    return isCalled || children.contains { $0.changes(name) }
  }

  /// Methods of Python's containers that change their object.
  static let changing: Set<String> = [
    "append", "extend", "insert", "remove", "pop", "clear", "sort", "reverse", "add", "discard", "update", "setdefault",
    "popitem", "appendleft", "popleft", "extendleft", "rotate", "subtract", "difference_update", "intersection_update",
    "symmetric_difference_update", "move_to_end",
  ]

  /// Whether a name's value gets out of where it is: it is returned, yielded, kept or given to a function.
  func handsOut(_ name: String) -> Bool {
    func isIt(_ expression: Expression?) -> Bool {
      guard let expression else { return false }
      switch expression.kind {
      case .name(let other): return other == name
      case .tuple(let parts), .list(let parts): return parts.contains(where: isIt)
      case .conditional(_, let then, let otherwise): return isIt(then) || isIt(otherwise)
      case .boolean(_, let parts): return parts.contains(where: isIt)
      default: return false
      }
    }
    switch kind {
    case .return(let value) where isIt(value): return true
    case .assign(_, let value) where isIt(value): return true
    default: break
    }
    let isGiven = ownExpressions.contains { expression in
      expression.contains { part in
        switch part.kind {
        case .call(let function, let arguments, let keywords):
          let given = arguments + keywords.map(\.value)
          guard given.contains(where: isIt) else { return false }
          return ![
            "len", "print", "sum", "min", "max", "sorted", "list", "set", "tuple", "any", "all", "enumerate", "str",
            "dict",
          ]
          .contains(function.plainName ?? "")
        case .yield(let value): return isIt(value)
        default: return false
        }
      }
    }
    return isGiven || children.contains { $0.handsOut(name) }
  }

  /// Whether it is a text and no more: the first of a body is its docstring.
  var isDocstring: Bool {
    if case .expression(let value) = kind, case .constant(.string) = value.kind { true } else { false }
  }

  /// Whether an async function is in it.
  var isAsync: Bool {
    if case .function(let function) = kind, function.isAsync { return true }
    return children.contains(where: \.isAsync)
  }

  /// Whether a function is made in it that may be kept.
  var makesFunctions: Bool {
    if case .function = kind { return true }
    return ownExpressions.contains { $0.contains { if case .lambda = $0.kind { true } else { false } } }
      || children.contains(where: \.makesFunctions)
  }

  /// Whether a name is bound to something else in it, other than to a default for nothing.
  func rebinds(_ name: String) -> Bool {
    switch kind {
    case .if(let test, let body, let orelse):
      var isDefault = false
      if case .compare(let left, let rest) = test.kind, left.plainName == name, rest.count == 1, rest[0].0 == .isSame {
        isDefault = true
      }
      if case .unary(.not, let operand) = test.kind, operand.plainName == name { isDefault = true }
      return !isDefault && body.contains { $0.rebinds(name) } || orelse.contains { $0.rebinds(name) }
    case .assign(let targets, let value):
      guard targets.contains(where: { ScopeAnalysis.names(in: $0).contains(name) }) else { return false }
      if case .boolean(false, let parts) = value.kind, parts.first?.plainName == name { return false }
      return true
    case .for(let target, _, _, _, _) where ScopeAnalysis.names(in: target).contains(name): return true
    case .function, .class: return false
    default: return children.contains { $0.rebinds(name) }
    }
  }
}
