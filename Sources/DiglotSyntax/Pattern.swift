/// A pattern of `match`, as CPython's `ast` has it.
package indirect enum Pattern: Sendable {
  /// Is equal to a value.
  case value(Expression)
  /// Is `None`, `True` or `False`.
  case singleton(Constant)
  case sequence([Pattern])
  /// The rest is what the keys leave.
  case mapping([(key: Expression, value: Pattern)], rest: String?)
  case type(Expression, [Pattern], keywords: [(name: String, value: Pattern)])
  /// `*name` in a sequence; nil for `*_`.
  case star(String?)
  /// `pattern as name`; without a pattern the name alone, without both `_`.
  case capture(Pattern?, name: String?)
  case any([Pattern])
}

package struct MatchCase: Sendable {
  package let pattern: Pattern
  package let test: Expression?
  package let body: [Statement]
  package let range: SyntaxRange

  package init(pattern: Pattern, test: Expression?, body: [Statement], range: SyntaxRange) {
    (self.pattern, self.test, self.body, self.range) = (pattern, test, body, range)
  }
}
