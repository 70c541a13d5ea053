import Foundation
import Testing

@Suite struct `A client with a limit` {
  private static let id = "rate-limited-api-client"

  private func pair(_ folder: String) async throws -> VerifyJSON.Pair {
    let ran = try await CommandLineRun(["verify", folder, "--only", Self.id, "--format", "json"])
    return try #require(try ran.report(VerifyJSON.self).pairs.first)
  }

  /// How many requests are on their way at once, at most.
  private func most(_ requests: [ObservationJSON.Request]) -> Int {
    requests.map { one in requests.count { $0.at <= one.at && one.at < $0.ended ?? .infinity } }.max() ?? 0
  }

  @Test func `asks for five at a time, in both languages`() async throws {
    let pair = try await pair(FirstDocument.folder)
    #expect(pair.verdict == "equivalent")
    for side in [pair.python, pair.swift] {
      let requests = try #require(side?.requests)
      #expect(requests.count == 20)
      #expect(most(requests) == 5)
      #expect(Set(requests.map(\.at)) == [0, 0.4, 0.8, 1.2])
      #expect(requests.allSatisfy { $0.status == 200 && $0.outcome == "answered" })
    }
  }

  @Test(arguments: ["4", "6", "10", "20"]) func `is told from one with another limit`(_ limit: String) async throws {
    let copy = try FirstDocument.copy()
    try `Web clients`.edit(
      copy, "ports/\(Self.id).swift", "Semaphore(Int(requestsPerSecond))", "Semaphore(\(limit))")
    let pair = try await pair(copy.path)
    #expect(pair.verdict == "different")
    #expect(pair.differences.contains { $0.kind == "time" && $0.message.contains("request") }, "\(pair.differences)")
  }

  @Test func `is told from one that gives up a permit too early`() async throws {
    let copy = try FirstDocument.copy()
    try `Web clients`.edit(copy, "ports/\(Self.id).swift", "try await Task.sleep(for: delay)  // Rate limit", "")
    #expect(try await pair(copy.path).verdict == "different")
  }

  /// A failed user is left out on both sides; one that is not is a line more.
  @Test func `leaves those out that fail`() async throws {
    let copy = try FirstDocument.copy()
    let id = "7-real-world-example-async-http-client"
    try `Web clients`.edit(copy, "ports/\(id).swift", "try? await fetchJSON(User.self", "try await fetchJSON(User.self")
    try `Web clients`.edit(
      copy, "ports/\(id).swift", "[Int: User] = await withTaskGroup", "[Int: User] = try await withThrowingTaskGroup")
    try `Web clients`.edit(copy, "ports/\(id).swift", "return await group.reduce", "return try await group.reduce")
    try `Web clients`.edit(copy, "ports/\(id).swift", "async -> [User]", "async throws -> [User]")
    try `Web clients`.edit(copy, "ports/\(id).swift", "in await fetchAllUsers", "in try await fetchAllUsers")
    let ran = try await CommandLineRun(["verify", copy.path, "--only", id, "--format", "json"])
    let pair = try #require(try ran.report(VerifyJSON.self).pairs.first)
    #expect(pair.verdict == "different")
    #expect(pair.differences.contains { $0.kind == "end" })
  }
}
