import DiglotSyntax

extension Statement {
  /// `return self`, or nothing at all.
  var returnsItself: Bool {
    if case .return(let value?) = kind { value.plainName == "self" } else { kind.isPass }
  }

  /// Whether what a name stands for is called in it, or given to something; not that an attribute of it is looked up.
  func makesOrGives(_ name: String) -> Bool {
    ownExpressions.contains { $0.isUsedWhole(name) } || children.contains { $0.makesOrGives(name) }
  }
}

extension Statement.Kind {
  fileprivate var isPass: Bool { if case .pass = self { true } else { false } }
}

extension Expression {
  fileprivate func isUsedWhole(_ name: String) -> Bool {
    if case .attribute(let base, let attribute) = kind, base.plainName == name { return attribute.hasPrefix("__") }
    return plainName == name || children.contains { $0.isUsedWhole(name) }
  }

  /// Whether it is an attribute of what a name stands for.
  func isAttribute(_ attribute: String, of name: String) -> Bool {
    if case .attribute(let base, attribute) = kind { base.plainName == name } else { false }
  }
}
