import Testing

@testable import DiglotStrength

@Suite struct ConcurrencyRuleTests {
  static let f = "func f() async throws -> Int { 1 }\n"

  @Test(arguments: [
    RuleCase.swift(
      f + "func g() async throws -> Int {\n  async let a = f()\n  return try await a\n}", ["let a = try await f()"]),
    .swift(f + "let a = Task { try await f() }", ["let a = Task { try await f() }; _ = await a.result"]),
    .swift(
      f + "let a = try await f()\nlet b = try await f()",
      [
        "let left_ = Task { try await f() }; let right_ = Task { try await f() }; let a = try await left_.value"
          + " | let b = try await right_.value"
      ]),
    .swift(f + "let a = try await f()\nlet b = try await [a, f()]", []),
    .python("async def f():\n    a, b = await asyncio.gather(g(1), g(2))", ["a, b = [await g(1), await g(2)]"]),
    .python("async def f():\n    await asyncio.gather(*tasks)", ["[await each_ for each_ in tasks]"]),
    .python(
      "async def f():\n    t = asyncio.create_task(g())",
      ["t = asyncio.create_task(g()); await __import__(\"asyncio\").wait([t])"]),
    .python(
      "async def f():\n    a = await g(1)\n    b = await g(2)",
      ["a, b = await __import__(\"asyncio\").gather( g(1),  g(2)) | pass"]),
  ])
  func `side by side becomes one after the other, and back`(_ example: RuleCase) throws {
    #expect(try example.made(by: ConcurrencyRule()) == example.mutants)
  }
}
