/// One time that a run passed through statements that the document claims something of.
package struct Passage: Sendable, Hashable, Codable {
  /// The 1-based lines of the document.
  package var lines: LineRange
  /// When the first of the statements began: nanoseconds since the start of the run.
  package var entered: Int
  /// When the last one was left, by its end or by an error; nil where the run ended before that.
  package var left: Int?
  /// The output lines, counted from 0, that were completed meanwhile, by whomever.
  package var output: Range<Int>
  /// The value of the first statement's expression; nil where it has none or it was not reached.
  package var value: Value?
  /// The name of the value's type as `<class '…'>` shows it.
  package var type: String?
  /// The error that left the statements.
  package var error: ErrorValue?

  package init(
    lines: LineRange, entered: Int, left: Int?, output: Range<Int> = 0..<0, value: Value? = nil, type: String? = nil,
    error: ErrorValue? = nil
  ) {
    self.lines = lines
    self.entered = entered
    self.left = left
    self.output = output
    self.value = value
    self.type = type
    self.error = error
  }

  /// Nanoseconds; nil where the statements were never left.
  package var duration: Int? { left.map { $0 - entered } }
}
