/// A part of a source that a page sets apart.
package struct SourceToken: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
    case keyword, string, number, comment
    /// The name in a definition of a function or a type.
    case definition
    /// A name that begins with a capital letter, as those of types do in both languages.
    case type
    /// A decorator, an attribute, a directive to the compiler.
    case attribute
  }

  package var kind: Kind
  /// UTF-8 bytes of the source, counted from 0.
  package var range: Range<Int>

  package init(_ kind: Kind, _ range: Range<Int>) { (self.kind, self.range) = (kind, range) }
}
