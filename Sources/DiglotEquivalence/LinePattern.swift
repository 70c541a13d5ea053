/// A regular expression that must match a whole line, in a time that its length times the line's length bounds.
///
/// Characters are Unicode scalars, as in Python's `re`. A line longer than `lengthLimit` is not tried at all.
package struct LinePattern {
  /// The longest line, in Unicode scalars, that a pattern is tried on.
  static let lengthLimit = 10_000

  enum Answer {
    case matches, differs
    /// The line has more than `lengthLimit` Unicode scalars.
    case tooLong
  }

  let source: String
  /// Why the source is no regular expression, in one phrase; nil when it is one.
  package let problem: String?
  private let program: PatternProgram?

  /// Compiles a pattern. An invalid one is kept with its `problem`; it then matches every line, so that the pattern is
  /// the one thing reported.
  package init(_ source: String) {
    self.source = source
    do {
      program = try PatternProgram(PatternParser.parse(source))
      problem = nil
    } catch {
      program = nil
      problem = error.message
    }
  }

  func answer(for line: String) -> Answer {
    guard let program else { return .matches }
    let scalars = line.unicodeScalars
    guard scalars.index(scalars.startIndex, offsetBy: Self.lengthLimit + 1, limitedBy: scalars.endIndex) == nil else {
      return .tooLong
    }
    return program.matches(scalars) ? .matches : .differs
  }
}
