import Testing

@testable import DiglotStrength

@Suite struct OrderRuleTests {
  @Test(arguments: [
    RuleCase.swift("print(1)\nprint(2)", ["print(2) | print(1)"]),
    .swift("let a = 1\nlet b = 2\nprint(a, b)", []),
    .swift("func f() async {}\nlet t = Task { await f() }\nprint(1)", []),
    .swift("var a = 1\na = 2\nprint(3)", []),
    .swift("var a = 1\na = 2\nprint(a)", ["print(a) | a = 2"]),
    .python("print(1)\nprint(2)", ["print(2) | print(1)"]),
    .python("a = f()\nprint(a)", []),
    .python("def f():\n    g()\n    return h()", []),
  ])
  func `statements change places where that can be seen`(_ example: RuleCase) throws {
    #expect(try example.made(by: OrderRule()) == example.mutants)
  }
}
