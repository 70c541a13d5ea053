import DiglotEquivalence
import DiglotModel
import Testing

/// Whose mistake it is, in the exact words of the report.
struct ClaimJudgeTests {
  private static let second = 1_000_000_000

  private func verdict(
    _ claim: Claim, python: Observation?, swift: Observation? = nil, contract: Contract = .exact
  ) throws -> ClaimVerdict {
    let snippet = Snippet(id: "a", section: [], lines: LineRange(start: 1, end: 90), source: "", claims: [claim])
    return try #require(ClaimJudge.judge(snippet, python: python, swift: swift, contract: contract).first)
  }

  private func printing(_ kind: Claim.Kind, _ text: String) -> Claim {
    Claim(line: 10, kind: kind, text: text, subject: .printing(LineRange(start: 10, end: 10)))
  }

  private func statement(_ kind: Claim.Kind, _ text: String) -> Claim { Claim(line: 10, kind: kind, text: text) }

  private func passing(_ passages: Passage...) -> Observation {
    var observation = run()
    observation.passages = passages
    return observation
  }

  private func passage(
    from start: Int = 0, to end: Int? = 0, value: Value? = nil, type: String? = nil, error: ErrorValue? = nil
  ) -> Passage {
    Passage(
      lines: LineRange(start: 10, end: 10), entered: start * Self.second, left: end.map { $0 * Self.second },
      value: value,
      type: type, error: error)
  }

  @Test(arguments: [
    ("a", "a", ClaimVerdict.Outcome.borneOut, "Python writes 'a'"),
    ("b", "b", .documentStale, "the document claims 'a', but Python writes 'b', and so does Swift"),
    ("b", "c", .documentStale, "the document claims 'a', but Python writes 'b', and Swift writes 'c'"),
    ("b", "a", .pythonChanged, "the document claims 'a', and Swift writes 'a', but Python writes 'b'"),
    ("a", "b", .portWrong, "the document claims 'a', Python writes 'a', but Swift writes 'b'"),
  ])
  func `three voices give four answers`(
    python: String, swift: String, outcome: ClaimVerdict.Outcome, message: String
  ) throws {
    let found = try verdict(printing(.value, "a"), python: run(lines(python)), swift: run(lines(swift)))
    #expect(found.outcome == outcome)
    #expect(found.message == message)
  }

  @Test func `without a port Python alone decides`() throws {
    let found = try verdict(printing(.value, "a"), python: run(lines("b")))
    #expect(found.outcome == .documentStale)
    #expect(found.message == "the document claims 'a', but Python writes 'b'")
    #expect(try verdict(printing(.value, "a"), python: run(lines("a"))).outcome == .borneOut)
  }

