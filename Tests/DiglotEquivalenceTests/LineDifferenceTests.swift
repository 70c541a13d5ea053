import DiglotEquivalence
import DiglotModel
import Testing

struct LineDifferenceTests {
  @Test func `equal runs are equivalent`() {
    let one = run([(0, "a"), (2000, "b")], values: ["x": .int("1")])
    #expect(Equivalence.compare(python: one, swift: one, contract: .exact) == Verdict(.equivalent))
  }

  @Test func `a line at another time tells both times and where they were written`() throws {
    let verdict = Equivalence.compare(
      python: run([(2000, "Finished download: file1.txt")]), swift: run([(500, "Finished download: file1.txt")]),
      contract: .exact)
    var expected = Difference(
      .time, line: 1, python: "2.000  Finished download: file1.txt",
      swift: "0.500  Finished download: file1.txt", message: "line 1 comes at 0.5 s in Swift, at 2.0 s in Python",
      pythonPlace: .init(line: 10, column: 3), swiftPlace: .init(line: 10, column: 3),
      help: "'diglot diff' shows both timelines")
    expected.at = 500_000_000
    #expect(verdict.differences == [expected])
  }

  @Test(arguments: [
    (["a", "b"], ["a", "c"], Difference.Kind.output, 2, "line 2 differs"),
    (["a", "b"], ["a"], .output, 2, "line 2 is missing in Swift"),
    (["a", "b", "c"], ["a"], .output, 2, "2 lines from line 2 on are missing in Swift"),
    (["a"], ["a", "b"], .output, 2, "line 2 is one too many in Swift"),
    (["a", "b", "c"], ["a", "c"], .output, 2, "line 2 is missing in Swift"),
    (["a", "c"], ["a", "b", "c"], .output, 2, "line 2 is one too many in Swift"),
    (["a", "b", "c"], ["a", "c", "b"], .order, 2, "'c' comes before 'b' in Swift, after it in Python"),
    (["\u{e9}"], ["e\u{301}"], .output, 1, "line 1 differs"),
  ])
  func `other lines are told by what is other`(
    python: [String], swift: [String], kind: Difference.Kind, line: Int, message: String
  ) throws {
    let verdict = Equivalence.compare(
      python: run(python.map { (0, $0) }), swift: run(swift.map { (0, $0) }), contract: .exact)
    let difference = try #require(verdict.differences.first)
    #expect(verdict.differences.count == 1)
    #expect((difference.kind, difference.line, difference.message) == (kind, line, message))
  }

  @Test func `a line on the other stream is a difference`() {
    var swift = run(lines("a"))
    swift.output[0].stream = .stderr
    let verdict = Equivalence.compare(python: run(lines("a")), swift: swift, contract: .exact)
    #expect(verdict.differences.map(\.message) == ["line 1 goes to stderr in Swift, to stdout in Python"])
  }

  @Test(arguments: [(1_000_000, true), (1_000_001, false)])
  func `times may part by 1 ms of virtual time`(nanoseconds: Int, isEqual: Bool) {
    var swift = run(lines("a"))
    swift.output[0].at = nanoseconds
    let verdict = Equivalence.compare(python: run(lines("a")), swift: swift, contract: .exact)
    #expect((verdict.outcome == .equivalent) == isEqual)
  }

  @Test(arguments: [(250, true), (251, false)])
  func `times may part by 250 ms where one side had the real clock`(milliseconds: Int, isEqual: Bool) {
    let verdict = Equivalence.compare(
      python: run(lines("a")), swift: run([(milliseconds, "a")], clock: .real), contract: .exact)
    #expect((verdict.outcome == .equivalent) == isEqual)
  }

  @Test func `the first difference of each kind comes in the order of lines`() {
    let verdict = Equivalence.compare(
      python: run([(0, "a"), (0, "b"), (0, "c")], end: End(.exited, status: 1)),
      swift: run([(5, "a"), (5, "x"), (5, "y")], end: End(.exited, status: 2)), contract: .exact)
    #expect(verdict.differences.map(\.kind) == [.time, .output, .end])
    #expect(verdict.differences.map(\.line) == [1, 2, nil])
  }
}
