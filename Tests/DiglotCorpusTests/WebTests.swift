import Testing

/// The server of a run, as programs see it that use nothing but Python's own library.
@Suite struct `A host with fixtures` {
  private static let corpus = Result {
    let corpus = try MiniCorpus(WebExamples.all)
    for (path, text) in WebExamples.fixtures { try corpus.folder.write("fixtures/\(path)", text) }
    return corpus
  }
  private static let virtual = Task { try await corpus.get().run().observations }
  private static let real = Task { try await corpus.get().run(["--real-time"]).observations }

  @Test(arguments: WebExamples.all)
  func `answers at its virtual time`(_ example: Example) async throws {
    let seen = try #require(try await Self.virtual.value[example.id])
    let expected = try #require(WebExamples.expected[example.id])
    #expect(seen.lines("stdout") == expected.map(\.1))
    for (line, wanted) in zip(seen.output, expected) { #expect(abs(line.at - wanted.0) < 0.001) }
    #expect(seen.notes ?? [] == [])
  }

  @Test(arguments: WebExamples.all)
  func `answers in real time, too`(_ example: Example) async throws {
    // In real time a started program is on its own.
    if example.id == "a-started-program" { return }
    let seen = try #require(try await Self.real.value[example.id])
    #expect(seen.lines("stdout") == WebExamples.expected[example.id]?.map(\.1))
  }

  @Test func `has an expectation for each example`() {
    #expect(Set(WebExamples.all.map(\.id)) == Set(WebExamples.expected.keys))
  }
}
