import Foundation
import Testing

/// How many turns of the loop an await costs: each row of the table, run on both sides.
@Suite struct `An await` {
  private static let folder = FirstDocument.root + "/Tests/Fixtures/turns"

  /// One run for all rows.
  private static let run = Task { try await CommandLineRun(["verify", folder, "--format", "json"]) }

  private static func lines(_ side: KeyPath<VerifyJSON.Pair, ObservationJSON?>) async throws -> [String] {
    try await run.value.report(VerifyJSON.self).pairs.flatMap { $0[keyPath: side]?.lines("stdout") ?? [] }
  }

  @Test(arguments: TurnsRow.all) func `costs as many turns as the table says`(_ row: TurnsRow) async throws {
    let python = try await Self.lines(\.python).filter { $0.hasPrefix(row.name + ": ") }
    let swift = try await Self.lines(\.swift).filter { $0.hasPrefix(row.name + ": ") }
    #expect(python == [row.python.line(row.name)])
    #expect(swift == [row.swift.line(row.name)])
  }

  @Test(arguments: TurnsRow.all) func `is written in the programs as in the table`(_ row: TurnsRow) throws {
    let document = try String(contentsOfFile: Self.folder + "/document.txt", encoding: .utf8)
    let ports = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/ports").map {
      try String(contentsOfFile: Self.folder + "/ports/" + $0, encoding: .utf8)
    }
    #expect(document.contains(row.python.code))
    #expect(ports.contains { $0.contains("show(\"\(row.name)\")") && $0.contains(row.swift.code) })
  }

  @Test(arguments: TurnsRow.all) func `has a reason where the two sides differ, and only there`(_ row: TurnsRow) {
    #expect(row.remark.isEmpty == (row.python.turns == row.swift.turns))
  }

  @Test func `that the programs measure is in the table`() async throws {
    #expect(TurnsRow.all.count > 35)
    #expect(Set(TurnsRow.all.map(\.name)).count == TurnsRow.all.count)
    #expect(try await Self.lines(\.python).count == TurnsRow.all.count)
    #expect(try await Self.lines(\.swift).count == TurnsRow.all.count)
  }

  @Test func `that costs more on one side is declared in the contract`() async throws {
    let ran = try await Self.run.value
    #expect(ran.status == 0, "\(ran.stderr)")
    let report = try ran.report(VerifyJSON.self)
    let reasons = Set(report.pairs.flatMap(\.relaxations).map(\.reason))
    #expect(reasons == Set(TurnsRow.all.map { $0.remark.replacing("`", with: "") }.filter { !$0.isEmpty }))
  }
}
