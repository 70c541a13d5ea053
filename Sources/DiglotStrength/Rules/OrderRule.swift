/// Two statements have changed places.
struct OrderRule: MutationRule {
  let name = "order"
  let about = "two statements that follow each other have changed places"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    tree.neighbours.filter { Self.canSwap($0, $1) && !AwaitRule.isWaiting($0) }.map { swap(tree, $0, $1) }
  }

  /// Only statements that do something: a value may as well be made after the next one. Where `defer` stands matters only to what leaves
  /// before it.
  static func canSwap(_ first: SyntaxNode, _ second: SyntaxNode) -> Bool {
    isActive(first) && isActive(second) && !needs(second, first) && !areIndependent(first, second)
      && !(startsChildren(first) && startsChildren(second))
      && !startsTaskBesidePrint(first, second) && !startsTaskBesidePrint(second, first)
  }

  private static func isActive(_ statement: SyntaxNode) -> Bool {
    switch statement.form {
    case .assignment: true
    case .expression: statement.contains { $0.kind == .call || $0.kind == .await }
    case .compound: statement.name != "defer" && statement.contains { $0.kind == .call || $0.kind == .await }
    case .binding: statement.contains { $0.kind == .await || $0.kind == .call && tasks.contains($0.name) }
    case .asyncBinding: true
    default: false
    }
  }

  /// Whether a statement starts tasks and does not wait: neither language promises in which order such children run.
  private static func startsChildren(_ statement: SyntaxNode) -> Bool {
    switch statement.form {
    case .asyncBinding: true
    case .binding, .expression:
      !AwaitRule.isWaiting(statement)
        && statement.contains { $0.kind == .call && (tasks.contains($0.name) || $0.name == "addTask") }
    default: false
    }
  }

  private static let tasks: Set<String> = ["Task", "create_task", "ensure_future"]

  /// Whether a statement uses the name that another one binds.
  private static func needs(_ user: SyntaxNode, _ binding: SyntaxNode) -> Bool {
    guard binding.form == .binding || binding.form == .asyncBinding, !binding.name.isEmpty else { return false }
    return mentions(user, binding.name)
  }

  private static func mentions(_ statement: SyntaxNode, _ name: String) -> Bool {
    statement.contains { $0.kind == .reference && $0.name == name }
  }

  /// Whether both give a value to a name that the other one does not speak of, and do nothing else; or one does, and the other prints.
  private static func areIndependent(_ first: SyntaxNode, _ second: SyntaxNode) -> Bool {
    [(first, second), (second, first)].allSatisfy { one, other in
      if isPrint(one) { return !isPrint(other) }
      guard one.form == .assignment, calls(one).allSatisfy({ $0.first?.isUppercase == true || $0 == "seconds" }),
        let target = one.children.first, target.kind == .reference
      else { return false }
      return !mentions(other, target.name)
    }
  }

  /// A task that is made runs when its maker waits, in both languages.
  private static func startsTaskBesidePrint(_ printing: SyntaxNode, _ other: SyntaxNode) -> Bool {
    guard isPrint(printing), other.form == .binding, let value = other.focus else { return false }
    return other.children.contains { $0.range == value && $0.kind == .call && tasks.contains($0.name) }
  }

  /// Whether a statement prints, and does nothing else.
  static func isPrint(_ statement: SyntaxNode) -> Bool {
    statement.form == .expression && calls(statement) == ["print"]
      && !statement.contains { $0.kind == .await || $0.kind == .attempt || $0.kind == .closure }
  }

  private static func calls(_ statement: SyntaxNode) -> Set<String> {
    var names: Set<String> = []
    statement.visit { if $0.kind == .call { names.insert($0.name) } }
    return names
  }
}

extension MutationRule {
  func swap(_ tree: SyntaxTree, _ first: SyntaxNode, _ second: SyntaxNode) -> Mutant {
    var swapped = mutant(
      tree, [Edit(first.range, tree.text(second.range)), Edit(second.range, tree.text(first.range))],
      at: first.range)
    // Within f-strings the tree may not tell of calls.
    let isPlain = { statement in OrderRule.isPrint(statement) && !tree.text(statement.range).dropFirst(6).contains("(")
    }
    swapped.isSwapOfPrint =
      (tree.language == .swift
        ? OrderRule.isPrint(first) || OrderRule.isPrint(second) : isPlain(first) || isPlain(second))
      && ![first, second].contains { $0.contains { $0.kind == .await } }
    return swapped
  }
}
