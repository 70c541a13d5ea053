/// A branch is taken when it should not be.
struct ConditionRule: MutationRule {
  let name = "condition"
  let about = "a condition is negated"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    tree.nodes { $0.kind == .condition }.map { node in
      let text = tree.text(node.range)
      return mutant(tree, node.range, tree.language == .swift ? "!(\(text))" : "(not (\(text)))", at: node.range)
    }
  }
}
