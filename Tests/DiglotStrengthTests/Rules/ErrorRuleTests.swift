import Testing

@testable import DiglotStrength

@Suite struct ErrorRuleTests {
  static let f = "struct E: Error {}\nfunc f() throws { throw E() }\n"

  @Test(arguments: [
    RuleCase.swift("struct E: Error {}\nfunc f() throws {\n  throw E()\n}", ["do {}"]),
    .swift(
      f + "do {\n  try f()\n} catch is E {\n  print(1)\n}",
      ["do { try f() } catch {}", "func f() throws { do {} }", "} catch is E {}", "} catch {"]),
    .swift(f + "let n = try? f()", ["func f() throws { do {} }"]),
    .python("try:\n    f()\nexcept ValueError:\n    print(1)", ["except BaseException:", "pass"]),
    .python("try:\n    f()\nexcept:\n    print(1)", ["pass"]),
    .python("if a:\n    raise ValueError(1)", ["pass"]),
  ])
  func `an error is not raised, is swallowed, or more is caught`(_ example: RuleCase) throws {
    #expect(try example.made(by: ErrorRule()) == example.mutants)
  }
}
