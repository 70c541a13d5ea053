/// One Python example in a document.
package struct Snippet: Sendable, Hashable, Codable {
  /// Stable, readable and unique in its document: made from the nearest heading.
  package var id: String
  /// The titles of the sections around the snippet, outermost first.
  package var section: [String]
  package var lines: LineRange
  /// The Python source, dedented, lines joined by `\n`, with a final newline.
  package var source: String
  /// Names that the snippet reads at any depth, never binds, and that are no builtins; sorted.
  package var undefinedNames: [String]
  /// How sure the reader is that these lines are a Python example, 0 to 1.
  package var confidence: Double
  package var claims: [Claim]

  package init(
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
package struct Claim: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
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
  package var line: Int
  package var kind: Kind
  package var text: String

  package init(line: Int, kind: Kind, text: String) {
    self.line = line
    self.kind = kind
    self.text = text
  }
}
