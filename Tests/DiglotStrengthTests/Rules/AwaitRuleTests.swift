import Testing

@testable import DiglotStrength

@Suite struct AwaitRuleTests {
  @Test(arguments: [
    RuleCase.swift(
      "try await Task.sleep(for: .seconds(1))\nprint(1)",
      ["Task { try await Task.sleep(for: .seconds(1)) }", "print(1) | try await Task.sleep(for: .seconds(1))"]),
    .swift("func f() async -> Int { 1 }\nlet n = await f()", []),
    .python("async def f():\n    n = await g()", ["n = ( g())"]),
    .python("async def f():\n    await g()\n    print(1)", ["( g())", "print(1) | await g()"]),
  ])
  func `nobody waits, or waits later`(_ example: RuleCase) throws {
    #expect(try example.made(by: AwaitRule()) == example.mutants)
  }
}
