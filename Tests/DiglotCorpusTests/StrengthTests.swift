import Foundation
import Testing

/// `diglot strength` on small corpora of its own.
@Suite struct `Small mistakes` {
  private static let loud = Example(
    "Loud",
    python: """
      import time

      def double(number):
          return number * 2

      print("begin")
      time.sleep(1)
      total = double(4)
      print("total", total)
      """,
    swift: """
      func double(_ number: Int) -> Int { number * 2 }

      print("begin")
      try await Task.sleep(for: .seconds(1))
      let total = double(4)
      print("total", total)
      """)

  private static let weak = """
    pairs:
      loud:
        relaxations:
          - kind: pattern
            lines: 2
            python: 'total .*'
            swift: 'total .*'
            reason: for this test
          - kind: value
            name: total
            reason: for this test
    """

  /// As a script reads it.
  private struct Report: Decodable, Sendable, Equatable {
    struct Summary: Decodable, Sendable, Equatable {
      var mutants, caught, equivalent, survived, refused, notRun, possible: Int
    }
    struct Mutant: Decodable, Sendable, Equatable {
      var id, rule, port, diff, side, reason: String
      var help: String?
    }
    struct Skip: Decodable, Sendable, Equatable { var id, reason: String }

    var summary: Summary
    var survivors, equivalent: [Mutant]
    var skipped: [Skip]
  }

  private func measure(_ corpus: MiniCorpus, _ options: [String] = []) async throws -> (status: Int, report: Report) {
    let ran = try await CommandLineRun(
      ["strength", corpus.path, "--format", "json", "--budget", "600"] + options)
    return (ran.status, try ran.report())
  }

  @Test func `are caught by an exact contract, all of them`() async throws {
    let (status, report) = try await measure(try MiniCorpus([Self.loud]))
    #expect(status == 0)
    #expect(report.summary.mutants > 20)
    #expect(report.summary.survived == 0, "\(report.survivors)")
    #expect(report.summary.caught + report.summary.equivalent == report.summary.mutants)
    #expect(report.summary.notRun == 0)
  }

  @Test func `survive a contract that looks away, and the report says what hid them`() async throws {
    // A relaxation that is not needed is a difference of its own, so the two sides do differ here.
    var example = Self.loud
    example.swift = example.swift?.replacing("number * 2", with: "number * 3")
    let corpus = try MiniCorpus([example], contracts: Self.weak)
    let (status, report) = try await measure(corpus)
    #expect(status == 0)
    let survivor = try #require(report.survivors.first { $0.rule == "operator" && $0.side == "swift" })
    #expect(survivor.id == "loud")
    #expect(survivor.port == "\(corpus.path)/ports/loud.swift:1")
    #expect(
      survivor.diff.split(separator: "\n").dropFirst() == [
        "-func double(_ number: Int) -> Int { number * 3 }", "+func double(_ number: Int) -> Int { number + 3 }",
      ])
    #expect(survivor.reason.contains("line 2 is another one, and the relaxation 'pattern'"))
    let python = try #require(report.survivors.first { $0.rule == "operator" && $0.side == "python" })
    #expect(python.port == "\(corpus.document):\((corpus.starts["loud"] ?? 0) + 3)")
    #expect(try await measure(corpus, ["--minimum", "99"]).status == 1)
    #expect(try await measure(corpus, ["--strict"]).report.skipped.first?.reason.contains("different") == true)
  }

  @Test func `that change nothing are told apart, with the proof`() async throws {
    let example = Example(
      "Quiet",
      python: "import time\n\nif 1 < 0:\n    print(\"never\")\nprint(\"done\")",
      swift: "func never() { print(\"never\") }\n\nif CommandLine.argc > 100 {\n  never()\n}\nprint(\"done\")")
    let (_, report) = try await measure(try MiniCorpus([example]))
    #expect(report.summary.survived == 0, "\(report.survivors)")
    let proofs = Set(report.equivalent.map { "\($0.side): \($0.reason)" })
    #expect(proofs.contains("swift: the changed code is never reached"))
    #expect(proofs.contains("python: the changed code is never reached"))
    #expect(proofs.contains("swift: the changed comparison always comes to the same"))
  }

  @Test func `are not made of a pair that is different, not ported, skipped or refused`() async throws {
    let corpus = try MiniCorpus(
      [
        Example("Different", python: "import time\n\nprint(1)", swift: "print(2)"),
        Example("Alone", python: "import time\n\nprint(1)"),
        Example("Passed Over", python: "import time\n\nprint(1)", swift: "print(1)"),
        Example("Refused", python: "import time\n\nprint(1)", swift: "print(unknown)"),
      ],
      contracts: """
        pairs:
          passed-over:
            skip: for this test
          refused:
            compileError:
              message: "cannot find 'unknown' in scope"
              reason: for this test
        """)
    let (status, report) = try await measure(corpus)
    #expect(status == 0)
    #expect(report.summary.mutants == 0)
    #expect(report.skipped.map(\.id) == ["different", "alone", "passed-over", "refused"])
  }

  @Test func `that hang or crash are caught`() async throws {
    let example = Example(
      "Counting",
      python: "n = 3\nwhile n > 0:\n    n -= 1\nprint(\"zero\")",
      swift: "var n = 3\nwhile n > 0 { n -= 1 }\nlet list = [1]\nprint(n == 0 ? \"zero\" : \"\\(list[n])\")")
    let (_, report) = try await measure(try MiniCorpus([example]))
    // That it counts down from 4 instead is nothing that anybody can see.
    #expect(!report.survivors.contains { ["dropped-statement", "condition"].contains($0.rule) }, "\(report.survivors)")
    #expect(report.summary.caught > 10)
  }

  @Test func `are the same for the same seed, and fewer for a smaller budget`() async throws {
    let corpus = try MiniCorpus([Self.loud])
    let first = try await measure(corpus, ["--seed", "3"]).report
    #expect(try await measure(corpus, ["--seed", "3"]).report == first)
    let ran = try await CommandLineRun(["strength", corpus.path, "--format", "json", "--budget", "0.001"])
    let little: Report = try ran.report()
    #expect(ran.status == 0)
    #expect(little.summary.mutants == 0)
    #expect(little.summary.notRun > 0)
    #expect(little.summary.possible == first.summary.possible)
  }

  @Test func `come as a text with a table and a summary`() async throws {
    let corpus = try MiniCorpus([Self.loud])
    let ran = try await CommandLineRun(["strength", corpus.path, "--budget", "600"])
    #expect(ran.status == 0)
    #expect(ran.stdout.contains("\ndelay"))
    let last = try #require(ran.stdout.split(separator: "\n").last)
    #expect(last.hasSuffix("0 survived; 100 % caught"), "\(last)")
  }
}
