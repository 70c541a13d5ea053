import DiglotEquivalence
import DiglotModel
import Testing

/// What Python did beside what is recorded of it.
@Suite struct `A recorded outcome` {
  private func outcome(_ run: Observation, _ contract: Contract = .exact, python: String = "3.11") -> Outcome {
    Outcome(of: run, under: contract, python: python)
  }

  private func change(_ before: Observation, _ now: Observation, _ kinds: Relaxation.Kind..., python: String = "3.11")
    -> Difference?
  {
    let contract = Contract(relaxations: kinds.map { Relaxation($0, reason: "r") })
    return OutcomeComparison(
      recorded: outcome(before, contract), run: now, contract: contract, python: python
    ).change()
  }

  private func ended(_ at: Int, _ run: Observation) -> Observation {
    var run = run
    run.time.virtual = at * 1_000_000
    return run
  }

  @Test func `is what the same run does again`() {
    let one = run([(0, "a"), (1500, "b")], end: End(.raised, type: "ValueError", message: "no"), values: ["x": .none])
    #expect(change(one, one) == nil)
  }

  typealias Case = (before: Observation, now: Observation, message: String)
  static let different: [Case] = [
    (run(lines("a", "b")), run(lines("a", "c")), "line 2 is another than recorded"),
    (run(lines("a")), run(lines("a", "b")), "line 2 is not recorded"),
    (run(lines("a", "b")), run(lines("a")), "line 2 is recorded, and is there no more"),
    (run(lines("a", "b")), run(lines("b", "a")), "the order from line 1 on is another than recorded"),
    (run([(0, "a")]), run([(2, "a")]), "line 1 comes at another time than recorded"),
    (run(), run(end: End(.exited, status: 3)), "the end is another than recorded"),
    (run(values: ["x": .int("1")]), run(values: ["x": .float(1)]), "the value 'x' is another than recorded"),
    (run(), run(values: ["x": .int("1")]), "the value 'x' is not recorded"),
    (run(values: ["x": .int("1")]), run(), "the value 'x' is recorded, and is there no more"),
  ]

  @Test(arguments: different) func `tells what changed`(_ one: Case) throws {
    let found = try #require(change(one.before, one.now))
    #expect(found.message == "Python changed: " + one.message)
    #expect(found.kind == .outcome && found.finding == "outcome-changed")
    #expect(found.runs?.side == .python)
  }

  @Test func `shows both, and names the version where it is another`() throws {
    let found = try #require(change(run(lines("a")), run(lines("b")), python: "3.12"))
    #expect(found.message == "Python changed from 3.11 to 3.12: line 1 is another than recorded")
    #expect(found.runs?.first == "0.000  a" && found.runs?.second == "0.000  b")
    #expect(found.pythonPlace?.line == 10)
  }

  @Test func `has an end with its time`() {
    let found = change(ended(2000, run()), ended(3000, run()))
    #expect(found?.message == "Python changed: the end comes at another time than recorded")
    #expect(found?.runs?.second == "3.000  finished")
    #expect(change(ended(2000, run()), ended(2001, run())) == nil)
  }

  private static let two = LineRange(start: 1, end: 2)
  private static let one = LineRange(start: 1, end: 1)

  @Test func `allows what the contract allows`() {
    #expect(change(run(lines("a", "b")), run(lines("b", "a")), .unordered(lines: Self.two)) == nil)
    #expect(change(run([(0, "a")]), run([(40, "a")]), .time(lines: Self.one, tolerance: 50_000_000)) == nil)
    #expect(change(run(values: ["x": .int("1")]), run(values: ["x": .int("2")]), .value(name: "x")) == nil)
    let tolerance = NumberTolerance(absolute: 0.1)
    #expect(change(run(lines("0.51 s")), run(lines("0.52 s")), .number(.lines(Self.one), tolerance)) == nil)
    #expect(
      change(run(values: ["x": .float(0.51)]), run(values: ["x": .float(0.52)]), .number(.value(name: "x"), tolerance))
        == nil)
    #expect(
      change(run(lines("A", "B")), run(lines("B", "A")), .interleaved(lines: Self.two, groups: ["A", "B"])) == nil)
  }

  @Test func `has patterns in the place of what they stand for, also out of order`() {
    let kind = Relaxation.Kind.pattern(lines: Self.one, python: "at 0x[0-9a-f]+", swift: "at Heap")
    let contract = Contract(relaxations: [Relaxation(kind, reason: "r")])
    let recorded = outcome(run(lines("at 0x1f")), contract)
    #expect(recorded.lines.map(\.text) == ["at 0x[0-9a-f]+"] && recorded.lines.allSatisfy(\.isPattern))
    #expect(change(run(lines("at 0x1f")), run(lines("at 0x2e")), kind) == nil)
    #expect(change(run(lines("at 0x1f")), run(lines("at home")), kind) != nil)
    #expect(
      change(
        run(lines("at 0x1f", "b")), run(lines("b", "at 0x2e")), kind, .unordered(lines: Self.two)) == nil)
  }

  @Test func `is outdated by another Python or another pattern, which is no change`() {
    let kind = Relaxation.Kind.pattern(lines: Self.one, python: "a|b", swift: "c")
    let contract = Contract(relaxations: [Relaxation(kind, reason: "r")])
    let now = run(lines("b"))
    let literal = OutcomeComparison(recorded: outcome(run(lines("a"))), run: now, contract: contract, python: "3.11")
    #expect(literal.change() == nil && literal.isOutdated)
    let old = OutcomeComparison(recorded: outcome(now), run: now, contract: .exact, python: "3.12")
    #expect(old.change() == nil && old.isOutdated)
    let same = OutcomeComparison(recorded: outcome(now), run: now, contract: .exact, python: "3.11")
    #expect(!same.isOutdated)
  }

  @Test func `leaves out what is no data, and what the contract ignores`() {
    let values: [String: Value] = ["lock": .opaque("Lock"), "seed": .int("4"), "x": .string("y")]
    let contract = Contract(relaxations: [Relaxation(.value(name: "seed"), reason: "r")])
    #expect(outcome(run(values: values), contract).values == ["x": "'y'"])
  }
}
