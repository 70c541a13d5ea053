/// What a page shows of a pair beside what `verify` found.
package struct PairSources: Sendable, Hashable, Codable {
  /// The titles of the sections around the snippet, outermost first.
  package var section: [String]
  package var python: SourceText
  /// Nil where there is no port.
  package var swift: SourceText?
  /// The hidden code around the snippet and around the port.
  package var contexts: [SourceText]

  package init(section: [String], python: SourceText, swift: SourceText?, contexts: [SourceText] = []) {
    (self.section, self.python, self.swift, self.contexts) = (section, python, swift, contexts)
  }
}
