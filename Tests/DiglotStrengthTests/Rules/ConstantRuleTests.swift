import Testing

@testable import DiglotStrength

@Suite struct ConstantRuleTests {
  @Test(arguments: [
    RuleCase.swift("let n = 4", ["let n = 5"]),
    .swift("let x = 2.5", ["let x = (2.5 + 1)"]),
    .swift("let b = true", ["let b = false"]),
    .swift(
      #"print("a \(3 + 4) b")"#, [#"print("a \(3 + 4) b~")"#, #"print("a \(3 + 5) b")"#, #"print("a \(4 + 4) b")"#]),
    .swift("let t = \"\"\"\n  one\n  two\n  \"\"\"", ["two~"]),
    .swift("let r = #\"a\"b\"#", ["let r = #\"a\"b~\"#"]),
    .swift("try await Task.sleep(for: .seconds(1))", []),
    .python("n = 4", ["n = 5"]),
    .python("print('a', sep='')", ["print('a', sep='~')", "print('a~', sep='')"]),
    .python("b = f(True)", ["b = f(False)"]),
    .python("def f():\n    \"\"\"Says.\"\"\"\n    return 1.5", ["return (1.5 + 1)"]),
    .python("import time\ntime.sleep(2)", []),
  ])
  func `numbers, truth values and texts become others`(_ example: RuleCase) throws {
    #expect(try example.made(by: ConstantRule()) == example.mutants)
  }
}
