internal import DiglotModel

/// The claims of a cell whose run is recorded beside it: what it wrote and gave, and the error that ended it.
struct ShownClaims {
  let block: Block
  let excerpt: Excerpt
  let grammar: PythonGrammar

  func read() -> [Claim] {
    var claims: [Claim] = []
    if let first = block.shown.first {
      let isFlowing = block.shown.contains(where: \.isValue)
      let subject = Claim.Subject.block(Claim.Block(label: first.line, isFlowing: isFlowing))
      claims = block.shown.map {
        Claim(line: $0.line, column: $0.column, kind: $0.isValue ? .value : .output, text: $0.text, subject: subject)
      }
    }
    if let error = block.shownError, let statements {
      let subject = excerpt.isOrdered ? Claim.Subject.statements(excerpt.lineRange(statements)) : .unknown
      claims.append(Claim(line: error.line, column: error.column, kind: .error, text: error.text, subject: subject))
    }
    return claims
  }

  /// The lines of the source from the first statement to the last, 1-based.
  private var statements: LineRange? {
    let all = grammar.outline(excerpt.source).filter { $0.suite == 0 }
    guard let first = all.first, let last = all.last else { return nil }
    return LineRange(start: first.lines.lowerBound, end: last.lines.upperBound)
  }
}
