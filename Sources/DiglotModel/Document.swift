/// A file with prose and examples, read into its snippets.
public struct Document: Sendable, Hashable, Codable {
  public enum Format: String, Sendable, Hashable, Codable {
    case plainText
  }

  public var path: String
  public var format: Format
  public var snippets: [Snippet]

  public init(path: String, format: Format, snippets: [Snippet]) {
    self.path = path
    self.format = format
    self.snippets = snippets
  }
}
