/// A file with prose and examples, read into its snippets.
package struct Document: Sendable, Hashable, Codable {
  package enum Format: String, Sendable, Hashable, Codable {
    case plainText
  }

  package var path: String
  package var format: Format
  package var snippets: [Snippet]

  package init(path: String, format: Format, snippets: [Snippet]) {
    self.path = path
    self.format = format
    self.snippets = snippets
  }
}
