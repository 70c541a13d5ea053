import Foundation
import Testing
import Yams

/// The definitions for other tools, their shell steps run as those tools would.
@Suite struct `A place in other tools` {
  private static let action = FirstDocument.root + "/.github/actions/diglot"

  private static func load(_ path: String) throws -> [String: Any] {
    try #require(try Yams.load(yaml: try String(contentsOfFile: path, encoding: .utf8)) as? [String: Any])
  }

  /// Runs the steps of the action, with inputs over their defaults.
  private func act(_ inputs: [String: String], in folder: TemporaryFolder) async throws -> (
    status: Int, text: String, summary: String, outputs: String
  ) {
    let definition = try Self.load(Self.action + "/action.yml")
    let declared = try #require(definition["inputs"] as? [String: [String: Any]])
    #expect(Set(inputs.keys).isSubset(of: declared.keys))
    var values = declared.mapValues { $0["default"] as? String ?? "" }
    values.merge(inputs) { $1 }
    let runs = try #require(definition["runs"] as? [String: Any])
    #expect(runs["using"] as? String == "composite")
    let steps = try #require(runs["steps"] as? [[String: Any]])
    #expect(steps.count == 1)
    var environment = [
      "GITHUB_ACTION_PATH": Self.action, "GITHUB_OUTPUT": folder.path + "/outputs",
      "GITHUB_STEP_SUMMARY": folder.path + "/summary", "DIGLOT_CACHE": try CommandLineRun.cache.get().path,
      "CI": "true",
    ]
    for (name, value) in try #require(steps[0]["env"] as? [String: String]) {
      let input = try #require(value.firstMatch(of: /^\$\{\{ inputs\.([a-z]+) \}\}$/)?.1)
      let given: String = try #require(values[String(input)])
      environment[name] = given
    }
    #expect(steps[0]["shell"] as? String == "bash")
    // As GitHub runs a step whose shell is bash.
    let ran = try await ShellRun(
      try #require(steps[0]["run"] as? String), options: ["--noprofile", "--norc", "-eo", "pipefail"],
      variables: environment, in: folder.path)
    return (ran.status, ran.text, try folder.text("summary"), try folder.text("outputs"))
  }

  @Test func `the GitHub action annotates, writes the summary and the reports, and fails where a pair does`()
    async throws
  {
    let folder = try TemporaryFolder()
    let corpus = try `A report for a machine that builds`.corpus()
    let diglot = CommandLineRun.products.appendingPathComponent("diglot").path
    let ran = try await act(["paths": corpus.path, "diglot": diglot, "sarif": "code.sarif"], in: folder)
    #expect(ran.status == 1, "\(ran.text)")
    let start = try #require(corpus.starts["bad-one"])
    #expect(ran.text.contains("::error file=\(corpus.document),line=\(start + 1),col=1,title=output-differs::"))
    #expect(ran.text.contains("::error file=\(corpus.path)/ports/bad-one.swift,line=2,col=1,title=output-differs::"))
    #expect(ran.summary.hasPrefix("**5 pairs: 1 equivalent, 1 different, 1 unported, 1 skipped, 1 failed**"))
    #expect(ran.outputs == "report=diglot.json\n")
    #expect(
      try folder.text("code.sarif").contains("\"2.1.0\"") && folder.text("diglot.json").contains("\"schemaVersion\": 1")
    )
  }

  @Test func `the GitHub action is green for a shard that is, and passes on what cannot run`() async throws {
    let corpus = try `A report for a machine that builds`.corpus()
    let diglot = CommandLineRun.products.appendingPathComponent("diglot").path
    let costs = ["good-one": 9, "bad-one": 2, "broken-one": 2, "left-one": 2, "passed-one": 2]
    let rows = costs.map { "\"\(corpus.document)#\($0.key)\": \($0.value)" }
    let table = try corpus.folder.write("costs.json", "{\(rows.joined(separator: ","))}")
    let green = try await act(
      ["paths": corpus.path, "diglot": diglot, "shard": "1/2", "costs": table], in: try TemporaryFolder())
    #expect(green.status == 0 && green.summary.hasPrefix("**1 pair: 1 equivalent**"), "\(green.text)")
    let folder = try TemporaryFolder()
    for name in ["summary", "outputs"] { try folder.write(name, "") }
    let broken = try await act(["paths": corpus.path + "/none", "diglot": diglot], in: folder)
    #expect(broken.status == 2 && broken.text.contains("[path-missing]"))
  }

  @Test func `the hook for pre-commit verifies the folders of the files that are changed`() async throws {
    let hooks = try #require(
      try Yams.load(yaml: try String(contentsOfFile: FirstDocument.root + "/.pre-commit-hooks.yaml", encoding: .utf8))
        as? [[String: Any]])
    let hook = try #require(hooks.first)
    #expect(hooks.count == 1 && hook["id"] as? String == "diglot" && hook["language"] as? String == "script")
    let files = try Regex(try #require(hook["files"] as? String))
    for path in ["corpus/a/document.md", "corpus/a/ports/one.swift", "diglot.yaml", "a/contexts/one.py"] {
      #expect(path.contains(files), "\(path)")
    }
    #expect(!"Sources/Main.swift".contains(files) && !"README.md".contains(files))

    let corpus = try `A report for a machine that builds`.corpus()
    let entry = FirstDocument.root + "/" + (try #require(hook["entry"] as? String))
    let variables = [
      "DIGLOT": CommandLineRun.products.appendingPathComponent("diglot").path,
      "DIGLOT_CACHE": try CommandLineRun.cache.get().path,
    ]
    let ran = try await ShellRun(
      "'\(entry)' ports/bad-one.swift document.txt", variables: variables, in: corpus.path)
    #expect(ran.status == 1 && ran.text.contains("[output-differs]") && !ran.text.contains("5 pairs"))
    let empty = try TemporaryFolder()
    let none = try await ShellRun("'\(entry)' other.txt", variables: variables, in: empty.path)
    #expect(none.status == 0 && none.text.isEmpty)
  }
}
