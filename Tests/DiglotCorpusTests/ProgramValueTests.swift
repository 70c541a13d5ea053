import Testing

/// Which final values a snippet has whose last statement runs a function.
@Suite struct `A snippet's program` {
  private static let cases: [(example: Example, values: [String: String])] = [
    (
      Example(
        "Coroutine",
        python: """
          import asyncio

          async def main():
              _hidden = 1
              total = 1 + 2
              text = "a"
              def inner(): pass
              return total

          asyncio.run(main())
          """), ["total": "3", "text": "'a'"]
    ),
    (
      Example(
        "Guarded",
        python: """
          def main():
              total = 3

          if __name__ == "__main__":
              main()
          """), ["total": "3"]
    ),
    (
      Example(
        "Keeps What It Returns",
        python: """
          import asyncio

          async def main():
              part = 2
              return part + 1

          result = asyncio.run(main())
          """), ["part": "2", "result": "3"]
    ),
    (
      Example(
        "Returns Early",
        python: """
          def main(number):
              if number > 1:
                  large = number
                  return large
              small = number

          main(1)
          main(2)
          """), ["number": "2", "large": "2"]
    ),
    (
      Example(
        "Has A Name Of The Module",
        python: """
          total = 1

          def main():
              total = 2
              part = 3

          main()
          """), ["total": "1", "part": "3"]
    ),
    (
      Example(
        "Raises",
        python: """
          def main():
              total = 3
              raise ValueError(total)

          main()
          """), [:]
    ),
    (
      Example(
        "Is No Program",
        python: """
          def main():
              total = 3
              yield total

          main()
          """), [:]
    ),
    (
      Example(
        "Is Not The Last",
        python: """
          def main():
              total = 3

          main()
          print("end")
          """), [:]
    ),
  ]

  private static let corpus = Result { try MiniCorpus(cases.map(\.example)) }
  private static let run = Task { try await corpus.get().run() }

  @Test(arguments: cases.map(\.example.id)) func `names the values that its function leaves`(_ id: String) async throws
  {
    let seen = try #require(try await Self.run.value.observations[id])
    let expected = try #require(Self.cases.first { $0.example.id == id })
    #expect(seen.values == expected.values)
    if id != "raises" { #expect(seen.end.kind == "finished") }
  }

  @Test func `ends what it holds when it ends`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Holds",
        python: """
          class Thing:
              def __del__(self):
                  print("gone")

          def main():
              thing = Thing()
              print("end")

          print("begin")
          main()
          """)
    ])
    let seen = try #require(try await corpus.run().observations["holds"])
    #expect(seen.lines("stdout") == ["begin", "end", "gone"])
  }
}
