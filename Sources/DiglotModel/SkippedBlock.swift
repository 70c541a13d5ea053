/// A block of a document that is set apart as code is, and is no Python example.
package struct SkippedBlock: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
    /// Commands of a shell.
    case shell
    /// What a program wrote; where it follows an example, its claims.
    case output
    /// Code of another language, named or told by its marks.
    case otherLanguage
    case diff
    /// Notation that only looks like Python.
    case pseudoCode
    /// JSON, tables, literals without a statement.
    case data
    case text
  }

  package var lines: LineRange
  package var kind: Kind
  /// The language that the document names; nil where it names none.
  package var language: String?
  /// A phrase for a reader.
  package var reason: String

  package init(lines: LineRange, kind: Kind, language: String?, reason: String) {
    self.lines = lines
    self.kind = kind
    self.language = language
    self.reason = reason
  }
}
