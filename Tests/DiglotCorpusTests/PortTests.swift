import Foundation
import Testing

/// Ports that behave, and ports that do not, each beside its Python.
@Suite struct `A port` {
  private static let corpus = Result {
    try MiniCorpus(PortExamples.equivalent + PortExamples.allDifferent.map(\.example))
  }
  /// One run for all tests here.
  private static let run = Task { try await corpus.get().verify(["--timeout", "4"]) }

  @Test(arguments: PortExamples.equivalent) func `is equivalent`(_ example: Example) async throws {
    let pair = try #require(try await Self.run.value.pairs[example.id])
    #expect(pair.verdict == "equivalent", "\(pair.differences) \(pair.compiler ?? "")")
    #expect(pair.differences.isEmpty)
    #expect(pair.python?.end.kind == pair.swift?.end.kind)
    #expect(pair.swift?.notes ?? [] == [])
  }

  @Test(arguments: PortExamples.allDifferent) func `is different`(_ expected: PortExamples.Parting) async throws {
    let corpus = try Self.corpus.get()
    let pair = try #require(try await Self.run.value.pairs[expected.example.id])
    #expect(pair.verdict == "different", "\(pair.compiler ?? "")")
    #expect(pair.swift?.end.kind == expected.end)
    let difference = try #require(pair.differences.first { $0.kind == expected.kind })
    #expect(difference.message.contains(expected.message), "\(difference.message)")
    if let told = expected.swift { #expect(difference.swift?.contains(told) == true, "\(difference.swift ?? "")") }
    if let line = expected.documentLine {
      #expect(difference.pythonPlace?.line == (corpus.starts[expected.example.id] ?? 0) - 1 + line)
    }
    if let line = expected.portLine { #expect(difference.swiftPlace?.line == line) }
  }

  @Test func `makes the run's status 1 where one is different`() async throws {
    #expect(try await Self.run.value.status == 1)
    #expect(try await Self.run.value.pairs.count == PortExamples.equivalent.count + PortExamples.allDifferent.count)
  }

  @Test func `shows the compiler's warning at its line, and only that`() async throws {
    let pair = try #require(try await Self.run.value.pairs["warns"])
    let port = try Self.corpus.get().path + "/ports/warns.swift"
    let compiler = try #require(pair.compiler)
    #expect(compiler.contains("\(port):2:9: warning: "))
    #expect(!compiler.contains("#sourceLocation") && !compiler.contains("<diglot>"), "\(compiler)")
    let text = try await CommandLineRun(["verify", try Self.corpus.get().path, "--only", "warns"])
    #expect(text.status == 0)
    #expect(text.text.contains("\(port):2:9: warning: "), "\(text.text)")
  }

  @Test(arguments: PortExamples.equivalent.filter { $0.id != "warns" }) func `without warnings has a silent compiler`(
    _ example: Example
  ) async throws {
    #expect(try await Self.run.value.pairs[example.id]?.compiler == "")
  }

  @Test func `that crashes leaves no addresses in the report`() async throws {
    let swift = try #require(try await Self.run.value.pairs["crashes"]?.swift)
    #expect(swift.end.type == "SIGILL" || swift.end.type == "SIGTRAP")
    #expect(swift.lines("stdout") == ["before"])
    #expect(swift.lines("stderr").contains { $0.contains("Index out of range") })
    #expect(
      !swift.lines("stderr").contains { $0.contains("0x") || $0.contains("Backtrac") }, "\(swift.lines("stderr"))")
  }

  @Test func `may end at the time limit, which is told`() async throws {
    let swift = try #require(try await Self.run.value.pairs["loops"]?.swift)
    #expect(swift.end.status == 137)
    #expect(swift.lines("stdout") == ["before"])
  }

  @Test func `waits on Dispatch without a hang`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Dispatch Group",
        python: """
          import time

          time.sleep(1)
          print("both")
          """,
        swift: """
          import Foundation

          let group = DispatchGroup()
          group.enter()
          Thread {
              Thread.sleep(forTimeInterval: 1)
              group.leave()
          }.start()
          group.wait()
          print("both")
          """)
    ])
    let swift = try #require(try await corpus.verify().pairs["dispatch-group"]?.swift)
    #expect(swift.end.kind == "finished")
    #expect(swift.lines("stdout") == ["both"])
    // In virtual time, or in the machine's and then the report says so.
    #expect(abs(swift.time.virtual - 1) < 0.0015 || !(swift.notes ?? []).isEmpty)
  }

  @Test func `with the same name in two corpora is kept apart`() async throws {
    let one = try MiniCorpus([Example("Same Name", python: "import time\n\nprint(\"one\")", swift: "print(\"one\")")])
    let two = try MiniCorpus([Example("Same Name", python: "import time\n\nprint(\"two\")", swift: "print(\"two\")")])
    let ran = try await CommandLineRun(["verify", one.path, two.path, "--format", "json"])
    #expect(ran.status == 0)
    let report = try ran.report(VerifyJSON.self)
    #expect(report.summary.equivalent == 2)
    #expect(report.pairs.map { $0.swift?.output.first?.text } == ["one", "two"])
  }

  @Test func `is compiled again when its context changes`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Changing Context",
        python: """
          import time

          print("one")
          """, swift: "print(word)", swiftContext: "let word = \"one\"")
    ])
    #expect(try await corpus.verify().status == 0)
    try corpus.folder.write("contexts/changing-context.swift", "let word = \"two\"\n")
    #expect(try await corpus.verify().status == 1)
  }
}
