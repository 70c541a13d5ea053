import Testing

/// A pair for each kind of difference, each with all that `verify` says of it.
enum DifferenceExamples {
  struct Case: Sendable, CustomTestStringConvertible {
    var kind: String
    var example: Example
    /// The identifier of each difference, and its message.
    var found: [String]
    /// The help of the first one.
    var help: String?

    var testDescription: String { example.title }
  }

  /// Of the pairs that relax something.
  static let contracts = """
    pairs:
      needless-relaxation:
        relaxations:
          - kind: time
            lines: 1
            tolerance: 0.5
            reason: a test
      needless-waits:
        relaxations:
          - kind: waits
            reason: a test
      needed-waits:
        relaxations:
          - kind: waits
            reason: a test

    """

  /// What Python is recorded to do, which it does no more.
  static let recorded = """
    # What Python does with this example. 'diglot accept' writes it; changes are for review.
    python   3.11
    out      0.000  old
    end      0.000  finished

    """

  private static let patient = """
    import asyncio

    async def main():
        try:
            await asyncio.wait_for(asyncio.sleep(2), timeout=1)
        except TimeoutError:
            await asyncio.sleep(2)
        print("done")

    asyncio.run(main())
    """

  static let all: [Case] = [
    Case(
      kind: "output", example: Example("Another Text", python: "print(\"one\")", swift: "print(\"two\")"),
      found: ["output-differs: line 1 differs"]),
    Case(
      kind: "time",
      example: Example(
        "Another Time", python: "import time\n\ntime.sleep(1)\nprint(\"one\")",
        swift: "try await Task.sleep(for: .seconds(2))\nprint(\"one\")"),
      found: ["time-differs: line 1 comes at 2.0 s in Swift, at 1.0 s in Python"]),
    Case(
      kind: "order",
      example: Example(
        "Another Order", python: "print(\"one\")\nprint(\"two\")", swift: "print(\"two\")\nprint(\"one\")"),
      found: ["order-differs: 'two' comes before 'one' in Swift, after it in Python"]),
    Case(
      kind: "end",
      example: Example("Another End", python: "print(\"one\")\nraise SystemExit(3)", swift: "print(\"one\")"),
      found: ["end-differs: Swift finishes, Python exits with status 3"]),
    Case(
      kind: "value", example: Example("Another Value", python: "total = 1 + 2", swift: "let total = 1 - 2"),
      found: ["value-differs: 'total' is -1 in Swift, 3 in Python"]),
    Case(
      kind: "compile", example: Example("Does Not Compile", python: "print(\"one\")", swift: "prnt(\"one\")"),
      found: ["compile-differs: the port does not compile: cannot find 'prnt' in scope"]),
    Case(
      kind: "claim",
      example: Example(
        "Another Claim", python: "total = 1 + 2  # 3\nprint(\"one\")", swift: "let total = 1 - 2\nprint(\"one\")"),
      found: [
        "value-differs: 'total' is -1 in Swift, 3 in Python",
        "claim-differs: the document claims '3', Python gives 3, but Swift gives -1",
      ]),
    Case(
      kind: "request",
      example: Example(
        "Another Request",
        python: """
          from urllib.request import urlopen

          with urlopen("http://api.example.com/hello") as response:
              print(response.status)
          """, swift: "print(200)"),
      found: ["request-differs: request 1 is missing in Swift"]),
    Case(
      kind: "structure",
      example: Example(
        "Serial",
        python: """
          import asyncio

          async def main():
              await asyncio.gather(asyncio.sleep(1), asyncio.sleep(1))
              print("both")

          asyncio.run(main())
          """,
        swift: """
          try await Task.sleep(for: .seconds(1))
          try await Task.sleep(for: .seconds(1))
          print("both")
          """),
      found: [
        "time-differs: line 1 comes at 2.0 s in Swift, at 1.0 s in Python",
        "structure-differs: serial instead of concurrent: Swift waits 1.0 s and then 1.0 s, Python 1.0 s at once",
      ]),
    Case(
      kind: "structure",
      example: Example(
        "Other Waits", python: patient, swift: "try await Task.sleep(for: .seconds(3))\nprint(\"done\")"),
      found: ["structure-differs: Python wakes at 1.0 s, Swift waits until 3.0 s"],
      help: "a sleep or a timeout that no line tells of is longer, shorter, missing or one too many"),
    Case(
      kind: "outcome", example: Example("Another Outcome", python: "print(\"new\")", swift: "print(\"new\")"),
      found: ["outcome-changed: Python changed: line 1 is another than recorded"]),
    Case(
      kind: "relaxation", example: Example("Needless Relaxation", python: "print(\"one\")", swift: "print(\"one\")"),
      found: ["relaxation-unneeded: the 'time' relaxation of line 1 is not needed; delete it"]),
    Case(
      kind: "relaxation", example: Example("Needless Waits", python: "print(\"one\")", swift: "print(\"one\")"),
      found: ["relaxation-unneeded: the 'waits' relaxation of the pair is not needed; delete it"]),
  ]

  static let relaxed = Example(
    "Needed Waits", python: patient, swift: "try await Task.sleep(for: .seconds(3))\nprint(\"done\")")
}
