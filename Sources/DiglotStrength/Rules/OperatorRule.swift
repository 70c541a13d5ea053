/// One operator for another.
struct OperatorRule: MutationRule {
  let name = "operator"
  let about = "an operator is its opposite"

  private static let others: [String: String] = [
    "+": "-", "-": "+", "*": "+", "/": "*", "//": "*", "%": "*", "**": "*", "==": "!=", "!=": "==", "&&": "||",
    "||": "&&",
    "and": "or", "or": "and", "+=": "-=", "-=": "+=", "*=": "+=", "/=": "*=",
  ]

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    tree.nodes { $0.kind == .operation }.compactMap { node in
      guard let focus = node.focus, let other = Self.others[tree.text(focus)] else { return nil }
      return mutant(tree, focus, other, at: node.range)
    }
  }
}
