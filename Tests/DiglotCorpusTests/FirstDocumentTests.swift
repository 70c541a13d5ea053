import Foundation
import Testing

@Suite struct `The first document` {
  private static let arguments = ["verify", FirstDocument.folder, "--format", "json"]

  @Test func `is equivalent in all pairs`() async throws {
    let ran = try await CommandLineRun(Self.arguments)
    let report = try ran.report(VerifyJSON.self)
    let different = report.pairs.filter { $0.verdict == "different" }
    #expect(ran.status == 0, "\(different.map { ($0.id, $0.differences, $0.python?.notes, $0.swift?.notes) })")
    let relaxations = report.summary.relaxations
    #expect(relaxations <= 4)
    #expect(
      report.summary
        == VerifyJSON.Summary(
          pairs: 31, equivalent: 31, different: 0, unported: 0, skipped: 0, failed: 0, relaxations: relaxations))
    #expect(report.pairs.count == 31)
    #expect(report.pairs.filter { $0.verdict == "equivalent" }.count == 31)
    #expect(report.pairs.flatMap(\.relaxations).count == relaxations)
    #expect(report.pairs.flatMap(\.relaxations).allSatisfy { !$0.reason.isEmpty })
  }

  @Test func `gives the same report each time, the machine's times aside`() async throws {
    var reports: [String] = []
    for _ in 1...3 {
      let ran = try await CommandLineRun(Self.arguments)
      reports.append(Self.withoutMachineTimes(ran.stdout))
    }
    #expect(reports[0].contains("\"virtual\""))
    #expect(reports[0] == reports[1])
    #expect(reports[0] == reports[2])
  }

  @Test func `is told in text with its counts and relaxations`() async throws {
    let ran = try await CommandLineRun(["verify", FirstDocument.folder])
    #expect(ran.status == 0)
    #expect(ran.stdout.contains("31 pairs: 31 equivalent; 3 relaxations"))
    #expect(ran.stderr.isEmpty)
    #expect(!ran.text.contains("\u{1B}"))
  }

  @Test(arguments: [1, 2, 8]) func `is equivalent with any number of jobs`(_ jobs: Int) async throws {
    let ran = try await CommandLineRun(Self.arguments + ["--jobs", "\(jobs)"])
    #expect(ran.status == 0)
    #expect(try ran.report(VerifyJSON.self).summary.equivalent == 31)
  }

  @Test func `is the sum of its shards`() async throws {
    var ids: [String] = []
    for shard in ["1/2", "2/2"] {
      let ran = try await CommandLineRun(Self.arguments + ["--shard", shard])
      #expect(ran.status == 0)
      ids += try ran.report(VerifyJSON.self).pairs.map(\.id)
    }
    #expect(ids.count == 31)
    #expect(Set(ids).count == 31)
  }

  /// The report without its "wall" and "cpu".
  static func withoutMachineTimes(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("\"wall\":") && !$0.contains("\"cpu\":") }.joined(separator: "\n")
  }
}
