import Foundation
import Testing
import Yams

/// What Sources/Diglot.docc/Reports.md shows holds.
@Suite struct `The page on reports` {
  private static let page =
    (try? String(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Reports.md", encoding: .utf8)) ?? ""

  private func blocks(_ language: String) -> [String] {
    Self.page.components(separatedBy: "```\(language)\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
  }

  @Test func `names every format`() async throws {
    let rows = Self.page.matches(of: /(?m)^\| `([a-z]+)` \|/).map { String($0.1) }
    #expect(rows.count == Set(rows).count)
    for format in rows {
      let ran = try await CommandLineRun(["verify", FirstDocument.root + "/Tests/Fixtures/readme", "--format", format])
      #expect(ran.status == 1 && !ran.stdout.isEmpty, "\(format): \(ran.stderr)")
    }
    let ran = try await CommandLineRun(["verify", "--format", "nothing"])
    for format in rows { #expect(ran.stderr.contains("- \(format)\n"), "\(ran.stderr)") }
    #expect(rows.count >= 7)
  }

  @Test func `joins shards as it says`() async throws {
    let commands = try #require(blocks("console").first).split(separator: "\n").map { $0.dropFirst(2) }
    #expect(commands.count == 2 && blocks("console").count == 1)
    let reports = try TemporaryFolder()
    let diglot = CommandLineRun.products.appendingPathComponent("diglot").path
    // A part of one pair may be empty, of which a note tells.
    let script = "{ \(commands.joined(separator: "\n").replacing("tools/diglot", with: "'\(diglot)'")); } 2>/dev/null"
    let ran = try await ShellRun(
      script, variables: ["reports": reports.path, "DIGLOT_CACHE": try CommandLineRun.cache.get().path],
      in: FirstDocument.root)
    let plain = try await CommandLineRun(["verify", "Tests/Fixtures/readme"], in: FirstDocument.root)
    #expect(ran.text == plain.stdout && ran.status == 1)
  }

  @Test func `gives the action what it takes`() throws {
    let all = try blocks("yaml").map { try #require(try Yams.load(yaml: $0) as? [String: Any]) }
    #expect(all.count == 3)
    let jobs = try #require(all[0]["jobs"] as? [String: [String: Any]])
    let steps = jobs.values.flatMap { $0["steps"] as? [[String: Any]] ?? [] }
    let used = try #require(steps.first { $0["uses"] as? String == "./.github/actions/diglot" })
    let action = try String(contentsOfFile: FirstDocument.root + "/.github/actions/diglot/action.yml", encoding: .utf8)
    let inputs = try #require((try Yams.load(yaml: action) as? [String: Any])?["inputs"] as? [String: Any])
    let given = try #require(used["with"] as? [String: Any])
    #expect(given.count == 3 && Set(given.keys).isSubset(of: inputs.keys))
  }
}
