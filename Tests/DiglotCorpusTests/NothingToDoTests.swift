import Testing

/// Where there is nothing to verify, that is said: "0 pairs" alone could be a mistake.
@Suite struct `Nothing to verify` {
  @Test(arguments: ["verify", "run"]) func `in a document without examples is a warning`(_ command: String)
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write("document.txt", "1. A Page\n\nThis page is prose, and nothing but prose.\n")
    let ran = try await CommandLineRun([command, path])
    #expect(ran.status == 0)
    #expect(ran.stderr.hasPrefix("\(path):1:1: warning: [document-without-examples] "), "\(ran.stderr)")
    #expect(ran.stdout.contains(command == "verify" ? "0 pairs" : "0 runs"))
  }

  @Test func `in a shard beyond the last pair is a note`() async throws {
    let example = Example("Only One", python: "import time\n\nprint(\"a\")", swift: "print(\"a\")")
    let corpus = try MiniCorpus([example])
    let ran = try await CommandLineRun(["verify", corpus.path, "--shard", "2/3"])
    #expect(ran.status == 0)
    #expect(ran.stderr == "note: shard 2/3 is empty: there is 1 pair\n")
    #expect(ran.stdout.contains("0 pairs"))
    #expect(try await CommandLineRun(["verify", corpus.path, "--shard", "1/3"]).stderr.isEmpty)
  }
}
