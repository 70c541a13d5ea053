import DiglotSyntax

/// Whether a program needs more of its tasks than Swift's own `Task` tells or does.
enum TaskAnalysis {
  private static let asking: Set<String> = [
    "done", "cancelled", "exception", "get_name", "set_name", "add_done_callback",
  ]

  static func observes(_ program: [Statement]) -> Bool {
    let calls = program.flatMap(\.expressions).flatMap(\.calledMethods)
    return calls.contains(where: asking.contains) || hearsCancellation(program) && program.contains(where: leavesTasks)
  }

  /// Whether an async function does something where it is cancelled.
  private static func hearsCancellation(_ body: [Statement]) -> Bool {
    body.contains { statement in
      switch statement.kind {
      case .try(_, let handlers, _, let finalBody, _):
        let catches = handlers.contains { handler in
          guard let type = handler.type else { return true }
          return type.contains { part in
            if case .attribute(_, "CancelledError") = part.kind { return true }
            return part.plainName == "CancelledError" || part.plainName == "BaseException"
          }
        }
        if catches || !finalBody.isEmpty { return true }
      case .with(let items, _, _):
        // A lock is given back in silence.
        if items.contains(where: { if case .call = $0.context.kind { true } else { false } }) { return true }
      default: break
      }
      return hearsCancellation(statement.children)
    }
  }

  /// Whether a function makes a task that nothing in it waits for, so that it may be there when the program ends.
  private static func leavesTasks(_ statement: Statement) -> Bool {
    guard case .function(let function) = statement.kind else { return statement.children.contains(where: leavesTasks) }
    let all = function.body.flatMap(\.withChildren)
    let awaited = Set(
      all.flatMap(\.ownExpressions).flatMap { $0.awaited }.flatMap { $0.mentioned })
    for one in all {
      switch one.kind {
      case .expression(let value) where value.makesTask: return true
      case .assign(let targets, let value) where value.contains(where: \.makesTask):
        let names = targets.flatMap(\.mentioned)
        if names.allSatisfy({ !awaited.contains($0) }) { return true }
      default: break
      }
    }
    return false
  }
}

extension Statement {
  fileprivate var withChildren: [Statement] {
    if case .function = kind { return [] }
    return [self] + children.flatMap(\.withChildren)
  }
}

extension Expression {
  /// The names of the methods that are called in it.
  fileprivate var calledMethods: [String] {
    var own: [String] = []
    if case .call(let function, _, _) = kind, case .attribute(_, let name) = function.kind { own = [name] }
    return own + children.flatMap(\.calledMethods)
  }

  fileprivate var makesTask: Bool {
    guard case .call(let function, _, _) = kind else { return false }
    let names: Set<String> = ["create_task", "ensure_future"]
    if case .attribute(let base, let name) = function.kind {
      return names.contains(name) && ["asyncio", "loop"].contains(base.plainName ?? "")
    }
    return function.plainName.map(names.contains) ?? false
  }

  /// What is waited for in it.
  fileprivate var awaited: [Expression] {
    if case .await(let inner) = kind { return [inner] }
    return children.flatMap(\.awaited)
  }

  fileprivate var mentioned: [String] {
    switch kind {
    case .name(let name): [name]
    case .attribute(let base, let name): [name] + base.mentioned
    default: children.flatMap(\.mentioned)
    }
  }
}
