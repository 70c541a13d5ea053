import DiglotEquivalence
import DiglotModel
import Testing

struct EndTimeTests {
  private func ended(
    _ lines: [(Int, String)] = [], at milliseconds: Double, _ end: End = End(.finished), real: Bool = false
  )
    -> Observation
  {
    var observation = run(lines, end: end, clock: real ? .real : .virtual)
    observation.time.virtual = Int(milliseconds * 1e6)
    return observation
  }

  private func messages(_ python: Observation, _ swift: Observation, _ contract: Contract = .exact) -> [String] {
    Equivalence.compare(python: python, swift: swift, contract: contract).differences.map(\.message)
  }

  @Test func `a wait at the end shows in when a program ends`() {
    let verdict = Equivalence.compare(python: ended(at: 1500), swift: ended(at: 3000), contract: .exact)
    #expect(verdict.differences.map(\.kind) == [.time])
    #expect(verdict.differences.map(\.message) == ["Swift ends at 3.0 s, Python at 1.5 s"])
    #expect(messages(ended(at: 0, End(.exited, status: 2)), ended(at: 10, End(.exited, status: 2))).count == 1)
  }

  @Test func `a millisecond is no difference, nor a quarter of a second under the machine's clock`() {
    #expect(messages(ended(at: 1500), ended(at: 1501)).isEmpty)
    #expect(messages(ended(at: 1500), ended(at: 1501.1)).count == 1)
    #expect(messages(ended(at: 1500), ended(at: 1700, real: true)).isEmpty)
  }

  @Test func `what a line says better is not said again`() {
    #expect(
      messages(ended([(1, "a")], at: 1), ended([(9, "a")], at: 9)) == [
        "line 1 comes at 0.009 s in Swift, at 0.001 s in Python"
      ])
    #expect(messages(ended(at: 1, End(.deadlocked)), ended(at: 9, End(.deadlocked))).isEmpty)
  }

  @Test func `a declared tolerance of time is the end's, too`() {
    let tolerance = Relaxation(.time(lines: LineRange(start: 1, end: 1), tolerance: 100_000_000), reason: "a test")
    #expect(
      messages(ended([(1, "a")], at: 1), ended([(50, "a")], at: 50), Contract(relaxations: [tolerance])).isEmpty)
  }
}
