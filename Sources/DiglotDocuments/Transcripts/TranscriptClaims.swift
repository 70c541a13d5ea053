internal import DiglotModel

/// The claims of a transcript: each answer says what its input does.
struct TranscriptClaims {
  let transcript: Transcript
  let grammar: PythonGrammar

  func read() -> [Claim] {
    transcript.examples.flatMap { example -> [Claim] in
      let lines = LineRange(start: example.source.lowerBound + 1, end: example.source.upperBound + 1)
      let statements = transcript.excerpt.lineRange(lines)
      var claims: [Claim] = []
      if let first = example.answer.first {
        let kind = kind(of: example)
        let block = Claim.Block(label: first.line, statements: statements, isFlowing: example.isFlowing)
        claims = example.answer.map {
          Claim(line: $0.line, column: $0.column, kind: kind, text: $0.text, subject: .block(block))
        }
      }
      if let error = example.error {
        claims.append(
          Claim(
            line: error.line, column: error.column, kind: .error, text: error.text, subject: .statements(statements)))
      }
      return claims
    }
  }

  /// A value where the input ends with an expression and the answer reads as one; else what was written.
  private func kind(of example: Transcript.Example) -> Claim.Kind {
    let source = transcript.excerpt.slice(example.source).source
    guard endsWithExpression(source) else { return .output }
    let answer = example.answer.map(\.text).joined(separator: "\n") + "\n"
    return answer.hasPrefix("<") || grammar.isExpression(Array(answer.utf8)) ? .value : .output
  }

  /// Whether the last statement is an expression whose value a prompt shows: `print` writes, and gives nothing.
  private func endsWithExpression(_ source: [UInt8]) -> Bool {
    if !source.starts(with: "print".utf8), grammar.isExpression(source) { return true }
    guard case .statements(let statements) = grammar.facts(source), let last = statements.last else { return false }
    let expressions: Set<StatementFacts.Sort> = [
      .call, .constructor, .spaced, .await, .expression, .subscript, .word, .data, .section, .docstring, .ellipsis,
    ]
    return expressions.contains(last.sort) && last.callee != "print"
  }
}
