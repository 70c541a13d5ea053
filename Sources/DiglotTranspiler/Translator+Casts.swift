import DiglotSyntax

/// `isinstance(pet, Dog)` where only the object tells, as `let dog = pet as? Dog`.
struct Cast {
  var name: String
  /// What stands behind `if` or `guard`.
  var condition: Code
  /// The object as one of the class.
  var value: Value
}

extension Translator {
  /// The cast that a test makes whose name is looked at in `uses` and not bound there; nil where it makes none.
  private func cast(_ test: Expression, in uses: [Statement], _ others: [Expression] = []) -> Cast? {
    guard case .call(let function, let arguments, _) = test.kind, function.plainName == "isinstance",
      arguments.count == 2, let name = arguments[0].plainName, let kinds = typeNames(arguments[1]), kinds.count == 1,
      let info = classes[kinds[0]], !info.isEnumeration, let value = try? variable(name, test.range)
    else { return nil }
    let base: Type = if case .optional(let inner) = value.type { inner } else { value.type }
    guard case .object(let own) = base, own !== info else { return nil }
    let analysis = ScopeAnalysis(uses, parameters: [])
    guard !analysis.bound.contains(name),
      analysis.mentions(name) || others.contains(where: { $0.contains { $0.plainName == name } })
    else { return nil }
    let taken = Set(scope.substitutions.values.map(\.code.text))
    let binding = Names.spellings.free(info.name.prefix(1).lowercased() + info.name.dropFirst(), besides: taken)
    return Cast(
      name: name, condition: Code("let \(binding) = \(value.code.inside(.cast)) as? \(info.name)"),
      value: Value(.object(info), Code(binding), isFresh: false))
  }

  /// `if isinstance(x, C)` and `if isinstance(x, C) and …`: the whole condition, and what the name is where it holds.
  func castCondition(_ test: Expression, _ body: [Statement]) throws(Refusal) -> Cast? {
    if let whole = cast(test, in: body) { return whole }
    guard case .boolean(isAnd: true, let parts) = test.kind, let first = parts.first,
      var found = cast(first, in: body, Array(parts.dropFirst()))
    else { return nil }
    let saved = scope.substitutions
    defer { scope.substitutions = saved }
    scope.substitutions[found.name] = found.value
    let rest = Array(parts.dropFirst())
    let codes = try inTurn(true, rest) { (part) throws(Refusal) in try condition(part).text }
    found.condition = Code(([found.condition.text] + codes).joined(separator: ", "))
    return found
  }

  /// `if not isinstance(x, C):` with a body that is left for good is a `guard`.
  func noteGuard(_ statement: Statement, before rest: ArraySlice<Statement>) {
    guard case .if(let test, let body, let orelse) = statement.kind, orelse.isEmpty, body.leaves,
      case .unary(.not, let inner) = test.kind
    else { return }
    guards[ObjectIdentifier(test)] = cast(inner, in: Array(rest))
  }
}
