import Foundation
import Testing

/// What Python does is recorded, compared, and accepted by somebody.
@Suite struct `A recorded outcome of a corpus` {
  private static let one = Example(
    "First One",
    python: "import time\n\ntotal = 3\nprint(\"a\")\ntime.sleep(1.5)\nprint(\"b\\\\\\t\", total)",
    swift: "let total = 3\nprint(\"a\")\ntry await Task.sleep(for: .seconds(1.5))\nprint(\"b\\\\\\t\", total)")
  private static let two = Example(
    "Second One", python: "import sys\n\nprint(\"oh \", file=sys.stderr)\nraise ValueError(\"no\")")

  private func accept(_ corpus: MiniCorpus, _ options: [String] = ["--all"]) async throws -> CommandLineRun {
    try await CommandLineRun(["accept", corpus.path] + options, environment: ["CI": ""])
  }

  private func python(_ corpus: MiniCorpus, _ old: String, _ new: String) throws {
    try corpus.folder.write(
      "document.txt", corpus.folder.text("document.txt").replacingOccurrences(of: old, with: new))
  }

  @Test func `is a file that can be read`() async throws {
    let corpus = try MiniCorpus([Self.one, Self.two])
    let ran = try await accept(corpus)
    #expect(ran.status == 0)
    #expect(ran.stdout.hasSuffix("2 accepted\n") && ran.stdout.contains("expected/first-one.txt: new\n  + # What"))
    let version = try #require(
      corpus.folder.text("expected/first-one.txt").split(separator: "\n").first { $0.hasPrefix("python   3.") })
    #expect(
      try corpus.folder.text("expected/first-one.txt") == """
        # What Python does with this example. 'diglot accept' writes it; changes are for review.
        \(version)
        out      0.000  a
        out      1.500  b\\\\\\t 3
        end      1.500  finished
        value    total = 3

        """)
    #expect(
      try corpus.folder.text("expected/second-one.txt") == """
        # What Python does with this example. 'diglot accept' writes it; changes are for review.
        \(version)
        err      0.000  oh\\x20
        end      0.000  raised ValueError: no

        """)
    #expect(try await corpus.verify(["--only", "first-one"]).status == 0)
    #expect(try await accept(corpus).stdout == "2 as recorded\n")
  }

  @Test func `is compared, and a change is a finding of Python's`() async throws {
    let corpus = try MiniCorpus([Self.one])
    #expect(try await accept(corpus).status == 0)
    try python(corpus, "print(\"a\")", "print(\"x\")")
    try corpus.folder.write(
      "ports/first-one.swift",
      corpus.folder.text("ports/first-one.swift").replacingOccurrences(of: "\"a\"", with: "\"x\""))
    let ran = try await CommandLineRun(["verify", corpus.path])
    #expect(ran.status == 1)
    let line = try #require(corpus.starts["first-one"])
    #expect(
      ran.stdout.hasPrefix(
        """
        \(corpus.document):\(line + 3):1: error: [outcome-changed] Python changed: line 1 is another than recorded
           recorded 0.000  a
           now      0.000  x
          help: 'diglot accept \(corpus.path) --only first-one' shows it, and records it
          repeat: diglot verify \(corpus.path) --only first-one

        """), "\(ran.stdout)")
    let difference = try #require(try await corpus.verify().pairs["first-one"]?.differences.first)
    #expect(difference.kind == "outcome" && difference.id == "outcome-changed" && difference.side == "python")
    #expect(difference.first == "0.000  a" && difference.second == "0.000  x")
    let accepted = try await accept(corpus)
    #expect(
      accepted.stdout.contains(
        """
        expected/first-one.txt: changed
            # What Python does with this example. 'diglot accept' writes it; changes are for review.
        """))
    #expect(accepted.stdout.contains("  - out      0.000  a\n  + out      0.000  x\n"))
    #expect(try await corpus.verify().status == 0)
  }

  @Test func `is missing for some, which is noted, or for all, which is not`() async throws {
    let corpus = try MiniCorpus([Self.one, Example("Other One", python: "import time\n\nprint(1)", swift: "print(1)")])
    #expect(try await corpus.verify().pairs["first-one"]?.python?.notes == [])
    #expect(try await accept(corpus, ["--all", "--only", "other-one"]).status == 0)
    #expect(
      try await corpus.verify().pairs["first-one"]?.python?.notes
        == ["what it does is not recorded: 'diglot accept \(corpus.path) --only first-one' does"])
    #expect(try await corpus.verify().status == 0)
  }

  @Test func `keeps the wildcards of the contract`() async throws {
    let example = Example(
      "Own Words", python: "import time\n\nprint(\"thing 17\")\nprint(\"same\")",
      swift: "print(\"Thing\")\nprint(\"same\")")
    let contract = """
      pairs:
        own-words:
          relaxations:
            - kind: pattern
              lines: 1
              python: 'thing \\d+'
              swift: Thing
              reason: for the test

      """
    let corpus = try MiniCorpus([example], contracts: contract)
    #expect(try await accept(corpus).status == 0)
    #expect(try corpus.folder.text("expected/own-words.txt").contains("\nout~     0.000  thing \\d+\n"))
    try python(corpus, "thing 17", "thing 18")
    #expect(try await corpus.verify().status == 0)
    #expect(try await accept(corpus).stdout == "1 as recorded\n")
    try python(corpus, "same", "other")
    #expect(try await accept(corpus).status == 0)
    let text = try corpus.folder.text("expected/own-words.txt")
    #expect(text.contains("\nout~     0.000  thing \\d+\nout      0.000  other\n"))
  }

  @Test func `is none of a run that was killed at its limit`() async throws {
    let corpus = try MiniCorpus([Example("For Ever", python: "import time\n\nwhile True:\n    pass")])
    let ran = try await accept(corpus, ["--all", "--timeout", "0.5"])
    #expect(ran.status == 0)
    #expect(ran.stdout == "1 not recorded\n")
    #expect(
      ran.stderr.contains(
        "warning: [outcome-not-recorded] 'for-ever' was killed at the limit of the machine's time"))
    #expect(!FileManager.default.fileExists(atPath: corpus.path + "/expected"))
  }

  @Test func `goes with its snippet`() async throws {
    let corpus = try MiniCorpus([Self.one])
    #expect(try await accept(corpus).status == 0)
    try corpus.folder.write("expected/first-on.txt", "python 3.11\nend 0.000  finished\n")
    let ran = try await CommandLineRun(["verify", corpus.path])
    #expect(ran.status == 1)
    #expect(
      ran.stderr.contains(
        "\(corpus.path)/expected/first-on.txt:1:1: error: [outcome-without-snippet] no snippet of "))
    let accepted = try await accept(corpus)
    #expect(accepted.stdout.contains("expected/first-on.txt: no snippet has this id any more\n  - python 3.11\n"))
    #expect(!FileManager.default.fileExists(atPath: corpus.path + "/expected/first-on.txt"))
    #expect(try await CommandLineRun(["verify", corpus.path]).status == 0)
  }

  @Test(arguments: [
    ("python 3.11\nout 0.0  a\nend 0.000  finished\n", 2), ("python 3.11\n<<<<<<< HEAD\n", 2),
    ("end 0.000  finished\n", 1),
    ("python 3.11\nout 0.000  \\q\nend 0.000  finished\n", 2), ("python 3.11\nend 0.000  gone\n", 2),
  ]) func `that cannot be read is told with its line, and accepted anew`(_ text: String, _ line: Int) async throws {
    let corpus = try MiniCorpus([Self.one])
    try corpus.folder.write("expected/first-one.txt", text)
    let ran = try await CommandLineRun(["verify", corpus.path])
    #expect(ran.status == 2)
    #expect(ran.stderr.contains("\(corpus.path)/expected/first-one.txt:\(line):1: error: [outcome-invalid] "))
    #expect(try await accept(corpus).status == 0)
    #expect(try await CommandLineRun(["verify", corpus.path]).status == 0)
  }

  @Test func `is asked for, one by one`() async throws {
    let corpus = try MiniCorpus([Self.one, Self.two, Example("Third One", python: "import time\n\nprint(3)")])
    func at(_ answers: [String]) async throws -> TerminalRun {
      try await TerminalRun(["accept", corpus.path], answers: answers, environment: ["CI": ""])
    }
    let first = try await at(["n", "what?", "yes", "q"])
    #expect(first.status == 1, "\(first.text)")
    #expect(first.text.contains("Record this? (1 of 3) [y]es, [n]o, [a]ll, [q]uit: "))
    #expect(first.text.hasSuffix("1 accepted, 2 left\n"))
    let folder = corpus.path + "/expected/"
    let names = { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }
    #expect(names() == ["second-one.txt"])
    let second = try await at(["a"])
    #expect(second.status == 0, "\(second.text)")
    #expect(second.text.hasSuffix("2 accepted, 1 as recorded\n"))
    #expect(names() == ["first-one.txt", "second-one.txt", "third-one.txt"])
  }

  @Test func `is not accepted where nobody looks`() async throws {
    let corpus = try MiniCorpus([Self.one])
    for option in [["--all"], [], ["--propose"]] {
      let ran = try await CommandLineRun(["accept", corpus.path] + option, environment: ["CI": "true"])
      #expect(ran.status == 2 && ran.stdout.isEmpty)
      #expect(ran.stderr.hasPrefix("error: [accept-on-ci] "))
    }
    let ran = try await accept(corpus, [])
    #expect(ran.status == 2 && ran.stdout.isEmpty)
    #expect(
      ran.stderr == """
        error: [accept-without-terminal] 'accept' asks for each change, and there is no terminal
          help: '--all' accepts all changes; look at them with 'git diff' then

        """)
    #expect(!FileManager.default.fileExists(atPath: corpus.path + "/expected"))
    for options in [["--all", "--propose"], ["--all", "--real-time"]] {
      #expect(try await accept(corpus, options).stderr.hasPrefix("Error: "))
    }
  }

  @Test func `that cannot be written is told`() async throws {
    let corpus = try MiniCorpus([Self.one])
    try corpus.folder.write("expected", "a file")
    let ran = try await accept(corpus)
    #expect(ran.status == 2)
    #expect(ran.stderr.contains("error: [outcome-unwritable] cannot write \(corpus.path)/expected/first-one.txt"))
  }

  @Test(arguments: ["mastering-asyncio", "web-clients"]) func `is there for each example`(_ name: String) async throws {
    let folder = FirstDocument.root + "/corpus/" + name
    let files = FileManager.default
    let ports = try files.contentsOfDirectory(atPath: folder + "/ports").map { $0.split(separator: ".")[0] }.sorted()
    let recorded = try files.contentsOfDirectory(atPath: folder + "/expected").map { $0.split(separator: ".")[0] }
    #expect(recorded.sorted() == ports && ports.count >= 13)
  }
}
