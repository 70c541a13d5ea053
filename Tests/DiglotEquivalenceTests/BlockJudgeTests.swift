import DiglotEquivalence
import DiglotModel
import Testing

/// Blocks of claimed output.
struct BlockJudgeTests {
  private func judge(
    _ claimed: [String], isUnordered: Bool = false, statements: LineRange? = nil, _ python: Observation
  ) -> (messages: [String], omissions: [String]) {
    let block = Claim.Block(label: 20, isUnordered: isUnordered, statements: statements)
    let claims = claimed.enumerated().map {
      Claim(line: 21 + $0.offset, kind: .output, text: $0.element, subject: .block(block))
    }
    let snippet = Snippet(id: "a", section: [], lines: LineRange(start: 1, end: 90), source: "", claims: claims)
    let verdicts = ClaimJudge.judge(snippet, python: python, swift: nil)
    return (
      verdicts.map { $0.outcome == .borneOut ? "ok" : $0.message },
      ClaimJudge.omissions(snippet, python: python).map(\.message)
    )
  }

  @Test(arguments: [
    (["a", "b", "c"], ["a", "b", "c"], ["ok", "ok", "ok"]),
    (
      ["a", "b", "c"], ["c", "a", "b"],
      ["ok", "ok", "the document claims 'c', but Python writes it as line 1, not as line 3"]
    ),
    (["a", "b", "c"], ["a", "x", "c"], ["ok", "the document claims 'b', but Python writes 'x' there", "ok"]),
    (["a", "b"], ["a"], ["ok", "the document claims 'b', but Python never writes that"]),
    (["a", "...", "c"], ["a", "x", "y", "c"], ["ok", "not judged: it stands for any lines", "ok"]),
    (
      ["a", "b", "c"], ["a", "x", "y"],
      [
        "ok", "the document claims 'b', but Python writes 'x' there",
        "the document claims 'c', but Python writes 'y' there",
      ]
    ),
  ])
  func `each line finds its own`(claimed: [String], output: [String], expected: [String]) {
    #expect(judge(claimed, run(output.map { (0, $0) })).messages == expected)
  }

  @Test func `in any order each line serves once`() {
    let found = judge(["a", "b", "b"], isUnordered: true, run(lines("b", "a", "c")))
    #expect(found.messages == ["ok", "ok", "the document claims 'b', but Python never writes that"])
  }

  @Test func `what the block does not show is told`() {
    #expect(
      judge(["a"], run(lines("a", "b"))).omissions
        == ["Python also writes 'b', which the block of output does not show"])
    #expect(
      judge(["a"], run(lines("a", "b", "c"))).omissions
        == ["Python also writes 2 lines, the first 'b', which the block of output does not show"])
    #expect(judge(["a", "..."], run(lines("a", "b"))).omissions == [])
    #expect(judge(["a", "b"], run(lines("b", "a"))).omissions == [])
    #expect(judge(["a", "b"], run(lines("a", "x"))).omissions == [])
  }

  @Test func `a block in the middle shows what its statements wrote`() {
    var python = run(lines("a", "b", "c"))
    let statements = LineRange(start: 5, end: 6)
    python.passages = [Passage(lines: statements, entered: 0, left: 0, output: 1..<2)]
    #expect(judge(["b"], statements: statements, python).messages == ["ok"])
    #expect(judge(["b"], statements: statements, python).omissions == [])
    #expect(
      judge(["a"], statements: statements, python).messages == ["the document claims 'a', but Python writes 'b' there"])
    python.passages = []
    #expect(
      judge(["b"], statements: statements, python).messages
        == ["not judged: the lines above it never ran, or more than once"])
  }

  @Test func `what a context writes by itself is no output of the document`() {
    var python = run(lines("hidden", "a"))
    python.output[0].place = nil
    #expect(judge(["a"], python).omissions == [])
  }
}
