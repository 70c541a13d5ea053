import Testing

@testable import DiglotStrength

@Suite struct CancellationRuleTests {
  @Test(arguments: [
    RuleCase.swift("let t = Task {}\nt.cancel()", ["do {}"]),
    .swift("try Task.checkCancellation()", ["do {}"]),
    .swift("let t = Task {}\nprint(t)", []),
    .swift(
      "await withTaskCancellationHandler {\n  print(1)\n} onCancel: {\n  print(2)\n}", ["} onCancel: {}"]),
    .python("task.cancel()", ["pass"]),
    .python("await f()", []),
  ])
  func `what should be cancelled goes on`(_ example: RuleCase) throws {
    #expect(try example.made(by: CancellationRule()) == example.mutants)
  }
}