  @Test func `what the contract declares is not the port's mistake`() throws {
    let relaxation = Relaxation(
      .pattern(lines: LineRange(start: 1, end: 1), python: "a", swift: "b"), reason: "other words")
    let found = try verdict(
      printing(.value, "a"), python: run(lines("a")), swift: run(lines("b")),
      contract: Contract(relaxations: [relaxation]))
    #expect(found.outcome == .declared)
    #expect(
      found.message
        == "the document claims 'a', Python writes 'a', but Swift writes 'b', as the contract declares")
  }

  @Test func `a snippet that was not run shows nothing`() throws {
    let found = try verdict(printing(.value, "a"), python: nil)
    #expect(found.outcome == .notJudged)
    #expect(found.message == "the snippet was not run")
  }

  @Test(arguments: [
    ("\"Hello\"", "Hello", true), ("'Hello'", "'Hello'", true), ("[1,2]", "[1, 2]", true),
    ("[1, 2]", "[1, 2.0]", false),
    ("{'a': 1}", "{'a': 1}", true), ("1 or 2", "2", true), ("3.14...", "3.14159", true),
  ])
  func `a printed value is told by its text`(text: String, output: String, expected: Bool) throws {
    let found = try verdict(printing(.value, text), python: run(lines(output)))
    #expect(found.outcome == (expected ? .borneOut : .documentStale))
  }

  @Test(arguments: [
    ("9", Value.int("9"), ClaimVerdict.Outcome.borneOut, "Python gives 9"),
    ("9", .float(9), .documentStale, "the document claims '9', but Python gives 9.0"),
    ("(1, 2)", .list([.int("1"), .int("2")]), .documentStale, "the document claims '(1, 2)', but Python gives [1, 2]"),
    (
      "[1, 2]", .tuple([.int("1"), .int("2")]), .documentStale, "the document claims '[1, 2]', but Python gives (1, 2)"
    ),
    ("{2, 1}", .set([.int("1"), .int("2")]), .borneOut, "Python gives {1, 2}"),
    ("True", .int("1"), .documentStale, "the document claims 'True', but Python gives 1"),
    ("Hello", .string("Hello"), .borneOut, "Python gives 'Hello'"),
    ("[0, 1, ...]", .list([.int("0"), .int("1"), .int("2")]), .borneOut, "Python gives [0, 1, 2]"),
    ("9", .opaque("coroutine"), .notJudged, "not judged: the value is no data"),
  ])
  func `a value is told by its structure`(
    text: String, value: Value, outcome: ClaimVerdict.Outcome, message: String
  ) throws {
    let found = try verdict(statement(.value, text), python: passing(passage(value: value)))
    #expect(found.outcome == outcome)
    #expect(found.message == message)
  }

  @Test func `Swift's value is that of the name which the line binds`() throws {
    var python = passing(passage(value: .int("9")))
    (python.values, python.valueLines) = (["last_result": .int("9")], ["last_result": 10])
    let claim = statement(.value, "9")
    #expect(
      try verdict(claim, python: python, swift: run(values: ["lastResult": .int("9")])).swift == .borneOut("gives 9"))
    let wrong = try verdict(claim, python: python, swift: run(values: ["lastResult": .int("8")]))
    #expect(wrong.outcome == .portWrong)
    #expect(wrong.message == "the document claims '9', Python gives 9, but Swift gives 8")
  }

  @Test func `a type is told by the value`() throws {
    let python = passing(passage(value: .opaque("coroutine"), type: "coroutine"))
    #expect(try verdict(statement(.type, "coroutine"), python: python).outcome == .borneOut)
    let found = try verdict(statement(.type, "<class 'int'>"), python: python)
    #expect(found.message == "the document claims '<class 'int'>', but Python gives a value of type 'coroutine'")
  }

  @Test(arguments: [
    (2, ClaimVerdict.Outcome.borneOut, "Python takes 2.0 s"),
    (3, .documentStale, "the document claims '~2 seconds', but Python takes 3.0 s"),
  ])
  func `a time is what the statements took`(seconds: Int, outcome: ClaimVerdict.Outcome, message: String) throws {
    let found = try verdict(statement(.duration, "~2 seconds"), python: passing(passage(from: 1, to: 1 + seconds)))
    #expect(found.outcome == outcome)
    #expect(found.message == message)
  }

  @Test func `a time behind a print is the time that it shows`() throws {
    let claim = printing(.duration, "~2 seconds")
    let (python, swift) = (run(lines("Total: 2.01s, 3 pages")), run(lines("Total: 4.01s, 3 pages")))
    let found = try verdict(claim, python: python, swift: swift)
    #expect(found.outcome == .portWrong)
    #expect(
      found.message == "the document claims '~2 seconds', Python shows 2.01 s, but Swift shows 4.01 s")
  }

  @Test func `the time of the whole run is Swift's too`() throws {
    var (python, swift) = (passing(passage(from: 0, to: 2)), run())
    (python.time.virtual, swift.time.virtual) = (2 * Self.second, 4 * Self.second)
    #expect(try verdict(statement(.duration, "2 s"), python: python, swift: swift).outcome == .portWrong)
  }

  @Test(
    arguments: [
      (
        "Raises ValueError", ErrorValue(type: "ValueError", message: "no"), ClaimVerdict.Outcome.borneOut,
        "Python raises ValueError: no"
      ),
      ("ValueError: no", ErrorValue(type: "ValueError", message: "no"), .borneOut, "Python raises ValueError: no"),
      (
        "ValueError: yes", ErrorValue(type: "ValueError", message: "no"), .documentStale,
        "the document claims 'ValueError: yes', but Python raises ValueError: no"
      ),
      ("Raises OSError", ErrorValue(type: "FileNotFoundError"), .borneOut, "Python raises FileNotFoundError"),
      ("Raises asyncio.TimeoutError", ErrorValue(type: "TimeoutError"), .borneOut, "Python raises TimeoutError"),
      ("Raises KeyError", nil, .documentStale, "the document claims 'Raises KeyError', but Python raises nothing"),
    ] as [(String, ErrorValue?, ClaimVerdict.Outcome, String)])
  func `an error is the one that leaves the line`(
    text: String, error: ErrorValue?, outcome: ClaimVerdict.Outcome, message: String
  ) throws {
    let found = try verdict(statement(.error, text), python: passing(passage(error: error)))
    #expect(found.outcome == outcome)
    #expect(found.message == message)
  }

  @Test func `an uncaught error is Swift's end`() throws {
    var python = passing(passage(error: ErrorValue(type: "ValueError", message: "no")))
    python.end = End(.raised, type: "ValueError", message: "no")
    let claim = statement(.error, "Raises ValueError")
    let swift = try verdict(claim, python: python, swift: run(end: End(.raised, type: "BadValue", message: "no"))).swift
    #expect(swift == .notBorneOut("raises BadValue: no"))
    let named = try verdict(
      claim, python: python, swift: run(end: End(.raised, type: "BadValue", message: "no")),
      contract: Contract(errors: ["ValueError": "BadValue"]))
    #expect(named.outcome == .borneOut)
    #expect(
      try verdict(claim, python: python, swift: run()).message
        == "the document claims 'Raises ValueError', Python raises ValueError: no, but Swift raises nothing")
  }

  @Test(arguments: [
    (Claim.Kind.value, "the line never ran"), (.duration, "the lines never ran"), (.error, "the line never ran"),
    (.output, "the line never ran"), (.type, "the line never ran"),
  ])
  func `a line that never ran is not judged`(kind: Claim.Kind, reason: String) throws {
    let found = try verdict(statement(kind, "2 s"), python: run())
    #expect(found.outcome == .notJudged)
    #expect(found.message == "not judged: \(reason)")
  }

  @Test func `a line that ran often is judged where it always did the same`() throws {
    let values = [1, 2].map { passage(value: .int("\($0)")) }
    let found = try verdict(statement(.value, "2"), python: passing(values[0], values[1]))
    #expect(found.message == "not judged: the line ran 2 times, and gave this in some of them")
    #expect(try verdict(statement(.value, "3"), python: passing(values[0], values[1])).outcome == .documentStale)
    var python = run(lines("0", "1"))
    python.output[1].place = .init(line: 10, column: 1)
    #expect(try verdict(printing(.value, "0 1"), python: python).outcome == .borneOut)
    #expect(
      try verdict(printing(.value, "1"), python: python).message
        == "not judged: the line was written 2 times, and shows this in some of them")
  }
}
