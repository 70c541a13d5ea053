import DiglotSyntax

extension Translator {
  /// `(name := value)`: bound before the statement in which it stands, where nothing else comes first.
  func named(_ name: String, _ expression: Expression, _ range: SyntaxRange) throws(Refusal) -> Value {
    let value = try self.value(expression)
    try checkAliases(expression, value, target: Expression(.name(name), range))
    let owner = scope.owner(of: name) ?? scope
    try note(name, value.type, in: owner, range)
    owner.noteBinding(name, times: 2)
    let swift = owner.swiftName(name)
    let type = self.type(of: name, in: owner)
    guard owner.declared.contains(swift) || owner !== scope else {
      throw Refusal("':=' of a name that is not declared here", range)
    }
    usesPythonic = true
    let code = convert(value, to: type)
    return Value(type, Code("assign(&\(swift), \(code.text))"), isFresh: false)
  }
}
