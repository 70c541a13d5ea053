/// Nobody waits for what should be waited for, or waits later.
struct AwaitRule: MutationRule {
  let name = "await"
  let about = "an 'await' is dropped, or comes after the next statement"

  /// Whether a statement is nothing but waiting for something.
  static func isWaiting(_ statement: SyntaxNode) -> Bool {
    guard statement.form == .expression, let first = statement.children.first else { return false }
    return first.kind == .await || first.kind == .attempt && first.children.first?.kind == .await
  }

  /// What is behind the word, with the blank between.
  static func awaited(_ node: SyntaxNode) -> Range<Int> {
    (node.range.lowerBound + "await".utf8.count)..<node.range.upperBound
  }

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    let moved = tree.neighbours.filter { Self.isWaiting($0) && OrderRule.canSwap($0, $1) }.map { swap(tree, $0, $1) }
    return (tree.language == .python ? droppedInPython(tree) : droppedInSwift(tree)) + moved
  }

  /// Without the word, Python makes a coroutine that never runs.
  private func droppedInPython(_ tree: SyntaxTree) -> [Mutant] {
    tree.nodes { $0.kind == .await }.map { node in
      mutant(tree, node.range, "(\(tree.text(Self.awaited(node))))", at: node.range)
    }
  }

  /// Swift's compiler refuses a call without the word. What it lets through is a task that nobody waits for.
  private func droppedInSwift(_ tree: SyntaxTree) -> [Mutant] {
    tree.nodes { Self.isWaiting($0) }.map { statement in
      mutant(tree, statement.range, "Task { \(tree.text(statement.range)) }", at: statement.range)
    }
  }
}
