/// What should be cancelled goes on.
struct CancellationRule: MutationRule {
  let name = "cancellation"
  let about = "a cancellation is not asked for, or not heard"

  /// Whether a statement asks for cancellation, or asks whether somebody has.
  static func isCancelling(_ statement: SyntaxNode) -> Bool {
    guard statement.form == .expression, var call = statement.children.first else { return false }
    while call.kind == .attempt || call.kind == .await, let inner = call.children.first { call = inner }
    return call.kind == .call && ["cancel", "cancelAll", "checkCancellation", "uncancel"].contains(call.name)
  }

  func mutants(of tree: SyntaxTree) -> [Mutant] {
    let dropped = tree.nodes(Self.isCancelling).map { drop(tree, $0) }
    // The last closure of the call is what runs when the task is cancelled.
    let deaf = tree.nodes { $0.kind == .call && $0.name == "withTaskCancellationHandler" }.compactMap { call in
      call.children.last { $0.kind == .closure }.map { closure in
        mutant(tree, [Edit(closure.range, "{}")], at: nil, marked: [Edit(closure.range, "{ \(Edit.mark) }")])
      }
    }
    return dropped + deaf
  }
}
