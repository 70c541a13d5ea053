import Foundation
import Testing

/// Claims of every kind, judged against real runs.
@Suite struct `A claim` {
  /// A snippet whose claims are judged so, each `LINE verdict: message`; lines count from the snippet's first.
  struct Case: Sendable, CustomTestStringConvertible {
    var example: Example
    var expected: [String]
    var testDescription: String { example.title }

    init(_ title: String, _ python: String, swift: String? = nil, _ expected: String...) {
      example = Example(title, python: "import asyncio, time\n" + python, swift: swift)
      self.expected = expected
    }
  }

  static let cases: [Case] = [
    Case(
      "Values", "x = 3 * 3  # 9\ny = [x, 1]  # [9, 2]", "2 borneOut: Python gives 9",
      "3 documentStale: the document claims '[9, 2]', but Python gives [9, 1]"),
    Case(
      "Values Of Returns", "def f(n):\n    return n + 1  # 3\n \nprint(f(2))  # 3", "3 borneOut: Python gives 3",
      "5 borneOut: Python writes '3'"),
    Case("Augmented", "n = 1\nn += 2  # -> 3\ntime.sleep(1)", "3 borneOut: Python gives 3"),
    Case(
      "Awaited Values",
      "async def f():\n    await asyncio.sleep(1)\n    return 5\n \nasync def main():\n    x = await f()  # 5\n    await f()  # ~1 second\n \nasyncio.run(main())",
      "7 borneOut: Python gives 5", "8 borneOut: Python takes 1.0 s"),
    Case(
      "Side By Side",
      "async def f(n):\n    await asyncio.sleep(n)  # takes 1-2 seconds\n \nasync def main():\n    await asyncio.gather(f(1), f(2))\n \nasyncio.run(main())",
      "3 borneOut: Python takes 1.0 to 2.0 s"),
    Case(
      "Functions", "def f():\n    \"\"\"Takes about 2 seconds.\"\"\"\n    time.sleep(3)\n \nf()",
      "3 documentStale: the document claims 'Takes about 2 seconds.', but Python takes 3.0 s"),
    Case(
      "Paragraphs", "# Takes 3 seconds\ntime.sleep(1)\ntime.sleep(2)\n \ntime.sleep(4)",
      "2 borneOut: Python takes 3.0 s"),
    Case(
      "Caught Errors",
      "d = {}\ntry:\n    d['a']  # Raises KeyError\nexcept KeyError:\n    print('caught')\ntry:\n    int('a')\n    # TypeError: no\nexcept ValueError:\n    print('caught')",
      "4 borneOut: Python raises KeyError: 'a'",
      "9 documentStale: the document claims 'TypeError: no', but Python raises ValueError: invalid literal for int() with base 10: 'a'"
    ),
    Case(
      "Uncaught Errors", "print('before')\n1 / 0  # ZeroDivisionError: division by zero\nprint('after')  # 'after'",
      "3 borneOut: Python raises ZeroDivisionError: division by zero",
      "4 notJudged: not judged: the line wrote nothing in this run"),
    Case(
      "Types",
      "async def f():\n    pass\n \nc = f()  # Returns a coroutine\nprint(type(c))  # <class 'coroutine'>\nc.close()\nn = len('ab')  # type: str",
      "5 borneOut: Python gives a value of type 'coroutine'", "6 borneOut: Python writes '<class 'coroutine'>'",
      "8 documentStale: the document claims 'str', but Python gives a value of type 'int'"),
    Case(
      "Two Blocks", "print('one')\n# Output:\n# one\nprint('two')\n# Output:\n# three",
      "4 borneOut: Python writes it as line 1",
      "7 documentStale: the document claims 'three', but Python writes 'two' there"),
    Case(
      "Any Order", "for n in (2, 1):\n    print(n)\n# Output (order may vary):\n# 1\n# 2",
      "5 borneOut: Python writes it as line 2", "6 borneOut: Python writes it as line 1"),
    Case(
      "Labels Behind", "def show():\n    print('shown')\n \nshow()  # prints: shown",
      "5 borneOut: Python writes 'shown'"),
    Case(
      "Top Level Await", "x = 1 + 1  # 2\nawait asyncio.sleep(2)  # ~2 seconds\ny = x + 1  # 3",
      "2 borneOut: Python gives 2", "3 borneOut: Python takes 2.0 s", "4 borneOut: Python gives 3"),
    Case("Never Ran", "def f():\n    return 1  # 1\n \nprint('done')", "3 notJudged: not judged: the line never ran"),
    Case(
      "Port Is Wrong", "total = 2 + 2  # 4\nprint('done')", swift: "let total = 5\nprint(\"done\")",
      "2 portWrong: the document claims '4', Python gives 4, but Swift gives 5"),
    Case(
      "Python Changed", "print(1 / 2)  # 0", swift: "print(0)",
      "2 pythonChanged: the document claims '0', and Swift writes '0', but Python writes '0.5'"),
  ]

