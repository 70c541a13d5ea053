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

  /// Catches everything. That makes a difference when something else is caught.
  private func widened(_ tree: SyntaxTree, _ handler: SyntaxNode) -> Mutant? {
    guard let caught = handler.focus, !tree.text(caught).allSatisfy(\.isWhitespace), let block = handler.children.last,
      block.kind == .block
    else { return nil }
    let type = tree.text(caught)
    guard tree.language == .python else {
      let start = block.range.lowerBound + 1
      let test = " do { throw error } catch\(type){} catch { \(Edit.mark) }; "
      return mutant(tree, [Edit(caught, " ")], at: nil, marked: [Edit(caught, " "), Edit(start..<start, test)])
    }
    let edit = Edit(caught, "BaseException")
    var marked: [Edit]?
    if let first = block.children.first, first.form != .compound, first.form != .declaration {
      let start = first.range.lowerBound
      let test = "isinstance(__import__(\"sys\").exc_info()[1], \(type)) or \(Edit.mark); "
      marked = [edit, Edit(start..<start, test)]
    }
    return mutant(tree, [edit], at: nil, marked: marked)
  }

  /// Does nothing about it.
  private func emptied(_ tree: SyntaxTree, _ handler: SyntaxNode) -> Mutant? {
    guard let block = handler.children.last, block.kind == .block, !block.children.isEmpty else { return nil }
    if tree.language == .swift {
      return mutant(tree, [Edit(block.range, "{}")], at: nil, marked: [Edit(block.range, "{ \(Edit.mark) }")])
    }
    let lines = tree.source[block.range].count { $0 == UInt8(ascii: "\n") }
    return mutant(tree, block.range, "pass" + String(repeating: "\n", count: lines), at: block.children.first?.range)
  }

  /// Goes on where an error would have gone to the caller.
  private func swallowed(_ tree: SyntaxTree) -> [Mutant] {
    tree.nodes { $0.form == .expression }.compactMap { statement in
      guard let attempt = statement.children.first, attempt.kind == .attempt, attempt.name == "try" else { return nil }
      let start = Edit(statement.range.lowerBound..<statement.range.lowerBound, "do { ")
      let end = statement.range.upperBound..<statement.range.upperBound
      return mutant(
        tree, [start, Edit(end, " } catch {}")], at: statement.range,
        marked: [start, Edit(end, " } catch { \(Edit.mark) }")])
    }
  }
}
