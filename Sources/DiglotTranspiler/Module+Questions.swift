import DiglotSyntax

extension Module {
  /// Whether a handler somewhere in the program names one of these errors.
  func catches(_ errors: Set<String>) -> Bool { body.contains { $0.catches(errors) } }

  /// Whether a name is looked at in the program, but for annotations.
  func looks(at name: String) -> Bool {
    body.contains { statement in
      if case .assign(let targets, _) = statement.kind, targets.contains(where: { $0.plainName == name }) {
        return false
      }
      return statement.expressions.contains { $0.contains { $0.plainName == name } }
    }
  }

  /// Whether a group of a regular expression that is written out in the program may take no part in a match.
  var hasOptionalGroups: Bool {
    body.flatMap(\.expressions).contains { expression in
      expression.contains { part in
        guard case .call(let function, let arguments, _) = part.kind, case .attribute(let base, _) = function.kind,
          base.plainName == "re", case .constant(.string(let pattern))? = arguments.first?.kind
        else { return false }
        return pattern.contains("|") || [")?", ")*", "){0"].contains { pattern.contains($0) }
      }
    }
  }
}

extension Statement {
  fileprivate func catches(_ errors: Set<String>) -> Bool {
    if case .try(_, let handlers, _, _, _) = kind {
      let isCaught = handlers.contains { handler in
        handler.type?.contains { $0.plainName.map(errors.contains) ?? false } ?? false
      }
      if isCaught { return true }
    }
    return children.contains { $0.catches(errors) }
  }
}
