internal import DiglotModel

/// What a comment speaks of, by where it stands.
///
/// Behind a statement it is that statement; behind the head of a `def` the calls of the function. A comment with a line of its own
/// heads the paragraph below it: the statements of the same suite up to the next blank line. Where none follows, it is about the
/// statement right above. A comment inside a statement of several lines is about a part of it, and no claim.
struct ClaimSubjects {
  private let lines: TextLines
  /// The document's first line of the snippet, 0-based.
  private let first: Int
  private let statements: [OutlineStatement]

  init(lines: TextLines, range: ClosedRange<Int>, statements: [OutlineStatement]) {
    self.lines = lines
    first = range.lowerBound
    self.statements = statements
  }

  /// The statement that a trailing comment is about; nil where it is about a part of one.
  ///
  /// - Parameter line: 0-based line of the document.
  func statement(before line: Int) -> OutlineStatement? {
    let number = line - first + 1
    guard let found = statements.last(where: { $0.lines.contains(number) }) else { return nil }
    return found.headEnd == number ? found : nil
  }

  /// The statements of the paragraph that a comment heads.
  func paragraph(below line: Int) -> [OutlineStatement] {
    let number = line - first + 1
    guard let start = statements.first(where: { $0.lines.lowerBound > number }),
      isJoined(number, start.lines.lowerBound), indent(start) == lines.indents[line]
    else { return [] }
    var result = [start]
    for next in statements where next.suite == start.suite && next.lines.lowerBound > start.lines.lowerBound {
      guard let last = result.last, isJoined(last.lines.upperBound, next.lines.lowerBound) else { break }
      result.append(next)
    }
    return result
  }

  /// The statement that ends right above a comment, in the same suite.
  func statement(above line: Int) -> OutlineStatement? {
    let number = line - first + 1
    let above = statements.filter { $0.lines.upperBound < number && indent($0) == lines.indents[line] }
    return above.max { $0.lines.upperBound < $1.lines.upperBound }.flatMap {
      isJoined($0.lines.upperBound, number) ? $0 : nil
    }
  }

  /// The statements of the suite of a comment that come before it and behind another line; all are 0-based.
  func statements(above line: Int, behind start: Int?) -> [OutlineStatement] {
    let number = line - first + 1
    let before = statements.filter { $0.lines.upperBound < number && indent($0) == lines.indents[line] }
    guard let suite = before.last?.suite else { return [] }
    let from = start.map { $0 - first + 1 } ?? 0
    return before.filter { $0.suite == suite && $0.lines.lowerBound > from }
  }

  /// Whether a statement of the top level comes behind a line.
  func goesOn(below line: Int) -> Bool {
    statements.contains { $0.suite == 0 && $0.lines.lowerBound > line - first + 1 }
  }

  /// The document's lines of statements, 1-based.
  func range(_ statements: [OutlineStatement]) -> LineRange? {
    guard let start = statements.first, let end = statements.last else { return nil }
    return LineRange(start: start.lines.lowerBound + first, end: end.lines.upperBound + first)
  }

  /// The function whose docstring has a line, 0-based.
  func function(documentedAt line: Int) -> OutlineStatement? {
    let number = line - first + 1
    guard statements.contains(where: { $0.sort == .docstring && $0.lines.contains(number) }) else { return nil }
    return statements.last { [.function, .generator].contains($0.sort) && $0.lines.contains(number) }
  }

  var docstrings: [ClosedRange<Int>] {
    statements.filter { $0.sort == .docstring }
      .map { $0.lines.lowerBound + first - 1...$0.lines.upperBound + first - 1 }
  }

  private func indent(_ statement: OutlineStatement) -> Int { lines.indents[statement.lines.lowerBound + first - 1] }

  /// Whether no blank line parts two lines of the source, both 1-based.
  private func isJoined(_ start: Int, _ end: Int) -> Bool {
    end - start < 2 || (start + 1..<end).allSatisfy { !lines.isBlank($0 + first - 1) }
  }
}
