import Foundation
import Testing

/// What a contract allows, what it does not, and that it must be needed.
@Suite struct `A contract` {
  private static let sets = Example(
    "Any Order", python: "import time\n\nfor name in [\"a\", \"b\", \"c\"]:\n    print(name)",
    swift: "for name in [\"c\", \"a\", \"b\"] { print(name) }")
  private static let addresses = Example(
    "Own Words", python: "class Thing:\n    pass\n\nprint(f\"thing {Thing.__name__}\")\nprint(\"same\")",
    swift: "print(\"thing port.Thing\")\nprint(\"same\")")
  private static let slow = Example(
    "Other Time", python: "import time\n\ntime.sleep(1)\nprint(\"awake\")",
    swift: "try await Task.sleep(for: .milliseconds(1050))\nprint(\"awake\")")
  private static let value = Example(
    "Other Value", python: "import time\n\nhandle = 1\nprint(\"done\")", swift: "let handle = 2\nprint(\"done\")")
  private static let equal = Example(
    "All Equal",
    python: """
      import time

      print("a")
      print("b")
      """,
    swift: """
      print("a")
      print("b")
      """)

  private static let unordered = relaxation("any-order", "kind: unordered", "lines: 1-3")
  private static let pattern = relaxation(
    "own-words", "kind: pattern", "lines: 1", "python: 'thing \\w+'", "swift: 'thing port\\.\\w+'")
  private static let time = relaxation("other-time", "kind: time", "lines: 1", "tolerance: 0.1")
  private static let ignored = relaxation("other-value", "kind: value", "name: handle")

  private static func relaxation(_ id: String, _ parts: String...) -> String {
    """
    pairs:
      \(id):
        relaxations:
          - 
    """
      + (parts + ["reason: for the test"]).joined(
        separator: """

                  
          """) + "\n"
  }

  static let needed: [(Example, String)] = [(sets, unordered), (addresses, pattern), (slow, time), (value, ignored)]

  @Test(arguments: needed) func `relaxes what it names`(_ example: Example, _ contract: String) async throws {
    let corpus = try MiniCorpus([example], contracts: contract)
    let (status, pairs) = try await corpus.verify()
    #expect(status == 0)
    #expect(pairs[example.id]?.verdict == "equivalent")
    #expect(pairs[example.id]?.relaxations.map(\.reason) == ["for the test"])
  }

  @Test(arguments: needed) func `relaxes nothing under strict`(_ example: Example, _ contract: String) async throws {
    let corpus = try MiniCorpus([example], contracts: contract)
    let (status, pairs) = try await corpus.verify(["--strict"])
    #expect(status == 1)
    #expect(pairs[example.id]?.verdict == "different")
  }

  @Test(arguments: needed) func `is exact where it is silent`(_ example: Example, _: String) async throws {
    let (status, pairs) = try await MiniCorpus([example]).verify()
    #expect(status == 1)
    #expect(pairs[example.id]?.verdict == "different")
  }

  @Test(arguments: [
    ("kind: unordered", "lines: 1-2"), ("kind: pattern", "lines: 1\n        python: a\n        swift: a"),
    (
      "kind: time",
      """
      lines: 1-2
              tolerance: 0.5
      """
    ), ("kind: value", "name: nothing"), ("kind: unordered", "lines: 1-3"),
    ("kind: interleaved", "lines: 1-2\n        groups: [a, b]"), ("kind: number", "lines: 1\n        absolute: 0.5"),
    ("kind: number", "name: nothing\n        relative: 0.5"), ("kind: realTime", "# in the machine's time"),
  ]) func `has no relaxation that is not needed`(_ kind: String, _ rest: String) async throws {
    let corpus = try MiniCorpus([Self.equal], contracts: Self.relaxation("all-equal", kind, rest))
    let json = try await corpus.verify()
    #expect(json.status == 1)
    #expect(json.pairs["all-equal"]?.verdict == "different")
    let text = try await CommandLineRun(["verify", corpus.path])
    #expect(text.status == 1)
    #expect(text.stdout.contains("error: [relaxation-unneeded] "))
    #expect(text.stdout.contains("\(corpus.path)/diglot.yaml:4:9"), "\(text.stdout)")
  }

