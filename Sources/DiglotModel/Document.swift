/// A file with prose and examples, read into its snippets.
package struct Document: Sendable, Hashable, Codable {
  package enum Format: String, Sendable, Hashable, Codable, CaseIterable {
    case plainText, markdown, myst, mdx, restructuredText, html, notebook, python
  }

  package var path: String
  package var format: Format
  package var snippets: [Snippet]
  /// Blocks that are no Python examples, in the order of their lines; none in plain text, which sets nothing apart.
  package var skipped: [SkippedBlock]
  /// What a reader should know of the file itself.
  package var warnings: [Diagnostic]

  package init(
    path: String, format: Format, snippets: [Snippet], skipped: [SkippedBlock] = [], warnings: [Diagnostic] = []
  ) {
    self.path = path
    self.format = format
    self.snippets = snippets
    self.skipped = skipped
    self.warnings = warnings
  }
}
