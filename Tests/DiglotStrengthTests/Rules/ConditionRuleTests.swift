import Testing

@testable import DiglotStrength

@Suite struct ConditionRuleTests {
  @Test(arguments: [
    RuleCase.swift("let n = 3\nif n > 2 { print(n) }", ["if !(n > 2) { print(n) }"]),
    .swift("let n = 3\nprint(n > 2 ? 1 : 0)", ["print(!(n > 2) ? 1 : 0)"]),
    .swift("let n: Int? = 3\nif let n { print(n) }", []),
    .swift("for i in [1] where i > 0 { print(i) }", ["for i in [1] where !(i > 0) { print(i) }"]),
    .python("if a:\n    print(a)", ["if (not (a)):"]),
    .python("a = [b for b in c if b]", ["a = [b for b in c if (not (b))]"]),
  ])
  func `a condition is negated`(_ example: RuleCase) throws {
    #expect(try example.made(by: ConditionRule()) == example.mutants)
  }
}
