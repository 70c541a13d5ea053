/// A time to wait is twice as long, or none at all.
struct DelayRule: MutationRule {
  let name = "delay"
  let about = "a delay or a timeout is doubled, or is gone"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    var found: [Mutant] = []
    func visit(_ node: SyntaxNode, in wait: SyntaxNode?) {
      let wait = isWait(node) ? node : node.form == nil ? wait : nil
      if node.isDelay, node.kind == .integer || node.kind == .float {
        let text = tree.text(node.range)
        let double = Int(text).map { String($0 * 2) } ?? Double(text).map { String($0 * 2) } ?? "(\(text) * 2)"
        var longer = mutant(tree, node.range, double, at: node.range)
        if let end = wait?.range.upperBound { longer.witness = [Edit(end..<end, "; \(Edit.mark)")] }
        found += [longer, mutant(tree, node.range, "0", at: node.range)]
      }
      for child in node.children { visit(child, in: wait) }
    }
    visit(tree.root, in: nil)
    return found
  }

  /// Whether a statement does nothing but sleep: one that never comes to its end may as well be longer.
  private func isWait(_ statement: SyntaxNode) -> Bool {
    guard AwaitRule.isWaiting(statement), var call = statement.children.first else { return false }
    while call.kind == .attempt || call.kind == .await, let inner = call.children.first { call = inner }
    return call.kind == .call && call.name == "sleep"
  }
}
