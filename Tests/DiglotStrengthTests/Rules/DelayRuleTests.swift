import Testing

@testable import DiglotStrength

@Suite struct DelayRuleTests {
  @Test(arguments: [
    RuleCase.swift(
      "try await Task.sleep(for: .seconds(1.5))",
      ["try await Task.sleep(for: .seconds(0))", "try await Task.sleep(for: .seconds(3.0))"]),
    .swift(
      "let limit = Duration.milliseconds(20)",
      ["let limit = Duration.milliseconds(0)", "let limit = Duration.milliseconds(40)"]),
    .swift("let n = 4", []),
    .python("import time\ntime.sleep(2)", ["time.sleep(0)", "time.sleep(4)"]),
    .python(
      "async def f():\n    await asyncio.wait_for(g(1), 3)",
      ["await asyncio.wait_for(g(1), 0)", "await asyncio.wait_for(g(1), 6)"]),
    .python("wait(tasks, timeout=0.5)", ["wait(tasks, timeout=0)", "wait(tasks, timeout=1.0)"]),
  ])
  func `a wait is doubled, and is gone`(_ example: RuleCase) throws {
    #expect(try example.made(by: DelayRule()) == example.mutants)
  }
}
