import Foundation
import TestSupport
import Testing

/// The machine's clock is set while Diglot works: what lasts, and what is limited in time, is not measured by dates.
@Suite struct `A clock that is set during a run` {
  private let folder = try? TemporaryFolder()
  private let corpus = try? MiniCorpus([
    Example("Quick one", python: "print(1)", swift: "print(1)"),
    Example("Endless one", python: "while True:\n    pass", swift: "print(1)"),
    // The machine's own time: the line of progress is drawn meanwhile.
    Example(
      "Slow one", python: "import time\n\ntime.sleep(0.5)\nprint('late')",
      swift: "import Foundation\n\nThread.sleep(forTimeInterval: 0.5)\nprint(\"late\")"),
  ])

  private func environment() async throws -> [String: String] {
    let library = try #require(folder).path + "/stepping.so"
    let source = FirstDocument.root + "/Tests/Fixtures/clock/stepping.c"
    let made = try await ProgramRun("/usr/bin/env", ["clang", "-shared", "-fPIC", "-o", library, source], joined: true)
    try #require(made.status == 0, "\(made.stdout)")
    return ["LD_PRELOAD": library]
  }

  private func arguments(_ more: [String]) throws -> [String] {
    ["verify", try #require(corpus).path, "--real-time", "--timeout", "2"] + more
  }

  @Test func `changes no verdict, no time and no limit of time`() async throws {
    let environment = try await environment()
    for _ in 1...2 {  // with what the cache has, too
      let ran = try await CommandLineRun(try arguments(["--format", "json"]), environment: environment)
      let pairs = try ran.report(VerifyJSON.self).pairs
      let verdicts = pairs.sorted { $0.id < $1.id }.map { "\($0.id) \($0.verdict) \($0.python?.end.kind ?? "")" }
      #expect(
        verdicts == ["endless-one different timedOut", "quick-one equivalent finished", "slow-one equivalent finished"])
      for pair in pairs {
        let wall = try #require(pair.python?.time.wall)
        #expect(wall >= 0 && wall < 600, "\(pair.id): \(wall)")
      }
    }
  }

  @Test func `is not seen in the line of progress`() async throws {
    let variables = try await environment().merging(["CI": "", "TERM": "xterm"]) { $1 }
    let ran = try await TerminalRun(
      try arguments(["--cache", try CommandLineRun.cache.get().path]), answers: [], environment: variables)
    let times = ran.text.matches(of: /(?:\/3\]|for) (-?[0-9.]+) s/).compactMap { Double($0.output.1) }
    #expect(times.count > 4, "\(ran.text)")
    #expect(times.allSatisfy { $0 >= 0 && $0 < 600 }, "\(times)")
  }
}
