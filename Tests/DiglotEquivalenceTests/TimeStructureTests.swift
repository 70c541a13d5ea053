import DiglotEquivalence
import DiglotModel
import Testing

/// Waits one after another on one side, at once on the other. Times are milliseconds of virtual time.
@Suite struct `A difference in the structure of time` {
  private func run(_ lines: [(Int, String)], waits: [(Int, Int)], end: Int) -> Observation {
    var run = DiglotEquivalenceTests.run(lines, waits: waits)
    run.time.virtual = end * 1_000_000
    return run
  }

  private func structure(_ python: Observation, _ swift: Observation) -> Difference? {
    Equivalence.compare(python: python, swift: swift, contract: .exact).differences.first { $0.kind == .structure }
  }

  private static let both: [(Int, String)] = [(2000, "a"), (2000, "b")]

  @Test func `is named: serial instead of concurrent`() throws {
    let python = run(Self.both, waits: [(0, 2000)], end: 2000)
    let swift = run([(2000, "a"), (4000, "b")], waits: [(0, 2000), (2000, 4000)], end: 4000)
    let found = try #require(structure(python, swift))
    #expect(
      found.message == "serial instead of concurrent: Swift waits 2.0 s and then 2.0 s, Python 2.0 s at once")
    #expect(found.python == "waits from 0.0 to 2.0 s")
    #expect(found.swift == "waits from 0.0 to 2.0 s, from 2.0 to 4.0 s")
    #expect(found.line == 2)
    #expect(found.pythonPlace?.line == 11)
    #expect(found.at == 2_000_000_000)
    let verdict = Equivalence.compare(python: python, swift: swift, contract: .exact)
    #expect(verdict.differences.map(\.kind) == [.time, .structure])
  }

  @Test func `is named: concurrent instead of serial`() {
    let python = run([(2000, "a"), (4000, "b")], waits: [(0, 2000), (2000, 4000)], end: 4000)
    let swift = run(Self.both, waits: [(0, 2000)], end: 2000)
    #expect(
      structure(python, swift)?.message
        == "concurrent instead of serial: Python waits 2.0 s and then 2.0 s, Swift 2.0 s at once")
  }

  @Test func `is seen from the last moment at which both are level, with waits of other lengths`() {
    let python = run(
      [(500, "go"), (1500, "a"), (2500, "b"), (3500, "c")], waits: [(0, 500), (500, 1500), (1500, 2500), (2500, 3500)],
      end: 3500)
    let swift = run(
      [(500, "go"), (1500, "a"), (3500, "b"), (6500, "c")], waits: [(0, 500), (500, 1500), (1500, 3500), (3500, 6500)],
      end: 6500)
    #expect(
      structure(python, swift)?.message
        == "serial instead of concurrent: Swift waits 1.0 s and then 2.0 s and then 3.0 s, Python 3.0 s at once")
  }

  @Test func `is told in short where there are many waits`() {
    let python = run([(1000, "a")], waits: [(0, 1000)], end: 1000)
    let swift = run([(9000, "a")], waits: (0..<9).map { ($0 * 1000, $0 * 1000 + 1000) }, end: 9000)
    #expect(
      structure(python, swift)?.message
        == "serial instead of concurrent: Swift waits 9 times, one after another, 9.0 s in all, Python 1.0 s at once")
  }

  @Test(arguments: [
    [(0, 4000)],  // a longer wait
    [(0, 2000), (2000, 2500)],  // another wait
    [(0, 1000), (1500, 3500)],  // work between
  ]) func `is nothing else`(_ waits: [(Int, Int)]) {
    let python = run([(2000, "a")], waits: [(0, 2000)], end: 2000)
    let end = waits.last?.1 ?? 0
    #expect(structure(python, run([(end, "a")], waits: waits, end: end)) == nil)
  }
}
