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
  /// The ids of the snippets that it runs right after, in the order of the document. Each of these runs after its own: a session of
  /// thousands of cells is a chain, and no list of all that come before in each (`Document.snippets(before:)`).
  package var after: [String]
  /// Where the corpus folder chooses: what the snippet runs after by its names alone. It still comes before the snippet where that runs
  /// before another one. Nil where nobody chose.
  package var inferred: [String]?

  package init(_ kind: Kind, after: [String] = [], inferred: [String]? = nil) {
    (self.kind, self.after, self.inferred) = (kind, after, inferred)
  }

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

extension Document {
  /// The snippets that run before one in the same namespace, in the order of the document.
  package func snippets(before snippet: Snippet) -> [Snippet] {
    guard !snippet.group.after.isEmpty else { return [] }
    let places = Dictionary(snippets.indices.map { (snippets[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    /// A snippet that was chosen into a group runs after those of the group there, and after what it needs anywhere else.
    struct Visit: Hashable {
      var id: String
      var isChosen: Bool
    }
    var todo = snippet.group.after.map { Visit(id: $0, isChosen: snippet.group.inferred != nil) }
    var seen = Set(todo)
    while let visit = todo.popLast() {
      guard let group = places[visit.id].map({ snippets[$0].group }) else { continue }
      let isChosen = visit.isChosen && group.inferred != nil
      for id in isChosen ? group.after : group.inferred ?? group.after {
        let next = Visit(id: id, isChosen: isChosen)
        if id != snippet.id, seen.insert(next).inserted { todo.append(next) }
      }
    }
    return Set(seen.compactMap { places[$0.id] }).sorted().map { snippets[$0] }
  }
}
