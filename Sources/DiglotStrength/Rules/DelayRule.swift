/// A time to wait is twice as long, or none at all.
struct DelayRule: MutationRule {
  let name = "delay"
  let about = "a delay or a timeout is doubled, or is gone"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    tree.nodes { $0.isDelay && ($0.kind == .integer || $0.kind == .float) }.flatMap { node -> [Mutant] in
      let text = tree.text(node.range)
      let double = Int(text).map { String($0 * 2) } ?? Double(text).map { String($0 * 2) } ?? "(\(text) * 2)"
      return [double, "0"].map { mutant(tree, node.range, $0, at: node.range) }
    }
  }
}
