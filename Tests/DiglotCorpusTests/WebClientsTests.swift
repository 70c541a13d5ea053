import Foundation
import Testing

/// The document on HTTP clients.
@Suite struct `Web clients` {
  private static func verify(_ folder: String, _ options: [String] = []) async throws -> VerifyJSON {
    try await CommandLineRun(["verify", folder, "--format", "json"] + options).report(VerifyJSON.self)
  }

  @Test func `are equivalent in all pairs, without any relaxation`() async throws {
    let report = try await Self.verify(FirstDocument.webClients)
    #expect(
      report.summary
        == VerifyJSON.Summary(
          pairs: 13, equivalent: 13, different: 0, unported: 0, skipped: 0, failed: 0, relaxations: 0),
      "\(report.pairs.map { ($0.id, $0.differences) })")
    let requests = report.pairs.flatMap { ($0.python?.requests ?? []) + ($0.swift?.requests ?? []) }
    #expect(requests.count == 2 * 37)
    #expect(requests.allSatisfy { $0.fixture })
  }

  @Test func `do the same in every run, in every order`() async throws {
    let report = try await Self.verify(FirstDocument.webClients, ["--check-determinism"])
    #expect(report.summary.equivalent == 13, "\(report.pairs.map { ($0.id, $0.differences) })")
    let determinism = try #require(report.summary.determinism)
    #expect(determinism.sides == 26 && determinism.differing == 0 && determinism.unchecked == 0)
  }

  @Test func `show the server that a client has gone away`() async throws {
    let gone = ["not-waiting-forever": 1.5, "the-faster-mirror": 0.75, "server-sent-events": 6.85]
    let pairs = try await Self.verify(FirstDocument.webClients).pairs
    for (id, time) in gone {
      let pair = try #require(pairs.first { $0.id == id })
      for side in [pair.python, pair.swift] {
        let requests = try #require(side?.requests)
        #expect(requests.filter { $0.outcome == "abandoned" }.map(\.ended) == [time])
      }
    }
  }

  /// Edits of ports, and what is found of them first.
  static let breakages: [(id: String, old: String, new: String, kind: String)] = [
    ("a-first-request", "books/\\(number)", "books/8", "output"),
    ("a-pool-of-threads", "for chapter in chapters.prefix(3)", "for chapter in chapters.prefix(4)", "request"),
    ("parameters-and-headers", #", "X-Reader": "\(reader)""#, "", "request"),
    ("parameters-and-headers", #"value: "\(limit)""#, #"value: "30""#, "request"),
    ("sending-json", "Bearer s3cret", "Bearer secret", "request"),
    ("sending-json", "stars: 5", "stars: 4", "request"),
    ("server-sent-events", "session.invalidateAndCancel()", "_ = session", "request"),
    ("the-faster-mirror", "defer { group.cancelAll() }", "", "time"),
    ("trying-again", "delay *= 2", "", "output"),
    (
      "trying-again", #"response.value(forHTTPHeaderField: "Retry-After").flatMap(Double.init) ?? delay"#, "delay",
      "output"
    ),
    ("what-can-fail", "request.timeoutInterval = 2", "request.timeoutInterval = 3", "time"),
    ("errors-of-your-own", "no book has", "no such book as", "end"),
  ]

  @Test(arguments: breakages)
  func `are told apart`(id: String, old: String, new: String, kind: String) async throws {
    let copy = try FirstDocument.copy(of: FirstDocument.webClients)
    try Self.edit(copy, "ports/\(id).swift", old, new)
    let pair = try #require(try await Self.verify(copy.path, ["--only", id]).pairs.first)
    #expect(pair.verdict == "different")
    #expect(pair.differences.map(\.kind).contains(kind), "\(pair.differences)")
  }

  static func edit(_ folder: TemporaryFolder, _ file: String, _ old: String, _ new: String) throws {
    let text = try folder.text(file)
    try #require(text.components(separatedBy: old).count == 2)
    try folder.write(file, text.replacingOccurrences(of: old, with: new))
  }
}
