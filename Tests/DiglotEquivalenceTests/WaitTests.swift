import DiglotEquivalence
import DiglotModel
import Testing

/// Waits that no line tells of. Times are milliseconds of virtual time.
@Suite struct `A wait that shows in no line` {
  private func differences(
    _ python: [(Int, Int)], _ swift: [(Int, Int)], end: End = End(.finished), clock: Observation.ClockKind = .virtual
  ) -> [Difference] {
    Equivalence.compare(
      python: run(lines("a"), end: end, clock: clock, waits: python),
      swift: run(lines("a"), end: end, clock: clock, waits: swift), contract: .exact
    ).differences
  }

  @Test(
    arguments: [
      ([(0, 10), (10, 30)], [(0, 20), (20, 30)], "Python wakes at 0.01 s, Swift waits until 0.02 s", 10),
      ([(0, 30)], [(0, 20), (20, 30)], "Swift wakes at 0.02 s, Python waits until 0.03 s", 20),
      ([(0, 10), (10, 30)], [(0, 10)], "Python wakes at 0.03 s, Swift does not", 30),
      ([], [(0, 10)], "Swift wakes at 0.01 s, Python does not", 10),
    ] as [([(Int, Int)], [(Int, Int)], String, Int)])
  func `is a difference, told by its end`(python: [(Int, Int)], swift: [(Int, Int)], message: String, at: Int) {
    let found = differences(python, swift)
    #expect(found.map(\.kind) == [.structure])
    #expect(found.map(\.message) == [message])
    #expect(found.first?.at == at * 1_000_000)
  }

  @Test func `has both sides in the report`() {
    let found = differences([(0, 10)], [(0, 20)]).first
    #expect(found?.python == "wakes at 0.01 s")
    #expect(found?.swift == "wakes at 0.02 s")
    #expect(differences([(0, 10)], []).first?.swift == "wakes no more")
  }

  @Test(
    arguments: [
      ([(0, 10)], [(0, 11)]),  // within the tolerance
      ([(0, 10), (10, 11)], [(0, 11)]),  // two timers of one moment, a millisecond apart on one side
      ([(0, 10)], [(0, 9), (9, 11)]), ([], [(0, 1)]),
    ] as [([(Int, Int)], [(Int, Int)])])
  func `may end a millisecond apart, once or twice`(python: [(Int, Int)], swift: [(Int, Int)]) {
    #expect(differences(python, swift).isEmpty)
  }

  @Test func `is not asked for where a line differs, nor of runs that a limit or the machine's clock rules`() {
    let python = run([(5, "a")], waits: [(0, 5)])
    let swift = run([(9, "a")], waits: [(0, 9)])
    #expect(
      Equivalence.compare(python: python, swift: swift, contract: .exact).differences.allSatisfy { $0.kind == .time })
    #expect(differences([(0, 10)], [(0, 20)], end: End(.deadlocked)).isEmpty)
    #expect(differences([(0, 10)], [(0, 20)], clock: .real).isEmpty)
  }

  @Test func `is not known behind the last one that is kept`() {
    let kept = (0..<1000).map { ($0 * 10, $0 * 10 + 10) }
    #expect(differences(kept, kept + [(10_000, 10_010)]).isEmpty)
    #expect(differences(kept, Array(kept.dropFirst(500))).count == 1)
  }
}
