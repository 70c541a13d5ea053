import DiglotEquivalence
import DiglotModel
import Testing

/// Two runs of one side.
struct RunComparisonTests {
  private func contract(_ kinds: Relaxation.Kind...) -> Contract {
    Contract(relaxations: kinds.map { Relaxation($0, reason: "r") }, errors: ["KeyError": "Missing"])
  }

  private static let two = LineRange(start: 1, end: 2)

  @Test func `the first line that differs by a nanosecond is told`() {
    var second = run([(0, "a"), (9, "b")])
    second.output[1].at += 1
    let found = RunComparison(.swift, first: run([(0, "a"), (9, "b")]), second: second).exactParting()
    #expect(found.finding == "not-deterministic" && found.kind == .time && found.line == 2)
    #expect(found.message == "line 2 of Swift's output comes at another time from run to run")
    #expect(found.runs == Difference.Runs(side: .swift, first: "0.009000000  b", second: "0.009000001  b"))
    #expect(found.swiftPlace?.line == 11 && found.pythonPlace == nil)
  }

  @Test(arguments: [
    (run(lines("a")), run(lines("b")), Difference.Kind.output), (run(lines("a")), run(), .output),
    (run(), run(end: End(.raised, type: "E")), .end), (run(values: ["x": .int("1")]), run(), .value),
    (run(), run(), .output),
  ]) func `each kind of difference is told`(first: Observation, second: Observation, kind: Difference.Kind) {
    #expect(RunComparison(.python, first: first, second: second).exactParting().kind == kind)
  }

  @Test func `an order that nobody declared depends on addresses`() {
    let comparison = RunComparison(.python, first: run(lines("a", "b", "c")), second: run(lines("b", "a", "c")))
    let found = comparison.parting(under: .exact, beside: nil)
    #expect(found?.finding == "address-dependent" && found?.kind == .order && found?.line == 1)
    #expect(found?.message == "the order of Python's lines from line 1 on depends on addresses")
    #expect(
      found?.help
        == "a set of objects is ordered by their addresses: declare 'unordered' for lines 1-2 with this reason, or sort"
    )
    #expect(comparison.parting(under: contract(.unordered(lines: Self.two)), beside: nil) == nil)
  }

  @Test func `a side is compared under its own patterns, names and errors`() {
    let pattern = Relaxation.Kind.pattern(lines: LineRange(start: 1, end: 1), python: "p\\d", swift: "s\\d")
    let python = RunComparison(.python, first: run(lines("p1")), second: run(lines("p2")))
    #expect(python.parting(under: contract(pattern), beside: nil) == nil)
    let swift = RunComparison(.swift, first: run(lines("s1")), second: run(lines("p1")))
    #expect(swift.parting(under: contract(pattern), beside: nil)?.kind == .output)
    let value = RunComparison(
      .swift, first: run(values: ["myLoop": .int("1")]), second: run(values: ["myLoop": .int("2")]))
    #expect(value.parting(under: contract(.value(name: "my_loop")), beside: nil) == nil)
    #expect(value.parting(under: contract(), beside: nil)?.kind == .value)
    let error = run(end: End(.raised, type: "KeyError"))
    #expect(RunComparison(.python, first: error, second: error).parting(under: contract(), beside: nil) == nil)
  }

  @Test func `a value that the other side does not name is not compared`() {
    let comparison = RunComparison(
      .python, first: run(values: ["last_item": .int("1")]), second: run(values: ["last_item": .int("2")]))
    #expect(comparison.parting(under: .exact, beside: run()) == nil)
    #expect(comparison.parting(under: .exact, beside: run(values: ["lastItem": .int("1")]))?.kind == .value)
  }
}
