import DiglotSyntax

extension Translator {
  /// A loop over a list that its body makes longer or shorter sees that, as Python's does: it goes by the index. Returns false for
  /// another loop.
  func liveLoop(_ target: Expression, _ iterable: Expression, _ body: [Statement]) throws(Refusal) -> Bool {
    var source = iterable
    var counter: Expression?
    var element = target
    if case .call(let function, let arguments, let keywords) = iterable.kind, function.plainName == "enumerate",
      arguments.count == 1, keywords.isEmpty, scope.owner(of: "enumerate") == nil, case .tuple(let parts) = target.kind,
      parts.count == 2
    {
      (source, counter, element) = (arguments[0], parts[0], parts[1])
    }
    guard let root = source.rootName, source.children.isEmpty || source.attributeInPath != nil else { return false }
    let isChanged = body.contains { statement in
      source.attributeInPath.map { statement.changesAttribute($0) } ?? statement.changes(root)
    }
    guard isChanged else { return false }
    let list = try value(source)
    switch list.type {
    case .list(let type):
      let index = temporary("index")
      emit("var \(index) = 0")
      emit("while \(index) < \(list.code.base).count {")
      depth += 1
      defer { depth -= 1 }
      let own = ScopeAnalysis.names(in: target).map(scope.swiftName).filter { !scope.declared.contains($0) }
      defer { scope.declared.subtract(own) }
      if let counter { try store(counter, Value(.int, index), statement: nil) }
      let item = Value(type, Code("\(list.code.base)[\(index)]"), isFresh: false)
      if element.plainName.map(Names.variable) != "_" { try store(element, item, statement: nil) }
      emit("\(index) += 1")
      try withNaturals(loop: body) { () throws(Refusal) in try block(body) }
      depth -= 1
      emit("}")
      depth += 1
      return true
    case .set, .dict, .deque, .mapping, .counter:
      // Python raises where these change their size.
      let resizes = body.contains { $0.resizes(root) && !$0.leavesAfterwards }
      if resizes { throw Refusal("a loop over what it makes larger or smaller", iterable.range, id: "changed-in-loop") }
      return false
    default: return false
    }
  }
}

extension Statement {
  /// Whether it takes something out of what a name stands for, or adds to it.
  fileprivate func resizes(_ name: String) -> Bool {
    if case .delete(let targets) = kind {
      return targets.contains { if case .item(let base, _) = $0.kind { base.plainName == name } else { false } }
    }
    let isCalled = ownExpressions.contains { expression in
      expression.contains { part in
        guard case .call(let function, _, _) = part.kind, case .attribute(let base, let method) = function.kind else {
          return false
        }
        return base.plainName == name && Statement.changing.contains(method)
          && !["sort", "reverse", "rotate"].contains(method)
      }
    }
    return isCalled || children.contains { $0.resizes(name) }
  }

  /// Whether the loop around ends with it.
  fileprivate var leavesAfterwards: Bool {
    switch kind {
    case .if(_, let body, let orelse): return body.leavesLoop && (orelse.isEmpty || orelse.leavesLoop)
    default: return false
    }
  }
}

extension [Statement] {
  fileprivate var leavesLoop: Bool {
    switch last?.kind {
    case .break, .return, .raise: true
    default: false
    }
  }
}
