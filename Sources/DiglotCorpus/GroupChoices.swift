package import DiglotModel

/// The namespaces that `diglot.yaml` chooses for snippets, in place of those that are inferred.
package struct GroupChoices: Sendable {
  /// By the ids of snippets.
  var own: [String: Group.Kind] = [:]
  /// For the snippets without a choice of their own; nil where they stay as inferred.
  var usual: Group.Kind?

  /// Gives each snippet its group.
  ///
  /// A snippet that is chosen into a session or a named group runs after all earlier ones of it. A context of its own is what an example
  /// needs, so that nothing is inferred for one that has it.
  ///
  /// - Parameter hasContext: whether a snippet has a context in Python.
  func apply(to document: inout Document, hasContext: (String) -> Bool) {
    var earlier: [Group.Kind: [String]] = [:]
    for index in document.snippets.indices {
      let snippet = document.snippets[index]
      let chosen = own[snippet.id] ?? usual
      if let chosen {
        document.snippets[index].group =
          chosen == .independent ? .independent : Group(chosen, after: earlier[chosen] ?? [])
      } else if hasContext(snippet.id) {
        document.snippets[index].group = .independent
      }
      let kind = chosen ?? .session
      if snippet.notRun == nil, kind != .independent { earlier[kind, default: []].append(snippet.id) }
    }
  }
}
