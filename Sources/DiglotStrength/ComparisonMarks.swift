/// Marks mistakes within comparisons where they change what a comparison comes to.
///
/// `count > limit` for `count >= limit` is the same program as long as the two are never equal when it looks. So both are evaluated, which
/// nobody can see when they do nothing else.
struct ComparisonMarks {
  private let tree: SyntaxTree
  private let comparisons: [Range<Int>]

  private static let operators: Set<String> = ["<", "<=", ">", ">=", "==", "!="]

  init(_ tree: SyntaxTree) {
    self.tree = tree
    let found = tree.nodes { node in
      node.kind == .operation && Self.operators.contains(node.focus.map(tree.text) ?? "")
        && !node.contains { [.call, .await, .attempt, .closure].contains($0.kind) }
    }
    comparisons = found.map(\.range)
  }

  /// The mutant with marks, where it is within one comparison and has none yet.
  func mark(_ mutant: Mutant) -> Mutant {
    guard mutant.marked == nil,
      let range = comparisons.first(where: {
        $0.lowerBound <= mutant.span.lowerBound && mutant.span.upperBound <= $0.upperBound
      })
    else { return mutant }
    let old = tree.text(range)
    let new = String(decoding: mutant.apply(to: tree.source, in: range), as: UTF8.self)
    let both =
      tree.language == .swift
      ? "_diglotDiffer(\(old), \(new))"
      : "(lambda old_, new_: (old_ == new_ or \(Edit.mark), new_)[1])(\(old), \(new))"
    var marked = mutant
    marked.marked = [Edit(range, both)]
    return marked
  }
}
