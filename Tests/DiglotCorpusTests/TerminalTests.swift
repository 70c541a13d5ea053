import Foundation
import Testing

/// What `diglot verify` tells besides its results, at a terminal and without one.
@Suite struct `Progress of a verification` {
  private static func corpus() throws -> MiniCorpus {
    try MiniCorpus([
      Example("Good one", python: "print(1)\nprint(2)", swift: "print(1)\nprint(2)"),
      Example("Bad one", python: "print(1)\nprint(3)", swift: "print(1)\nprint(4)"),
      // Reading the machine's own clock: what takes long for the machine, so that the line is drawn.
      Example(
        "Slow one", python: "deadline = 3 * 10**7\nwhile deadline:\n    deadline -= 1\nprint('late')",
        swift: "print(\"late\")"),
    ])
  }

  private func verify(_ options: [String] = [], environment: [String: String] = [:]) async throws -> TerminalRun {
    let cache = try CommandLineRun.cache.get().path
    var variables = ["CI": "", "TERM": "xterm"]
    variables.merge(environment) { $1 }
    let corpus = try Self.corpus()
    defer { withExtendedLifetime(corpus) {} }
    return try await TerminalRun(
      ["verify", corpus.path, "--timeout", "60", "--cache", cache] + options, answers: [], environment: variables)
  }

  /// Without a terminal.
  private func plain(_ options: [String], environment: [String: String] = [:]) async throws -> CommandLineRun {
    let corpus = try Self.corpus()
    defer { withExtendedLifetime(corpus) {} }
    return try await CommandLineRun(["verify", corpus.path] + options, environment: environment)
  }

  @Test func `is a line at a terminal, with the slowest pair, and gone at the end`() async throws {
    let ran = try await verify()
    #expect(ran.text.contains("/3] ") && ran.text.contains(" running, slow-one for "))
    let line = try #require(ran.text.range(of: "/3] ", options: .backwards))
    let cleared = try #require(ran.text.range(of: "\r\u{1B}[K", options: .backwards))
    #expect(line.upperBound < cleared.lowerBound)
    #expect(ran.text.hasSuffix("3 pairs: 2 equivalent, 1 different; 0 relaxations; virtual 0.0 s\n") && ran.status == 1)
  }

  @Test(arguments: [["CI": "true"], ["TERM": "dumb"]])
  func `is not shown on CI, nor on a terminal that cannot`(_ environment: [String: String]) async throws {
    let ran = try await verify(environment: environment)
    #expect(!ran.text.contains("/3]") && !ran.text.contains("\u{1B}[K") && ran.text.contains("3 pairs:"))
  }

  @Test func `is not shown where nobody looks`() async throws {
    let ran = try await plain(["--timeout", "60"], environment: ["CI": "", "TERM": "xterm"])
    #expect(ran.stderr.isEmpty && ran.stdout.contains("3 pairs:"))
  }

  @Test func `is a line for each pair with --verbose`() async throws {
    let ran = try await plain(["--timeout", "60", "--verbose"])
    let lines = ran.stderr.split(separator: "\n").map(String.init)
    #expect(lines.count == 3 && Set(lines.map { $0.prefix(5) }) == ["[1/3]", "[2/3]", "[3/3]"])
    #expect(lines.contains { $0.contains("different bad-one: Python 0.") && $0.contains(" s, Swift 0.") })
    #expect(ran.stdout.contains("3 pairs:"))
  }

  @Test func `is silence with --quiet, but for what is wrong`() async throws {
    let ran = try await verify(["--quiet"])
    #expect(ran.status == 1 && ran.text.contains("[output-differs]") && ran.text.contains("repeat: diglot verify"))
    #expect(!ran.text.contains("/3]") && !ran.text.contains("3 pairs:"))
    let good = try await plain(["--only", "good-one", "--quiet"])
    #expect(good.status == 0 && good.text.isEmpty)
  }

  @Test func `cannot be both loud and quiet`() async throws {
    let ran = try await CommandLineRun(["verify", "--verbose", "--quiet"])
    #expect(ran.status == 2 && ran.stderr.contains("do not go together"))
  }
}
