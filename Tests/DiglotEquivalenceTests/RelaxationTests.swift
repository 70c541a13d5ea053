import DiglotEquivalence
import DiglotModel
import Testing

struct RelaxationTests {
  private func verdict(
    _ python: Observation, _ swift: Observation, _ kinds: Relaxation.Kind..., strict: Bool = false
  ) -> Verdict {
    Equivalence.compare(
      python: python, swift: swift, contract: Contract(relaxations: kinds.map { Relaxation($0, reason: "r") }),
      strict: strict)
  }

  private static let one = LineRange(start: 1, end: 1)
  private static let two = LineRange(start: 1, end: 2)

  typealias Case = (name: Relaxation.Kind, python: Observation, swift: Observation)
  static let needed: [Case] = [
    (.pattern(lines: one, python: "<0x[0-9a-f]+>", swift: "<[A-Z]+>"), run(lines("<0x1f>")), run(lines("<AB>"))),
    (.unordered(lines: two), run([(0, "a"), (9, "b")]), run([(0, "b"), (9, "a")])),
    (.time(lines: one, tolerance: 50_000_000), run([(0, "a")]), run([(40, "a")])),
    (.value(name: "my_loop"), run(values: ["my_loop": .int("1")]), run(values: ["myLoop": .int("2")])),
    (
      .interleaved(lines: LineRange(start: 1, end: 4), groups: ["A\\d", "B\\d"]),
      run([(0, "A1"), (0, "A2"), (0, "B1"), (0, "B2")]), run([(0, "A1"), (0, "B1"), (0, "A2"), (0, "B2")])
    ),
    (
      .number(.lines(one), NumberTolerance(absolute: 0.01)), run(lines("x=-1.5e-3, 20.0s")),
      run(lines("x=0.0, 20.009s"))
    ),
    (.number(.lines(one), NumberTolerance(relative: 0.1)), run(lines("about 100")), run(lines("about 109"))),
    (
      .number(.value(name: "all_means"), NumberTolerance(relative: 1e-9)),
      run(values: ["all_means": .list([.float(0.1 + 0.2), .int("1")])]),
      run(values: ["allMeans": .list([.float(0.3), .int("1")])])
    ),
    (
      .error(python: "KeyError", swift: "Missing"), run(end: End(.raised, type: "KeyError")),
      run(end: End(.raised, type: "Missing"))
    ),
    (.waits, run(lines("a"), waits: [(0, 10)]), run(lines("a"), waits: [(0, 20)])),
  ]

  @Test(arguments: needed)
  func `a needed relaxation makes equivalent, and strict ignores it`(
    kind: Relaxation.Kind, python: Observation, swift: Observation
  ) {
    #expect(verdict(python, swift, kind) == Verdict(.equivalent))
    #expect(verdict(python, swift, kind, strict: true).outcome == .different)
    #expect(!verdict(python, swift, kind, strict: true).differences.contains { $0.kind == .relaxation })
  }

  @Test(arguments: needed)
  func `a relaxation that is not needed must go`(kind: Relaxation.Kind, python: Observation, swift: Observation) {
    var kind = kind
    if case .pattern(let lines, let pattern, _) = kind {
      kind = .pattern(lines: lines, python: pattern, swift: pattern)
    }
    if case .error(let name, _) = kind { kind = .error(python: name, swift: name) }
    let result = verdict(python, python, kind)
    #expect(result.outcome == .different)
    #expect(result.differences.map(\.kind) == [.relaxation])
    #expect(result.differences.first?.message.hasSuffix("is not needed; delete it") == true)
    #expect(verdict(python, python, kind, strict: true) == Verdict(.equivalent))
  }

  @Test func `the message names the relaxation and the help its place`() {
    let place = SourceLocation(path: "diglot.yaml", line: 4, column: 5)
    let relaxation = Relaxation(.unordered(lines: Self.two), reason: "r", location: place)
    let result = Equivalence.compare(
      python: run(lines("a", "b")), swift: run(lines("a", "b")), contract: Contract(relaxations: [relaxation]))
    #expect(result.differences.first?.message == "the 'unordered' relaxation of lines 1 to 2 is not needed; delete it")
    #expect(result.differences.first?.help == "delete it at diglot.yaml:4:5")
  }

  @Test func `of two relaxations that hide the same one may stay`() {
    let result = verdict(
      run([(0, "a")]), run([(40, "a")]), .time(lines: Self.one, tolerance: 50_000_000),
      .time(lines: Self.one, tolerance: 60_000_000))
    #expect(result.differences.count == 1)
  }

  @Test(arguments: [
    "(", "[z-a]", "a{2", "(?R)", "\\1", "(?<n>a)\\k<m>", "*", "\\p{Nonsense}", "(?(1)a|b)", "(*FAIL)", "(?C)", "\\K",
    "\\R{", "(?>a", "[[:foo:]]", "\\x{110000}", "a{3,2}", "\\C", "(?i-",
  ])
  func `a pattern that is no regular expression never traps`(pattern: String) {
    let result = verdict(run(lines("a")), run(lines("b")), .pattern(lines: Self.one, python: pattern, swift: "b"))
    #expect(result.outcome == .different)
  }

