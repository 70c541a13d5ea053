import Foundation
import Testing

/// What `diglot strength` found, in the reports of `diglot verify`.
@Suite struct `The strength of a pair in a report` {
  private struct Report: Decodable {
    struct Strength: Decodable, Equatable {
      var mutants, caught, equivalent, survived, tried, possible: Int
    }
    struct Pair: Decodable {
      var id: String
      var strength: Strength?
    }
    var pairs: [Pair]
  }

  private struct Measured: Decodable {
    struct Summary: Decodable { var mutants, caught, equivalent, survived, possible: Int }
    var summary: Summary
  }

  /// Two pairs and a third that never runs. Of its own: what others have measured is in the same cache.
  private static func corpus() throws -> MiniCorpus {
    let number = UInt32.random(in: 1000 ... .max)
    return try MiniCorpus(
      [
        Example(
          "Loud", python: "total = \(number) + 4\nprint(\"total\", total)",
          swift: "let total = \(number) + 4\nprint(\"total\", total)"),
        Example(
          "Quiet", python: "limit = \(number)\nprint(\"done\" if 0 < limit else \"never\")",
          swift: "let limit = \(number)\nprint(0 < limit ? \"done\" : \"never\")"),
        Example("Refused", python: "print(\(number))", swift: "print(unknown)"),
      ],
      contracts: """
        pairs:
          refused:
            compileError:
              message: "cannot find 'unknown' in scope"
              reason: for this test
        """)
  }

  private func strengths(_ corpus: MiniCorpus, _ options: [String] = []) async throws -> [String: Report.Strength] {
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "json"] + options)
    let found: [Report.Pair] = try ran.report(Report.self).pairs
    return Dictionary(uniqueKeysWithValues: found.compactMap { pair in pair.strength.map { (pair.id, $0) } })
  }

  private func measure(_ corpus: MiniCorpus, _ options: [String] = []) async throws -> Measured.Summary {
    let ran = try await CommandLineRun(
      ["strength", corpus.path, "--format", "json", "--budget", "600"] + options)
    return try ran.report(Measured.self).summary
  }

  @Test func `is that which was measured of this very pair, and of no other`() async throws {
    let corpus = try Self.corpus()
    #expect(try await strengths(corpus).isEmpty)
    let only = try await measure(corpus, ["--only", "loud"])
    var found = try await strengths(corpus)
    #expect(found.keys.sorted() == ["loud"])
    let loud = try #require(found["loud"])
    #expect(loud.mutants == only.mutants && loud.caught == only.caught && loud.possible == only.possible)
    #expect(loud.equivalent == only.equivalent && loud.survived == only.survived)
    #expect(loud.caught > 5 && loud.tried == loud.possible)
    // A smaller sample of a pair that is known better changes nothing.
    let little = try await CommandLineRun(["strength", corpus.path, "--only", "loud", "--budget", "4"])
    #expect(little.status == 0)
    #expect(try await strengths(corpus)["loud"] == loud)
    // What lies above an example is no part of it; its port, its contract and the document's words on it are.
    let text = try corpus.folder.text("document.txt")
    try corpus.folder.write("document.txt", "A preface of two sentences. It says nothing.\n\n" + text)
    #expect(try await strengths(corpus)["loud"] == loud)
    #expect(try await strengths(corpus, ["--strict"]).keys.contains("loud"))
    try corpus.folder.write("ports/loud.swift", try corpus.folder.text("ports/loud.swift") + "// another one\n")
    found = try await strengths(corpus)
    #expect(found.isEmpty, "\(found)")
  }

  @Test func `is on the page, which says where nothing was measured`() async throws {
    let corpus = try Self.corpus()
    let before = try await CommandLineRun(["verify", corpus.path, "--format", "html"])
    #expect(before.stdout.contains("<h2>Strength is not measured</h2>"))
    #expect(before.stdout.contains("<td>not measured</td>"))
    let measured = try await measure(corpus)
    let path = corpus.path + "/report.html"
    _ = try await CommandLineRun(["verify", corpus.path, "--format", "html", "--output", path])
    let page = try await BrowserPage(path)
    let share = "\(measured.caught) of \(measured.caught + measured.survived)"
    let overview = try await page.text(".overview")
    #expect(overview.contains("\(share) small mistakes in ports and examples were caught, "), "\(overview)")
    #expect(overview.contains("; 2 of 2 pairs were measured."), "\(overview)")
    let cells: [String] = try await page.ask(
      "[...document.querySelectorAll('.overview tbody td')].map((e) => e.textContent)")
    #expect(cells.contains(share))
    #expect(try await page.text("#loud .strength").contains(" small mistakes are caught, "))
    // That the limit is another number is nothing that this example shows.
    #expect(measured.survived > 0)
    let quiet = try await page.text("#quiet .strength")
    #expect(quiet.contains("diglot strength \(corpus.path) --only quiet shows the survivors."), "\(quiet)")
    let refused = try await page.text("#refused .strength")
    #expect(
      refused == "StrengthNot measured: its contract expects that the port does not compile, and so nothing runs.")
  }

  @Test func `is not believed where its record is damaged, and not kept in a cache that is only read`() async throws {
    let corpus = try Self.corpus()
    let folder = try TemporaryFolder()
    let cache = ["--cache", folder.path]
    _ = try await measure(corpus, cache + ["--cache-read-only", "--only", "loud"])
    #expect(try await strengths(corpus, cache).isEmpty)
    _ = try await measure(corpus, cache + ["--only", "loud"])
    #expect(try await strengths(corpus, cache).count == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".strength") }
    let name = try #require(names.first)
    #expect(names.count == 1)
    let info = try await CommandLineRun(["cache", "info"] + cache)
    #expect(info.stdout.contains("  1 what strength found of pairs: "), "\(info.text)")
    let text = try folder.text(name)
    try folder.write(name, String(text.dropLast()))
    #expect(try await strengths(corpus, cache).isEmpty)
    try folder.write(name, "{}" + text.drop { $0 != "\n" })
    #expect(try await strengths(corpus, cache).isEmpty)
  }
}
