/// A statement is missing.
struct StatementRule: MutationRule {
  let name = "dropped-statement"
  let about = "a statement is missing"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    tree.nodes { $0.form == .expression || $0.form == .assignment }
      .filter { !CancellationRule.isCancelling($0) && !AwaitRule.isWaiting($0) }
      .map { drop(tree, $0) }
  }
}

extension MutationRule {
  /// Nothing in the place of a statement; lines stay where they are.
  func drop(_ tree: SyntaxTree, _ statement: SyntaxNode) -> Mutant {
    let lines = tree.source[statement.range].count { $0 == UInt8(ascii: "\n") }
    let nothing = tree.language == .python ? "pass" : "do {}"
    return mutant(tree, statement.range, nothing + String(repeating: "\n", count: lines), at: statement.range)
  }
}
