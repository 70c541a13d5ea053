import Testing

@testable import DiglotStrength

@Suite struct StatementRuleTests {
  @Test(arguments: [
    RuleCase.swift("print(1)", ["do {}"]),
    .swift("var n = 1\nn += 1", ["do {}"]),
    .swift("try await Task.sleep(for: .seconds(1))", []),
    .python("print(1)", ["pass"]),
    .python("f(\n    1,\n)\ng()", ["pass", "pass"]),
    .python("'text'", []),
    .python("task.cancel()", []),
  ])
  func `a statement is missing`(_ example: RuleCase) throws {
    #expect(try example.made(by: StatementRule()) == example.mutants)
  }
}
