import Foundation
import Testing

@Suite struct `Bad input` {
  /// Exit 2, a diagnostic on stderr, nothing on stdout, and no trace of a crash.
  private func expectRefusal(_ ran: CommandLineRun, _ needed: [String]) {
    #expect(ran.status == 2)
    #expect(ran.stdout.isEmpty)
    for text in needed { #expect(ran.stderr.contains(text), "\(ran.stderr)") }
    for trace in ["Fatal error", "Traceback", "Backtrac", "Stack dump", "Crash", "NSCocoaErrorDomain", "Code="] {
      #expect(!ran.stderr.contains(trace), "\(ran.stderr)")
    }
    #expect(ran.stderr.split(separator: "\n").count <= 12)
  }

  @Test(arguments: ["verify", "run", "extract"]) func `no such file`(_ command: String) async throws {
    let ran = try await CommandLineRun([command, "/nonexistent/page.txt"])
    expectRefusal(ran, ["error: [", "/nonexistent/page.txt"])
  }

  @Test(arguments: ["verify", "run", "extract"]) func `a name that a terminal would obey`(_ command: String)
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("a\u{1b}[2J\u{202e}page.txt", [0, 1, 2])
    let ran = try await CommandLineRun([command, path])
    expectRefusal(ran, ["a\\x1b[2J\\u202epage.txt"])
    #expect(!ran.stderr.contains("\u{1b}") && !ran.stderr.contains("\u{202e}"))
  }

  @Test(arguments: ["verify", "run"]) func `a folder without documents`(_ command: String) async throws {
    let folder = try TemporaryFolder()
    let ran = try await CommandLineRun([command, folder.path])
    expectRefusal(ran, ["error: [corpus-empty]", folder.path, "help: "])
  }

  @Test func `a folder where a document is wanted`() async throws {
    let folder = try TemporaryFolder()
    expectRefusal(try await CommandLineRun(["extract", folder.path]), ["error: [", folder.path])
  }

