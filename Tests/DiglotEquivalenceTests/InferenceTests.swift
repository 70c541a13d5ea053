import DiglotEquivalence
import DiglotModel
import Testing

/// Proposals from runs as they might come.
@Suite struct `A contract that is inferred` {
  typealias Lines = [(Int, String)]

  private func infer(_ python: [Observation], _ swift: [Observation], _ contract: Contract = .exact)
    -> ContractProposal.Result
  {
    ContractInference(python: python, swift: swift, contract: contract).infer()
  }

  private func kinds(_ result: ContractProposal.Result) -> [Relaxation.Kind] {
    if case .proposals(let proposals) = result { proposals.map(\.kind) } else { [] }
  }

  private static func range(_ start: Int, _ end: Int) -> LineRange { LineRange(start: start, end: end) }

  @Test func `is exact where all runs are alike`() {
    let one = run([(0, "a"), (5, "b")])
    #expect(infer([one, one], [one, one]) == .alike)
  }

  @Test func `frees an order that varies, and no line more`() {
    let (one, other) = (run(lines("x", "a", "b", "y")), run(lines("x", "b", "a", "y")))
    #expect(
      infer([one, other], [one, one])
        == .proposals([
          ContractProposal(
            kind: .unordered(lines: Self.range(2, 3)),
            evidence: "the order of lines 2 to 3 changes from run to run of Python")
        ]))
  }

  @Test func `keeps the order within a task where the runs do`() {
    let (one, other) = (run(lines("A 1", "A 2", "B 1", "B 2")), run(lines("A 1", "B 1", "A 2", "B 2")))
    #expect(
      kinds(infer([one, other], [other, one]))
        == [.interleaved(lines: Self.range(2, 3), groups: ["A([ :].*)?", "B([ :].*)?"])]
        || kinds(infer([one, other], [other, one])) == [.unordered(lines: Self.range(2, 3))])
    let long = run(lines("B 1", "A 1", "A 2"))
    let mixed = run(lines("A 1", "A 2", "B 1"))
    #expect(
      kinds(infer([long, mixed], [mixed, mixed]))
        == [.interleaved(lines: Self.range(1, 3), groups: ["A([ :].*)?", "B([ :].*)?"])])
  }

  @Test func `has the narrowest pattern for a text that varies`() {
    let python = ["at 0x7f10 in 3.25 s", "at 0x8a00 in 12.5 s"].map { run(lines($0)) }
    let swift = ["at <Heap> (one).", "at <Heap> (two)."].map { run(lines($0)) }
    #expect(
      kinds(infer(python, swift))
        == [.pattern(lines: Self.range(1, 1), python: #"at \w+ in \d+\.\d+ s"#, swift: #"at <Heap> \(\w+\)\."#)])
    let shapeless = ["it is a, b", "it is b"].map { run(lines($0)) }
    #expect(
      kinds(infer(shapeless, shapeless))
        == [.pattern(lines: Self.range(1, 1), python: "it is .*b", swift: "it is .*b")])
  }

  @Test func `has a time tolerance of twice what was seen`() {
    let python = [100, 130].map { run([($0, "a"), (200, "b")]) }
    #expect(
      kinds(infer(python, [run([(100, "a"), (200, "b")])]))
        == [.time(lines: Self.range(1, 1), tolerance: 60_000_000)])
  }

  @Test func `ignores a value that varies, and levels last digits`() {
    let python = ["1", "2"].map { run(values: ["seed": .int($0), "my_sum": .float(0.1 + 0.2)]) }
    let swift = [run(values: ["seed": .int("1"), "mySum": .float(0.3)])]
    #expect(
      kinds(infer(python, swift))
        == [.number(.value(name: "my_sum"), NumberTolerance(relative: 1e-9)), .value(name: "seed")])
    #expect(
      kinds(infer([run(lines("sum 0.30000000000000004"))], [run(lines("sum 0.3"))]))
        == [.number(.lines(Self.range(1, 1)), NumberTolerance(relative: 1e-9))])
  }

  @Test(
    arguments: [
      (lines("a"), lines("b"), "line 1 is the same in each run of each side, and another in Swift: that is no luck"),
      (
        lines("a", "b"), lines("b", "a"),
        "the order of lines 1 to 2 is the same in each run of each side, and another in Swift: that is no luck"
      ),
      ([(0, "a")], [(5, "a")], "line 1 comes at 0.005 s in Swift, at 0.0 s in Python"),
      (lines("a"), lines("a", "b"), "the runs write other numbers of lines: line 2 is one too many in Swift"),
    ] as [(Lines, Lines, String)]) func `is none for what is no luck`(_ python: Lines, _ swift: Lines, _ reason: String)
  {
    #expect(infer([run(python), run(python)], [run(swift), run(swift)]) == .impossible(reason))
  }

  @Test func `is none for an end or a value of another kind`() {
    #expect(
      infer([run(end: End(.raised, type: "A"))], [run()]) == .impossible("Swift finishes, Python raises A"))
    #expect(
      infer([run(values: ["x": .int("1")])], [run(values: ["x": .int("2")])])
        == .impossible("'x' is 2 in Swift, 1 in Python in each run: that is no luck"))
  }

  @Test func `adds to what is allowed already`() {
    let (one, other) = (run(lines("a", "b", "p1")), run(lines("b", "a", "p2")))
    let contract = Contract(relaxations: [Relaxation(.unordered(lines: Self.range(1, 2)), reason: "r")])
    #expect(
      kinds(infer([one, other], [one], contract))
        == [.pattern(lines: Self.range(3, 3), python: #"\w+"#, swift: "p1")])
  }
}
