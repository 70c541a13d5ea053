internal import DiglotModel

/// The namespaces that `diglot.yaml` chooses for snippets, in place of those that are inferred.
package struct GroupChoices: Sendable {
  /// By the ids of snippets.
  var own: [String: Group.Kind] = [:]
  /// For the snippets without a choice of their own; nil where they stay as inferred.
  var usual: Group.Kind?

  /// Gives each snippet its group.
  ///
  /// A snippet that is chosen into a session or a named group runs after all earlier ones of it: after the last one that was chosen, which
  /// stands for those before it, and after those since then that nobody chose. A context of its own is what an example
  /// needs, so that nothing is inferred for one that has it.
  ///
  /// - Parameter hasContext: whether a snippet has a context in Python.
  func apply(to document: inout Document, hasContext: (String) -> Bool) {
    var earlier: [Group.Kind: [String]] = [:]
    for index in document.snippets.indices {
      let snippet = document.snippets[index]
      let inferred = snippet.group.after
      let chosen = own[snippet.id] ?? usual
      if let chosen {
        let after = chosen == .independent ? [] : earlier[chosen] ?? []
        document.snippets[index].group = Group(chosen, after: after, inferred: inferred)
      } else if hasContext(snippet.id) {
        document.snippets[index].group = Group(.independent, inferred: inferred)
      }
      guard snippet.notRun == nil, chosen != .independent else { continue }
      if let chosen { earlier[chosen] = [snippet.id] } else { earlier[.session, default: []].append(snippet.id) }
    }
  }
}
