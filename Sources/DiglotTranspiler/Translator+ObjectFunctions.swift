import DiglotSyntax

extension Translator {
  /// Functions that look at objects by names; nil for another one.
  func objectFunction(_ name: String, _ arguments: [Expression], _ range: SyntaxRange) throws(Refusal) -> Value? {
    switch name {
    case "hasattr", "getattr":
      guard arguments.count >= 2, case .constant(.string(let attribute)) = arguments[1].kind else { return nil }
      let object = try value(arguments[0])
      guard case .object(let info) = object.type else { return nil }
      let isOfClass = info.method(attribute) != nil || info.ownerOfStatic(attribute) != nil
      // What has a private name is called otherwise.
      let has = !PrivateNames.isPrivate(attribute) && (isOfClass || info.type(of: attribute) != nil)
      if has, !isOfClass, !info.startsWith(attribute) {
        throw Refusal("'\(name)' of what an object gets later", range)
      }
      if name == "hasattr" { return Value(.bool, has ? "true" : "false") }
      if has { return try self.attribute(of: object, attribute, range) }
      return arguments.count > 2 ? try value(arguments[2]) : nil
    case "setattr":
      guard arguments.count == 3, case .constant(.string(let attribute)) = arguments[1].kind else { return nil }
      try store(
        Expression(.attribute(arguments[0], attribute), range), try value(arguments[2]), statement: nil)
      return Value(.none, "nil")
    case "issubclass":
      guard arguments.count == 2, let a = classNamed(arguments[0]), let b = classNamed(arguments[1]) else { return nil }
      return Value(.bool, a.derives(from: b) ? "true" : "false")
    default: return nil
    }
  }
}
