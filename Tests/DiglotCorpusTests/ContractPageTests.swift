import Foundation
import Testing

/// What Sources/Diglot.docc/Contracts.md says holds: each example is run.
@Suite struct `The page on contracts` {
  struct Declared: Sendable, CustomTestStringConvertible {
    var example: Example
    var contract: String
    /// What `verify` says without the contract.
    var findings: [String]
    var testDescription: String { example.title }
  }

  static let all: [Declared] = {
    let page =
      (try? String(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Contracts.md", encoding: .utf8)) ?? ""
    return page.components(separatedBy: "\n### ").dropFirst().compactMap { section in
      func block(_ language: String) -> String? {
        section.components(separatedBy: "```\(language)\n").dropFirst().first?.components(separatedBy: "\n```").first
      }
      guard let title = section.split(separator: "\n").first, let python = block("python"), let swift = block("swift"),
        let contract = block("yaml"), let findings = block("text")
      else { return nil }
      return Declared(
        example: Example(String(title), python: python, swift: swift), contract: contract + "\n",
        findings: findings.components(separatedBy: "\n"))
    }
  }()

  @Test func `has an example for each declaration`() {
    #expect(Self.all.count == 11)
    let text = Self.all.map(\.contract).joined()
    for word in [
      "unordered", "interleaved", "pattern", "number", "time", "value", "errors:", "compileError:", "realTime", "skip:",
    ] {
      #expect(text.contains(word))
    }
  }

  @Test(arguments: all) func `has examples that hold with their contract`(_ one: Declared) async throws {
    let corpus = try MiniCorpus([one.example], contracts: one.contract)
    let (status, pairs) = try await corpus.verify()
    let pair = try #require(pairs[one.example.id])
    #expect(status == 0, "\(pair.differences.map(\.message))")
    #expect(pair.verdict == (one.contract.contains("skip:") ? "skipped" : "equivalent"))
  }

  @Test(arguments: all) func `and say what they say without, and under strict`(_ one: Declared) async throws {
    for (contract, options) in [(nil, []), (one.contract, ["--strict"])] as [(String?, [String])] {
      let corpus = try MiniCorpus([one.example], contracts: contract)
      let ran = try await CommandLineRun(["verify", corpus.path] + options)
      #expect(ran.status == 1)
      for finding in one.findings { #expect(ran.stdout.contains("error: " + finding + "\n"), "\(ran.stdout)") }
      #expect(ran.stdout.contains("; 0 relaxations; "))
    }
  }
}
