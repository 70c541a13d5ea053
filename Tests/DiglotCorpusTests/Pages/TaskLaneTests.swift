import Testing

/// The lanes of tasks in a drawing of time. That runs which tell of their tasks show what others do, is seen where the first document is
/// published: each pair is equivalent.
@Suite struct `A task in a drawing of time` {
  @Test func `has a lane, with what it waited for on which line`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Side by side",
        python: """
          import asyncio

          async def fetch(name, delay):
              await asyncio.sleep(delay)
              print(name)

          async def main():
              await asyncio.gather(fetch("a", 1), fetch("b", 2))

          asyncio.run(main())
          """,
        swift: """
          func fetch(_ name: String, _ delay: Int) async throws {
            try await Task.sleep(for: .seconds(delay))
            print(name)
          }

          async let a: Void = fetch("a", 1)
          async let b: Void = fetch("b", 2)
          _ = try await (a, b)
          """)
    ])
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "html"])
    #expect(ran.status == 0, "\(ran.stderr)")
    let start = try #require(corpus.starts["side-by-side"])
    for (name, waits) in [
      ("Task-1 main", "waits for gather from 0.0 to 2.0 s, line \(start + 7)"),
      ("Task-2 fetch", "waits for sleep from 0.0 to 1.0 s, line \(start + 3)"),
      ("Task-3 fetch", "waits for sleep from 0.0 to 2.0 s, line \(start + 3)"),
      ("task 1", "waits from 0.0 to 1.0 s, line 8"), ("task 1", "waits from 1.0 to 2.0 s, line 8"),
      ("task 2", "waits from 0.0 to 1.0 s, line 2"),
      ("task 3", "waits from 0.0 to 2.0 s, line 2"),
    ] {
      #expect(ran.stdout.contains(">\(name)<"), "\(name)")
      #expect(ran.stdout.contains("<title>\(waits)</title>"), "\(waits)")
    }
  }
}
