/// Something that the document itself says will happen when a snippet runs.
package struct Claim: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
    /// A line of an `# Output:` block.
    case output
    /// A trailing comment that shows a printed or returned value: `# "Hello, Alice!"`.
    case value
    /// `# ~2 seconds`, `# Takes ~1.5 seconds`.
    case duration
    /// `# <class 'coroutine'>`, `# type: int`, `# Returns a coroutine`.
    case type
    /// `# Raises ValueError`.
    case error
  }

  /// What a claim speaks of. Line ranges are 1-based lines of the document.
  package enum Subject: Sendable, Hashable, Codable {
    /// What these statements of one suite do: their value, the time they take, the error that leaves them.
    case statements(LineRange)
    /// What a call of `print` in these lines writes.
    case printing(LineRange)
    /// The calls of the function that these lines define.
    case function(LineRange)
    /// One line of a block of output.
    case block(Block)
    /// Nobody can tell: lines of the example share a line of the document.
    case unknown
  }

  /// The place of a claimed line in its block of output.
  package struct Block: Sendable, Hashable, Codable {
    /// The 1-based line of the document with the block's label.
    package var label: Int
    /// The lines of the block may come in any order, as the label says.
    package var isUnordered: Bool
    /// The statements whose output it is; nil where it is all of the run's.
    package var statements: LineRange?
    /// The ends of its lines are white space like any other, as where a notebook breaks a long value.
    package var isFlowing: Bool

    package init(label: Int, isUnordered: Bool = false, statements: LineRange? = nil, isFlowing: Bool = false) {
      self.label = label
      self.isUnordered = isUnordered
      self.statements = statements
      self.isFlowing = isFlowing
    }
  }

  /// The 1-based line in the document.
  package var line: Int
  /// The 1-based column of the comment's `#`: UTF-8 bytes.
  package var column: Int
  package var kind: Kind
  package var text: String
  package var subject: Subject

  package init(line: Int, column: Int = 1, kind: Kind, text: String, subject: Subject? = nil) {
    self.line = line
    self.column = column
    self.kind = kind
    self.text = text
    self.subject = subject ?? .statements(LineRange(start: line, end: line))
  }
}