  @Test func `an invalid pattern is the one thing reported`() {
    let result = verdict(run(lines("a")), run(lines("b")), .pattern(lines: Self.one, python: "(", swift: "b"))
    #expect(result.differences.map(\.kind) == [.relaxation])
    #expect(result.differences.first?.message.hasPrefix("Python's pattern '(' is no regular expression: ") == true)
  }

  @Test func `a pattern matches the line as a whole`() {
    let result = verdict(run(lines("xab")), run(lines("b")), .pattern(lines: Self.one, python: "ab", swift: "b"))
    #expect(result.differences.map(\.message) == ["line 1 does not match the pattern for it: Python's 'ab'"])
  }

  @Test func `a line past the limit is not tried`() {
    let long = String(repeating: "a", count: 10_001)
    let result = verdict(run(lines(long)), run(lines("b")), .pattern(lines: Self.one, python: "a*", swift: "b"))
    #expect(
      result.differences.map(\.message) == ["line 1 is longer than the 10000 characters that a pattern is tried on"])
  }

  @Test func `time still counts under a pattern`() {
    let result = verdict(run([(0, "a")]), run([(9, "b")]), .pattern(lines: Self.one, python: "a", swift: "b"))
    #expect(result.differences.map(\.kind) == [.time])
  }

  @Test func `lines in any order are still the same lines at the same times`() {
    let kind = Relaxation.Kind.unordered(lines: Self.two)
    let other = verdict(run(lines("a", "b")), run(lines("b", "c")), kind)
    #expect(other.differences.map(\.message) == ["lines 1 to 2 are not the same lines, in whatever order"])
    let late = verdict(run([(0, "a"), (9, "b")]), run([(0, "b"), (20, "a")]), kind)
    #expect(late.differences.map(\.kind) == [.time])
  }

  @Test func `a range beyond the output must go`() {
    let result = verdict(run(lines("a")), run(lines("a")), .unordered(lines: Self.two))
    #expect(
      result.differences.map(\.message)
        == ["the 'unordered' relaxation of lines 1 to 2 reaches beyond the output of 1 line"])
  }

  typealias Interleaving = (python: [(Int, String)], swift: [(Int, String)], kind: Difference.Kind, message: String)
  @Test(
    arguments: [
      (
        lines("A1", "A2", "B1"), lines("A2", "A1", "B1"), .order,
        "'A2' comes before 'A1' in Swift, after it in Python, of the group 'A.'"
      ),
      (
        [(0, "A1"), (5, "A2"), (5, "B1")], [(0, "A1"), (5, "B1"), (9, "A2")], .time,
        "line 2 comes at 0.009 s in Swift, at 0.005 s in Python"
      ),
      (lines("A1", "B1", "A2"), lines("A1", "A2", "A3"), .output, "line 2, of the group 'B.', is missing in Swift"),
      (lines("A1", "B1", "B2"), lines("B1", "B2", "A2"), .output, "line 1, of the group 'A.', differs"),
      (
        lines("A1", "C1", "B1"), lines("B1", "A1", "C1"), .output,
        "Python's line 2 belongs to no group of the 'interleaved' relaxation"
      ),
    ] as [Interleaving]) func `interleaved lines are in order within their group`(_ one: Interleaving)
  {
    let kind = Relaxation.Kind.interleaved(lines: LineRange(start: 1, end: 3), groups: ["A.", "B."])
    let result = verdict(run(one.python), run(one.swift), kind)
    #expect(result.differences.first { $0.kind == one.kind }?.message == one.message)
  }

  @Test(arguments: [
    ("took 1.00 s", "took 1.02 s"), ("took 1.00 s", "took 1.00 ms"), ("1.0", "nan"), ("1", "1 2"), ("v1.0", "v1.001"),
  ]) func `numbers too far apart, and other texts, still differ`(_ python: String, _ swift: String) {
    let result = verdict(
      run(lines(python)), run(lines(swift)), .number(.lines(Self.one), NumberTolerance(absolute: 0.01)))
    #expect(result.differences.first?.message == "line 1 differs")
  }

  @Test func `a number is no other sort of number`() {
    let result = verdict(
      run(values: ["x": .int("1")]), run(values: ["x": .float(1)]),
      .number(.value(name: "x"), NumberTolerance(absolute: 5)))
    #expect(result.differences.map(\.kind) == [.value, .relaxation])
  }

  @Test func `the name of an error is needed by an error of that type`() {
    let error = Relaxation.Kind.error(python: "KeyError", swift: "Missing")
    let result = verdict(run(end: End(.finished)), run(end: End(.finished)), error)
    #expect(result.differences.map(\.message) == ["the 'error' relaxation of 'KeyError' is not needed; delete it"])
    let other = verdict(run(end: End(.raised, type: "A")), run(end: End(.finished)), error)
    #expect(other.differences.map(\.kind) == [.end])
  }
}
