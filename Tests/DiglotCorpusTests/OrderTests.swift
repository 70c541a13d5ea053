import Testing

/// Programs in which several tasks become ready at the same instant.
@Suite struct `The order of tasks` {
  private static let folder = FirstDocument.root + "/Tests/Fixtures/order"
  private static let run = Task { try await CommandLineRun(["verify", folder, "--format", "json"]) }

  @Test(arguments: [
    "event", "lock", "semaphore", "condition", "queue", "gather", "task-group", "wait-for", "completion", "shared-task",
    "crowd",
  ])
  func `is that of asyncio`(_ id: String) async throws {
    let pair = try #require(try await Self.run.value.report(VerifyJSON.self).pairs.first { $0.id == id })
    #expect(pair.verdict == "equivalent", "\(pair.differences)")
    #expect(pair.relaxations.isEmpty)
    #expect(pair.swift?.notes ?? [] == [])
    #expect(pair.compiler == "")
    #expect((pair.python?.output.count ?? 0) >= 6)
  }

  @Test func `is asyncio's in every program of the folder`() async throws {
    let ran = try await Self.run.value
    #expect(ran.status == 0, "\(ran.stderr)")
    let summary = try ran.report(VerifyJSON.self).summary
    #expect(summary.pairs == 11 && summary.equivalent == 11 && summary.relaxations == 0)
  }
}
