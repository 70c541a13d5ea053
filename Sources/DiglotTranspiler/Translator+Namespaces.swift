import DiglotSyntax

/// Objects and modules that a program makes up, `types.SimpleNamespace(error=log)` or `sys.modules["requests"]`: their members are
/// called as what they stand for.
extension Translator {
  /// Notes a namespace, or a member of one. Returns false for another assignment.
  func noteNamespace(_ target: Expression, _ value: Expression, _ statement: Statement) throws(Refusal) -> Bool {
    if let name = target.plainName, case .call(let function, let none, let keywords) = value.kind, none.isEmpty,
      libraryName(function) == "types.SimpleNamespace",
      scope.analysis.stores(name) == 1
    {
      for keyword in keywords {
        guard let member = keyword.name else { throw Refusal("'**' of a namespace", value.range) }
        try noteMember(member, of: name, keyword.value, statement)
      }
      return true
    }
    if let module = madeModule(target), case .call(let function, _, _) = value.kind,
      libraryName(function) == "types.ModuleType"
    {
      namespaces[module] = namespaces[module] ?? [:]
      return true
    }
    if case .attribute(let base, let member) = target.kind, let module = madeModule(base), namespaces[module] != nil {
      try noteMember(member, of: module, value, statement)
      return true
    }
    return false
  }

  /// The name in `sys.modules["name"]`.
  private func madeModule(_ expression: Expression) -> String? {
    guard case .item(let base, let index) = expression.kind, case .constant(.string(let name)) = index.kind,
      libraryName(base) == "sys.modules"
    else { return nil }
    return name
  }

  private func noteMember(_ member: String, of name: String, _ value: Expression, _ statement: Statement)
    throws(Refusal)
  {
    switch value.kind {
    case .name, .constant: namespaces[name, default: [:]][member] = value
    case .lambda(let parameters, let body):
      let function = namedLambda("\(name)_\(member)", parameters, body)
      scope.functions[function.name] = function
      try define(function, statement)
      namespaces[name, default: [:]][member] = Expression(.name(function.name), value.range)
    default: throw Refusal("such a member of a namespace", value.range)
    }
  }

  /// What a member of a namespace stands for; nil where `base` is none.
  func member(_ name: String, of base: Expression) -> Expression? {
    base.plainName.flatMap { namespaces[$0]?[name] }
  }
}
