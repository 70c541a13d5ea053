import Testing

@testable import DiglotStrength

@Suite struct OperatorRuleTests {
  @Test(arguments: [
    RuleCase.swift("let n = 4\nlet m = n + 2 * n", ["let m = n + 2 + n", "let m = n - 2 * n"]),
    .swift("var n = 4\nn += 1", ["n -= 1"]),
    .swift("let a = true\nlet b = a && !a", ["let b = a || !a"]),
    .swift("let b = 1 < 2", []),
    .python("a = b + c // d", ["a = b + c * d", "a = b - c // d"]),
    .python("a = (b) == (c) or d", ["a = (b) != (c) or d", "a = (b) == (c) and d"]),
    .python("n += 1", ["n -= 1"]),
    .python("a = b < c < d", []),
  ])
  func `an operator becomes its opposite`(_ example: RuleCase) throws {
    #expect(try example.made(by: OperatorRule()) == example.mutants)
  }
}
