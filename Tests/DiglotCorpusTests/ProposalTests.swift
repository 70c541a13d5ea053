import Foundation
import Testing

/// `accept --propose`: what is luck is proposed, what is not is said.
@Suite struct `A contract that is proposed` {
  private static let tasks = Example(
    "Set Of Tasks",
    python: Example.setOfTasks,
    swift: "try await Task.sleep(for: .seconds(1))\nfor name in [\"a\", \"b\", \"c\", \"d\"] { print(name) }")
  private static let other = Example("Plainly Other", python: "import time\n\nprint(1)", swift: "print(2)")
  private static let text = """
      the order of lines 1 to 4 changes from run to run of Python:
          - kind: unordered
            lines: 1-4
            reason: '…'
    """

  @Test func `is only shown without a terminal`() async throws {
    let corpus = try MiniCorpus([Self.tasks, Self.other])
    let ran = try await CommandLineRun(["accept", corpus.path, "--propose"], environment: ["CI": ""])
    #expect(ran.status == 1)
    let lines = Self.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    for line in lines { #expect(ran.stdout.contains(line), "\(ran.stdout)") }
    let start = try #require(corpus.starts["plainly-other"])
    #expect(
      ran.stdout.contains(
        "\(corpus.document):\(start) plainly-other: nothing can be allowed: line 1 is the same in each run of each side"
      ))
    #expect(ran.stdout.hasSuffix("2 pairs: 0 alike in each run, 2 left\n"))
    #expect(!FileManager.default.fileExists(atPath: corpus.path + "/diglot.yaml"))
  }

  @Test func `is written after a yes and a reason, beside what stands there`() async throws {
    let contract = """
      # About these pairs.
      pairs:
        # Nobody knows why.
        plainly-other:
          skip: not ported yet

      """
    let corpus = try MiniCorpus([Self.tasks, Self.other], contracts: contract)
    func answering(_ answers: [String]) async throws -> TerminalRun {
      try await TerminalRun(["accept", corpus.path, "--propose"], answers: answers, environment: ["CI": ""])
    }
    #expect(try await answering(["n"]).status == 1)
    #expect(try await answering(["y", ""]).status == 1)
    #expect(try corpus.folder.text("diglot.yaml") == contract)
    let ran = try await answering(["y", "a set's order is luck"])
    #expect(ran.status == 0, "\(ran.text)")
    #expect(ran.text.hasSuffix("1 pair: 0 alike in each run, 1 with a new contract\n"))
    #expect(
      try corpus.folder.text("diglot.yaml") == """
        # About these pairs.
        pairs:
          set-of-tasks:
            relaxations:
              - kind: unordered
                lines: 1-4
                reason: 'a set''s order is luck'
          # Nobody knows why.
          plainly-other:
            skip: not ported yet

        """)
    #expect(try await corpus.verify().status == 0)
    let again = try await CommandLineRun(["accept", corpus.path, "--propose"], environment: ["CI": ""])
    #expect(again.stdout == "1 pair: 1 alike in each run\n" && again.status == 0)
  }
}
