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
  /// What is wrong with the snippet itself, whatever its runs do.
  package var findings: [Diagnostic]

  package init(
    id: String, section: [String], lines: LineRange, source: String, undefinedNames: [String] = [],
    confidence: Double = 1, claims: [Claim] = [], findings: [Diagnostic] = []
  ) {
    self.id = id
    self.section = section
    self.lines = lines
    self.source = source
    self.undefinedNames = undefinedNames
    self.confidence = confidence
    self.claims = claims
    self.findings = findings
  }
}
