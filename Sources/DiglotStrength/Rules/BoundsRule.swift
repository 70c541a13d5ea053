/// One too many, or one too few.
struct BoundsRule: MutationRule {
  let name = "bounds"
  let about = "a range or a comparison is off by one"

  private static let others = ["<": "<=", "<=": "<", ">": ">=", ">=": ">", "..<": "...", "...": "..<"]

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    let operations = tree.nodes { $0.kind == .operation }.compactMap { node -> Mutant? in
      guard let focus = node.focus, let other = Self.others[tree.text(focus)] else { return nil }
      return mutant(tree, focus, other, at: node.range)
    }
    return operations + ranges(tree)
  }

  /// `range(n)`, `range(a, b)`: the end, one further. Where it is a number, ``ConstantRule`` says the same.
  private func ranges(_ tree: SyntaxTree) -> [Mutant] {
    guard tree.language == .python else { return [] }
    return tree.nodes { $0.kind == .call && $0.name == "range" }.compactMap { call in
      let arguments = call.children.filter { $0.kind == .argument && $0.name.isEmpty }
      guard let end = arguments.count > 1 ? arguments[1] : arguments.first, end.children.first?.kind != .integer else {
        return nil
      }
      return mutant(tree, end.range, "(\(tree.text(end.range))) + 1", at: call.range)
    }
  }
}
