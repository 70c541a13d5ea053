/// What a snippet shares a namespace with.
package struct Group: Sendable, Hashable, Codable {
  package enum Kind: Sendable, Hashable, Codable {
    /// It runs alone.
    case independent
    /// It runs in the namespace of its document.
    case session
    /// It runs in a namespace that the corpus folder names.
    case named(String)
  }

  package var kind: Kind
  /// The ids of the snippets that run before it in the same namespace, in the order of the document.
  package var after: [String]

  package init(_ kind: Kind, after: [String] = []) { (self.kind, self.after) = (kind, after) }

  package static let independent = Group(.independent)

  /// `independent`, `session`, or the group's own name.
  package var name: String {
    switch kind {
    case .independent: "independent"
    case .session: "session"
    case .named(let name): name
    }
  }
}
