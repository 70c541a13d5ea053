/// A regular expression that must match a whole line.
///
/// Characters are Unicode scalars, as in Python's `re`. The engine backtracks, so a line longer than `lengthLimit` is
/// not tried at all.
struct LinePattern {
  /// The longest line, in Unicode scalars, that a pattern is tried on.
  static let lengthLimit = 10_000

  enum Answer {
    case matches, differs
    /// The line has more than `lengthLimit` Unicode scalars.
    case tooLong
  }

  let source: String
  /// Why the source is no regular expression; nil when it is one.
  let problem: String?
  private let regex: Regex<AnyRegexOutput>?

  /// Compiles a pattern. An invalid one is kept with its `problem`; it then matches every line, so that the pattern is
  /// the one thing reported.
  init(_ source: String) {
    self.source = source
    do {
      regex = try Regex(source).matchingSemantics(.unicodeScalar)
      problem = nil
    } catch {
      regex = nil
      problem = "\(error)"
    }
  }

  func answer(for line: String) -> Answer {
    guard let regex else { return .matches }
    let scalars = line.unicodeScalars
    guard scalars.index(scalars.startIndex, offsetBy: Self.lengthLimit + 1, limitedBy: scalars.endIndex) == nil else {
      return .tooLong
    }
    // A thrown error can only come from a custom component, which a pattern in text cannot have.
    return (try? regex.wholeMatch(in: line)) != nil ? .matches : .differs
  }
}
