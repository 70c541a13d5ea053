import Testing

@testable import DiglotStrength

@Suite struct BoundsRuleTests {
  @Test(arguments: [
    RuleCase.swift("for i in 0..<3 { print(i) }", ["for i in 0...3 { print(i) }"]),
    .swift("let n = 3\nlet b = n >= 2", ["let b = n > 2"]),
    .python("while n < 3:\n    n += 1", ["while n <= 3:"]),
    .python("for i in range(n):\n    print(i)", ["for i in range((n) + 1):"]),
    .python("for i in range(1, len(a)):\n    print(i)", ["for i in range(1, (len(a)) + 1):"]),
    .python("for i in range(3):\n    print(i)", []),
  ])
  func `a range or a comparison is off by one`(_ example: RuleCase) throws {
    #expect(try example.made(by: BoundsRule()) == example.mutants)
  }
}