  @Test func `relaxes the time of some lines and not of others`() async throws {
    let example = Example(
      "Two Times", python: "import time\n\ntime.sleep(1)\nprint(\"a\")\ntime.sleep(1)\nprint(\"b\")",
      swift: """
        try await Task.sleep(for: .milliseconds(1050))
        print("a")
        try await Task.sleep(for: .seconds(1))
        print("b")
        """)
    let corpus = try MiniCorpus(
      [example], contracts: Self.relaxation("two-times", "kind: time", "lines: 1", "tolerance: 0.1"))
    let (status, pairs) = try await corpus.verify()
    #expect(status == 1)
    let difference = try #require(pairs["two-times"]?.differences.first)
    #expect(difference.kind == "time")
    #expect(difference.line == 2)
  }

  @Test func `may skip a pair with its reason, and then nothing of it runs`() async throws {
    let skipped = Example("No Network", python: "import os\n\nos.abort()", swift: "this does not compile")
    let corpus = try MiniCorpus(
      [skipped, Self.equal], contracts: "pairs:\n  no-network:\n    skip: needs the network\n")
    let (status, pairs) = try await corpus.verify()
    #expect(status == 0)
    #expect(pairs["no-network"]?.verdict == "skipped")
    #expect(pairs["no-network"]?.skip == "needs the network")
    #expect(pairs["no-network"]?.swift == nil)
    let text = try await CommandLineRun(["verify", corpus.path])
    #expect(text.stdout.contains("needs the network"))
    #expect(text.stdout.contains("2 pairs: 1 equivalent, 1 skipped"))
  }

  @Test func `may expect the compiler's refusal`() async throws {
    let example = Example(
      "Refused",
      python: """
        import time

        print("a")
        """,
      swift: """
        print("a")
        let count: Int = "text"
        """)
    let message = "cannot convert value of type 'String' to specified type 'Int'"
    let contract = { (line: Int, message: String) in
      "pairs:\n  refused:\n    compileError:\n      message: \"\(message)\"\n      line: \(line)\n      reason: for the test\n"
    }
    #expect(
      try await MiniCorpus([example], contracts: contract(2, message)).verify().pairs["refused"]?.verdict
        == "equivalent")
    #expect(try await MiniCorpus([example], contracts: contract(1, message)).verify().status == 1)
    #expect(try await MiniCorpus([example], contracts: contract(2, "another")).verify().status == 1)
    #expect(try await MiniCorpus([example]).verify().pairs["refused"]?.verdict == "failed")
  }

  @Test func `may say which Swift error stands for which of Python's`() async throws {
    let example = Example(
      "Named Errors", python: "def check(n):\n    raise KeyError(n)\n\ncheck(\"id\")",
      swift: """
        struct MissingKey: Error, CustomStringConvertible {
            let description: String
        }
        throw MissingKey(description: "'id'")
        """)
    let contract =
      "pairs:\n  named-errors:\n    errors:\n      KeyError: {swift: MissingKey, reason: Swift has none}\n"
    let (status, pairs) = try await MiniCorpus([example], contracts: contract).verify()
    #expect(status == 0)
    #expect(pairs["named-errors"]?.relaxations.map(\.kind) == ["error"])
    #expect(try await MiniCorpus([example], contracts: contract).verify(["--strict"]).status == 1)
    #expect(try await MiniCorpus([example]).verify().status == 1)
    let needless = contract + "      TypeError: {swift: WrongType, reason: for the test}\n"
    let other = try await MiniCorpus([example], contracts: needless).verify().pairs["named-errors"]
    #expect(
      other?.differences.map(\.message) == ["the 'error' relaxation of 'TypeError' is not needed; delete it"])
  }

  @Test func `that is empty is exact`() async throws {
    #expect(try await MiniCorpus([Self.equal], contracts: "# nothing yet\n").verify().status == 0)
    #expect(try await MiniCorpus([Self.equal], contracts: "pairs:\n").verify().status == 0)
  }
}
