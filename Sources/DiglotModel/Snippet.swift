/// One Python example in a document.
public struct Snippet: Sendable, Hashable, Codable {
  /// Stable, readable and unique in its document: made from the nearest heading.
  public var id: String
  /// The titles of the sections around the snippet, outermost first.
  public var section: [String]
  public var lines: LineRange
  /// The Python source, dedented, lines joined by `\n`, with a final newline.
  public var source: String
  /// Names that the snippet reads at any depth, never binds, and that are no builtins; sorted.
  public var undefinedNames: [String]
  /// How sure the reader is that these lines are a Python example, 0 to 1.
  public var confidence: Double
  public var claims: [Claim]

  public init(
    id: String, section: [String], lines: LineRange, source: String, undefinedNames: [String] = [],
    confidence: Double = 1, claims: [Claim] = []
  ) {
    self.id = id
    self.section = section
    self.lines = lines
    self.source = source
    self.undefinedNames = undefinedNames
    self.confidence = confidence
    self.claims = claims
  }
}

/// Something that the document itself says will happen when a snippet runs.
public struct Claim: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable {
    /// A line of an `# Output:` block.
    case output
    /// A trailing comment that shows a printed or returned value: `# "Hello, Alice!"`.
    case value
    /// `# ~2 seconds`, `# Takes ~1.5 seconds`.
    case duration
    /// `# <class 'coroutine'>`.
    case type
    /// `# Raises ValueError`.
    case error
  }

  /// The 1-based line in the document.
  public var line: Int
  public var kind: Kind
  public var text: String

  public init(line: Int, kind: Kind, text: String) {
    self.line = line
    self.kind = kind
    self.text = text
  }
}
