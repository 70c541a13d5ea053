/// A piece of a document between two line ends: a statement, a comment, or a line that is neither.
struct Item {
  enum Content {
    /// Top-level statements that parse together: most often one, more where semicolons part them.
    case statements([StatementFacts])
    /// A line with nothing but a comment.
    case comment
    /// A line that is not Python.
    case prose
    /// Lines of a transcript, told by their prompts.
    case transcript
    /// A compound statement whose header is Python and whose suite is not.
    case broken
  }

  /// What lies between an item and the one before it.
  enum Gap: UInt8 {
    case none
    /// Only lines of white space.
    case spaces
    /// At least one empty line.
    case empty
  }

  var content: Content
  /// 0-based, inclusive.
  var lines: ClosedRange<Int>
  var indent: Int
  var gap: Gap
  /// Whether the last statement ends with a semicolon, as statements do in other languages.
  var endsWithSemicolon = false
  /// Whether a comment stands behind code, or between its lines.
  var hasComment = false

  var statements: [StatementFacts] {
    if case .statements(let statements) = content { return statements }
    return []
  }

  var isComment: Bool {
    if case .comment = content { return true }
    return false
  }

  var isTranscript: Bool {
    if case .transcript = content { return true }
    return false
  }

  var isText: Bool {
    switch content {
    case .prose, .broken, .transcript: true
    case .statements, .comment: false
    }
  }
}