  @Test(arguments: ["verify", "run", "extract"]) func `binary data`(_ command: String) async throws {
    let folder = try TemporaryFolder()
    let bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0, 0xFF, 0xFE]
    let path = try folder.write("document.txt", bytes + bytes)
    expectRefusal(try await CommandLineRun([command, path]), ["error: [", path])
  }

  @Test(arguments: ["verify", "run", "extract"]) func `text that is no UTF-8, with its line`(_ command: String)
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("document.txt", Array("First\n\nSecond\n".utf8) + [0x63, 0x61, 0x66, 0xE9, 0x0A])
    expectRefusal(try await CommandLineRun([command, path]), ["\(path):4:", "error: [", "UTF-8"])
  }

  @Test(arguments: ["verify", "run", "diff"]) func `an unknown id, with the nearest`(_ command: String) async throws {
    let ran = try await CommandLineRun([command, FirstDocument.folder, "--only", "creating-task"])
    expectRefusal(ran, ["error: [id-unknown]", "'creating-task'", "'creating-tasks'"])
  }

  struct BrokenContract: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var place: String
    var says: String
  }

  @Test(arguments: [
    BrokenContract(
      testDescription: "syntax", text: "pairs:\n  first-example: {skip: [\n", place: ":3:", says: "[contract-invalid]"),
    BrokenContract(
      testDescription: "a tab", text: "pairs:\n\tfirst-example:\n", place: ":2:1:", says: "[contract-invalid]"),
    BrokenContract(
      testDescription: "unknown key", text: "pairs:\n  first-example:\n    skipp: no network\n", place: ":3:5:",
      says: "'skip'"),
    BrokenContract(
      testDescription: "unknown key of the file", text: "pair:\n  first-example:\n    skip: no\n", place: ":1:1:",
      says: "'pairs'"),
    BrokenContract(
      testDescription: "unknown id", text: "pairs:\n  first-exmple:\n    skip: no network\n", place: ":2:3:",
      says: "'first-example'"),
    BrokenContract(
      testDescription: "no reason",
      text: "pairs:\n  first-example:\n    relaxations:\n      - kind: unordered\n        lines: 1-2\n", place: ":4:9:",
      says: "'reason'"),
    BrokenContract(
      testDescription: "an empty reason", text: "pairs:\n  first-example:\n    skip: ''\n", place: ":3:11:",
      says: "reason"),
    BrokenContract(
      testDescription: "wrong kind",
      text: "pairs:\n  first-example:\n    relaxations:\n      - kind: unorderd\n        lines: 1\n        reason: x\n",
      place: ":4:15:", says: "'unordered'"),
    BrokenContract(
      testDescription: "a key of another kind",
      text:
        "pairs:\n  first-example:\n    relaxations:\n      - kind: unordered\n        lines: 1\n        tolerance: 1\n        reason: x\n",
      place: ":6:9:", says: "unknown key 'tolerance'; 'unordered' has 'kind', 'lines', 'reason'"),
    BrokenContract(
      testDescription: "the name of an error without a reason",
      text: "pairs:\n  first-example:\n    errors:\n      KeyError: Missing\n", place: ":4:17:",
      says: "{swift: Missing, reason: …}"),
    BrokenContract(
      testDescription: "numbers of nothing",
      text:
        "pairs:\n  first-example:\n    relaxations:\n      - kind: number\n        absolute: 1\n        reason: x\n",
      place: ":4:9:", says: "'number' has 'lines', or the 'name' of a value"),
    BrokenContract(
      testDescription: "one group",
      text:
        "pairs:\n  first-example:\n    relaxations:\n      - kind: interleaved\n        lines: 1-2\n        groups: [a]\n        reason: x\n",
      place: ":6:17:", says: "'groups' is a list of two patterns or more"),
    BrokenContract(
      testDescription: "wrong lines",
      text:
        "pairs:\n  first-example:\n    relaxations:\n      - kind: unordered\n        lines: 3-1\n        reason: x\n",
      place: ":5:16:", says: "'lines'"),
    BrokenContract(
      testDescription: "a list for a mapping", text: "pairs:\n  - first-example\n", place: ":2:3:", says: "mapping"),
    BrokenContract(
      testDescription: "an id twice",
      text: "pairs:\n  first-example:\n    skip: a\n  first-example:\n    skip: b\n", place: ":4:3:",
      says: "first-example"),
    BrokenContract(
      testDescription: "a pattern that is no regular expression",
      text:
        "pairs:\n  first-example:\n    relaxations:\n      - kind: pattern\n        lines: 1\n        python: '(a'\n        swift: a\n        reason: x\n",
      place: ":6:17:", says: "regular expression"),
    BrokenContract(
      testDescription: "a pattern that needs backtracking",
      text:
        "pairs:\n  first-example:\n    relaxations:\n      - kind: pattern\n        lines: 1\n        python: '(a)\\1'\n        swift: a\n        reason: x\n",
      place: ":6:17:", says: "'\\1' is not read"),
  ]) func `a broken contract, with its place`(_ broken: BrokenContract) async throws {
    let corpus = try MiniCorpus(
      [
        Example(
          "First Example",
          python: """
            import time

            time.sleep(1)
            print("a")
            """, swift: "print(\"a\")")
      ], contracts: broken.text)
    let ran = try await CommandLineRun(["verify", corpus.path])
    expectRefusal(ran, ["\(corpus.path)/diglot.yaml\(broken.place)", "error: [contract-invalid]", broken.says])
  }

  @Test func `no Swift compiler in the PATH`() async throws {
    let ran = try await CommandLineRun(["verify", FirstDocument.folder], environment: ["PATH": "/nonexistent"])
    expectRefusal(ran, ["error: [swift-compiler-missing]", "swiftc", "help: "])
  }

  @Test(arguments: [["--cache"], ["DIGLOT_CACHE"]]) func `a cache that cannot be written`(_ how: [String]) async throws
  {
    let folder = try TemporaryFolder()
    let cache = try folder.write("file", "no folder") + "/cache"
    let isOption = how == ["--cache"]
    let ran = try await CommandLineRun(
      ["verify", FirstDocument.folder] + (isOption ? ["--cache", cache] : []),
      environment: ["DIGLOT_CACHE": cache], addsCache: isOption)
    expectRefusal(ran, ["error: [cache-not-writable]", cache, "help: "])
  }

  @Test func `a report that cannot be written`() async throws {
    let folder = try TemporaryFolder()
    let output = try folder.write("file", "no folder") + "/report.json"
    let ran = try await CommandLineRun(["extract", FirstDocument.folder + "/document.txt", "--output", output])
    expectRefusal(ran, ["error: [", output])
  }

  @Test(arguments: [
    ["verify", "--no-such-option"], ["verify", "--jobs", "0"], ["verify", "--jobs", "-1"],
    ["verify", "--jobs", "many"],
    ["verify", "--shard", "3/2"], ["verify", "--shard", "0/2"], ["verify", "--shard", "1"],
    ["verify", "--timeout", "0"],
    ["verify", "--timeout", "nan"], ["verify", "--format", "yaml"], ["no-such-command"], ["extract"],
    ["diff", FirstDocument.folder],
  ]) func `wrong usage`(_ arguments: [String]) async throws {
    let ran = try await CommandLineRun(arguments, in: FirstDocument.root)
    expectRefusal(ran, ["Error: ", "Usage: diglot"])
  }

  @Test func `a context that cannot be read, with its line`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "First Example",
        python: """
          import time

          print("a")
          """, swift: "print(\"a\")")
    ])
    try corpus.folder.write("contexts/first-example.py", "import time\n# diglot: snippet 2-\n")
    let ran = try await CommandLineRun(["verify", corpus.path])
    expectRefusal(ran, ["\(corpus.path)/contexts/first-example.py:2:", "error: [context-invalid]"])
  }
}