  private static let corpus = Result { try MiniCorpus(cases.map(\.example)) }
  private static let run = Task {
    try await CommandLineRun(["verify", try corpus.get().path, "--format", "json"]).report(ClaimsJSON.self)
  }

  @Test(arguments: cases) func `is judged by what the run did`(_ expected: Case) async throws {
    let pair = try #require(try await Self.run.value.pairs.first { $0.id == expected.example.id })
    let start = try #require(try Self.corpus.get().starts[expected.example.id])
    #expect(pair.claims.map { "\($0.line - start + 1) \($0.verdict): \($0.message)" } == expected.expected)
  }

  @Test func `that the port breaks is a difference that names it`() async throws {
    let pair = try #require(try await Self.run.value.pairs.first { $0.id == "port-is-wrong" })
    #expect(pair.verdict == "different")
    #expect(pair.differences.map(\.kind) == ["value", "claim"])
    #expect(pair.differences.last?.message == "the document claims '4', Python gives 4, but Swift gives 5")
    #expect(pair.differences.last?.pythonPlace?.column == 16)
  }

  @Test func `is watched without a trace in the program`() async throws {
    let watched = """
      import sys, traceback
      class Loud:
          def __init__(self, n):
              self.n = n
          def __repr__(self):
              print("looked at")
              return "Loud"
          def __del__(self):
              print("gone", self.n)
       
      def inner(n):
          loud = Loud(n)CLAIM
          return sorted(locals())CLAIM
       
      def numbers():
          for n in range(3):
              yield nCLAIM
       
      print(inner(1), list(numbers()), sorted(globals()))CLAIM
      try:
          inner()CLAIM
      except TypeError:
          traceback.print_exc()
      print(sys._getframe().f_code.co_names)
      def deep(n):
          return n and deep(n - 1)CLAIM
      print(deep(900))CLAIM
      raise ValueError("end")CLAIM
      """
    let corpus = try MiniCorpus([
      Example("Watched", python: watched.replacing("CLAIM", with: "  # takes ~9 seconds")),
      Example("Not Watched", python: watched.replacing("CLAIM", with: "  # claims nothing here")),
    ])
    let observations = try await corpus.run().observations
    let (first, second) = (try #require(observations["watched"]), try #require(observations["not-watched"]))
    let shift = try #require(corpus.starts["not-watched"]) - (try #require(corpus.starts["watched"]))
    func plain(_ text: String, _ shift: Int) -> String {
      var text = text.replacing("  # takes ~9 seconds", with: "  # claims nothing here")
      for line in stride(from: 200, through: 1, by: -1) {
        text = text.replacing("line \(line),", with: "line <\(line + shift)>,")
      }
      return text
    }
    #expect(first.output.map { plain($0.text, shift) } == second.output.map { plain($0.text, 0) })
    #expect(first.output.count > 8)
    #expect(first.end.type == "ValueError")
    #expect(plain(first.end.traceback ?? "", shift) == plain(second.end.traceback ?? "", 0))
  }

  @Test func `of a large value costs no more than its limit`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Large",
        python:
          "import os\nx = list(range(1_000_000))  # [1]\nfor n in range(1000):\n    y = n  # 9\nprint(len(x))  # 1000000\nx = None"
      )
    ])
    let report = try await CommandLineRun(["verify", corpus.path, "--format", "json"]).report(ClaimsJSON.self)
    let pair = try #require(report.pairs.first)
    #expect(pair.claims.map(\.verdict) == ["notJudged", "notJudged", "borneOut"])
    #expect(pair.python?.notes == [])
  }
}
