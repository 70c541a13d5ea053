import DiglotModel
import Testing

/// What a report says of each kind of difference, word for word.
@Suite struct `A difference of each kind` {
  private static let corpus = Result {
    let corpus = try MiniCorpus(
      DifferenceExamples.all.map(\.example) + [DifferenceExamples.relaxed], contracts: DifferenceExamples.contracts)
    try corpus.folder.write("fixtures/api.example.com/hello.yaml", "body: hello\n")
    try corpus.folder.write("expected/another-outcome.txt", DifferenceExamples.recorded)
    return corpus
  }
  private static let run = Task { try await corpus.get().verify() }

  @Test(arguments: DifferenceExamples.all) func `has its message`(_ one: DifferenceExamples.Case) async throws {
    let pair = try #require(try await Self.run.value.pairs[one.example.id])
    #expect(pair.verdict != "equivalent")
    #expect(pair.differences.contains { $0.kind == one.kind })
    #expect(pair.differences.map { "\($0.id ?? ""): \($0.message)" } == one.found)
    if let help = one.help { #expect(pair.differences.first?.help == help) }
  }

  @Test func `is among the pairs here`() {
    #expect(Set(DifferenceExamples.all.map(\.kind)) == Set(Difference.Kind.allCases.map(\.rawValue)))
  }

  @Test func `in when the sides wake up may be declared, and then counts without the contract only`() async throws {
    let corpus = try Self.corpus.get()
    let id = DifferenceExamples.relaxed.id
    #expect(try await Self.run.value.pairs[id]?.verdict == "equivalent")
    let strict = try await corpus.verify(["--strict", "--only", id])
    #expect(strict.pairs[id]?.differences.map(\.kind) == ["structure"])
  }
}
