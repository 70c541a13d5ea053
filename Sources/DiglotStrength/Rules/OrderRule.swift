/// Two statements have changed places.
struct OrderRule: MutationRule {
  let name = "order"
  let about = "two statements that follow each other have changed places"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    tree.neighbours.filter { Self.canSwap($0, $1) && !AwaitRule.isWaiting($0) }.map { swap(tree, $0, $1) }
  }

  /// Only statements that do something: the order of two values is nothing that anybody can see.
  static func canSwap(_ first: SyntaxNode, _ second: SyntaxNode) -> Bool {
    [first, second].allSatisfy { statement in
      switch statement.form {
      case .expression, .assignment, .compound, .binding, .asyncBinding:
        statement.contains { $0.kind == .call || $0.kind == .await } || statement.form == .assignment
      default: false
      }
    } && (first.name.isEmpty || !isBinding(first) || !second.contains { $0.kind == .reference && $0.name == first.name })
  }

  private static func isBinding(_ node: SyntaxNode) -> Bool { node.form == .binding || node.form == .asyncBinding }
}

extension MutationRule {
  func swap(_ tree: SyntaxTree, _ first: SyntaxNode, _ second: SyntaxNode) -> Mutant {
    mutant(
      tree, [Edit(first.range, tree.text(second.range)), Edit(second.range, tree.text(first.range))],
      at: first.range)
  }
}
