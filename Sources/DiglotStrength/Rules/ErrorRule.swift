/// An error is swallowed, or more is caught than should be.
struct ErrorRule: MutationRule {
  let name = "error"
  let about = "an error is not raised, is swallowed, or is caught where it should not be"

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    var found = tree.nodes { $0.form == .raising }.map { drop(tree, $0) }
    for handler in tree.nodes({ $0.kind == .handler }) {
      found += [widened(tree, handler), emptied(tree, handler)].compactMap(\.self)
    }
    if tree.language == .swift { found += swallowed(tree) }
    return found
  }

  /// Catches everything.
  private func widened(_ tree: SyntaxTree, _ handler: SyntaxNode) -> Mutant? {
    guard let caught = handler.focus, !tree.text(caught).allSatisfy(\.isWhitespace) else { return nil }
    let everything = tree.language == .swift ? " " : "BaseException"
    return mutant(tree, caught, everything, at: nil)
  }

  /// Does nothing about it.
  private func emptied(_ tree: SyntaxTree, _ handler: SyntaxNode) -> Mutant? {
    guard let block = handler.children.last, block.kind == .block, !block.children.isEmpty else { return nil }
    if tree.language == .swift { return mutant(tree, block.range, "{}", at: nil) }
    let lines = tree.source[block.range].count { $0 == UInt8(ascii: "\n") }
    return mutant(tree, block.range, "pass" + String(repeating: "\n", count: lines), at: block.children.first?.range)
  }

  /// `try?` goes on where `try` does not.
  private func swallowed(_ tree: SyntaxTree) -> [Mutant] {
    tree.nodes { $0.form == .expression }.compactMap { statement in
      guard let attempt = statement.children.first, attempt.kind == .attempt, attempt.name == "try" else { return nil }
      let word = attempt.range.lowerBound..<(attempt.range.lowerBound + 3)
      return mutant(tree, word, "_ = try?", at: statement.range)
    }
  }
}
