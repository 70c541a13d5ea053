import Foundation
import Testing

/// `diglot transpile`, on the programs of Tests/Fixtures/transpile: those that are translated, each with its Swift under review,
/// and those that are refused, each with the finding in its first line.
@Suite struct `A translation` {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/transpile").path
  static let accepted = programs("accepted")
  static let refused = programs("refused")

  private static func programs(_ name: String) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + name)) ?? []
    return all.filter { $0.hasSuffix(".py") }.map { "\(folder)/\(name)/\($0)" }.sorted()
  }

  private struct Report: Decodable {
    struct File: Decodable {
      struct Finding: Decodable {
        var id: String
        var line: Int
      }

      var path: String
      var translated: Bool
      var compiled: Bool?
      var equivalent: Bool?
      var diagnostics: [Finding]
      var swift: String?
      /// What the compiler says, and where the two sides part.
      var compiler, difference: String?
    }

    struct Summary: Decodable, Equatable {
      var files: Int
      var translated: Int
      var compiled: Int?
      var equivalent: Int?
    }

    var files: [File]
    var summary: Summary
  }

  private static let checked = Task {
    try await CommandLineRun(["transpile", "--check", "--format", "json"] + accepted)
  }

  @Test func `behaves as its program`() async throws {
    #expect(Self.accepted.count == 79)
    let ran = try await Self.checked.value
    let report = try ran.report(Report.self)
    for file in report.files where file.equivalent != true {
      Issue.record("\(file.path): \(file.compiler ?? file.difference ?? "refused")")
    }
    let count = Self.accepted.count
    #expect(report.summary == .init(files: count, translated: count, compiled: count, equivalent: count))
    #expect(ran.status == 0)
  }

  @Test(arguments: accepted)
  func `reads as it did when somebody last looked`(_ path: String) async throws {
    let report = try await Self.checked.value.report(Report.self)
    let swift = try #require(report.files.first { $0.path == path }?.swift)
    let golden = String(path.dropLast(3)) + ".swift"
    if ProcessInfo.processInfo.environment["DIGLOT_UPDATE"] == "1" {
      try Data(swift.utf8).write(to: URL(fileURLWithPath: golden))
    }
    #expect(try String(contentsOfFile: golden, encoding: .utf8) == swift)
  }

  @Test(arguments: refused)
  func `is refused with the construct and its line`(_ path: String) async throws {
    let first = try String(contentsOfFile: path, encoding: .utf8).prefix { $0 != "\n" }
    let ran = try await CommandLineRun(["transpile", path, "--format", "json"])
    let file = try #require(try ran.report(Report.self).files.first)
    let finding = try #require(file.diagnostics.first)
    #expect(!file.translated && file.swift == nil && ran.status == 1)
    #expect(first == "# line \(finding.line) [\(finding.id)]")
  }

  @Test func `of every snippet of the first document behaves as the snippet`() async throws {
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("corpus/mastering-asyncio").path
    let ran = try await CommandLineRun(["transpile", "--check", "--format", "json", corpus])
    let report = try ran.report(Report.self)
    for file in report.files where file.equivalent != true { Issue.record("\(file.swift ?? "refused")") }
    #expect(report.summary == .init(files: 31, translated: 31, compiled: 31, equivalent: 31))
  }

  @Test func `of one snippet can be asked for by its id`() async throws {
    let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("corpus/mastering-asyncio").path
    let ran = try await CommandLineRun(["transpile", corpus, "--only", "asyncio-lock"])
    #expect(ran.status == 0 && ran.stdout.contains("@MainActor final class BankAccount"))
  }

  @Test func `of a file that is not there is an error`() async throws {
    let ran = try await CommandLineRun(["transpile", "/nonexistent/program.py"])
    #expect(ran.status == 2 && ran.stderr.contains("[path-missing]"))
  }
}
