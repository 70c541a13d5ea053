import Foundation
import Testing

/// What snippets may count on: Python as in a file of its own, under a clock that costs nothing.
@Suite struct `A snippet` {
  private static let corpus = Result {
    try MiniCorpus(SnippetExamples.behaviours.map(\.example) + SnippetExamples.others)
  }
  private static let run = Task { try await corpus.get().run() }

  @Test(arguments: SnippetExamples.behaviours) func `does what it does in a file of its own`(
    _ expected: SnippetExamples.Behaviour
  ) async throws {
    let seen = try #require(try await Self.run.value.observations[expected.example.id])
    #expect(seen.end.kind == "finished")
    #expect(seen.lines("stdout") == expected.stdout)
    #expect(seen.lines("stderr") == expected.stderr)
    #expect(abs(seen.time.virtual - expected.ends) < 0.0015)
    #expect(seen.output.last.map { $0.at <= expected.ends + 0.0015 } ?? true)
  }

  @Test func `keeps the order of its two streams`() async throws {
    let seen = try #require(try await Self.run.value.observations["two-streams"])
    #expect(seen.output.map(\.text) == ["one", "two", "three", "four"])
    #expect(seen.output.map(\.stream) == ["stdout", "stderr", "stdout", "stderr"])
  }

  @Test func `is warned of a forgotten await at its line`() async throws {
    let seen = try #require(try await Self.run.value.observations["forgotten-await"])
    let corpus = try Self.corpus.get()
    let line = try #require(corpus.starts["forgotten-await"]) + 6
    let warning = "\(corpus.document):\(line): RuntimeWarning: coroutine 'fetch' was never awaited"
    #expect(seen.lines("stderr").first == warning)
    #expect(seen.lines("stdout") == ["main is done"])
  }

  @Test func `shows its final top-level values, and none that starts with an underscore`() async throws {
    let seen = try #require(try await Self.run.value.observations["final-values"])
    #expect(
      seen.values == [
        "count": "3", "big": "1267650600228229401496703205376", "ratio": "0.5", "whole": "1.0", "tiny": "1e-07",
        "name": "\"it's\"", "scores": "{'a': 1, 'b': [1.0, None]}", "items": "[1, 'two', (3,)]",
        "point": "Point(x=1, y=2.0)", "nothing": "None", "flag": "True",
      ])
  }

  @Test func `shows which member of an enumeration a value is`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Members",
        python: """
          from enum import Enum

          class Color(Enum):
              RED = 1
              BLUE = 2

          color = Color.RED
          other = Color.BLUE
          """)
    ])
    let values = try #require(try await corpus.run().observations["members"]).values
    #expect(values["color"] != values["other"], "\(values)")
    #expect(values["color"]?.contains("RED") == true || values["color"] == "1", "\(values)")
  }

  @Test func `is woken by its alarm, or told that the clock is not its own`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Alarm",
        python: """
          import signal
          import time

          def ring(number, frame):
              print("alarm")

          signal.signal(signal.SIGALRM, ring)
          signal.alarm(1)
          time.sleep(3)
          print("done")
          """)
    ])
    let seen = try #require(try await corpus.run().observations["alarm"])
    #expect(seen.lines("stdout") == ["alarm", "done"] || !(seen.notes ?? []).isEmpty)
  }

  @Test func `has the same numbers of luck in every run`() async throws {
    let first = try #require(try await Self.run.value.observations["numbers-of-luck"])
    let second = try await Self.corpus.get().run(["--only", "numbers-of-luck"]).observations["numbers-of-luck"]
    #expect(first.output == second?.output)
    // random.seed(0)
    #expect(first.output.first?.text == "0.8444218515250481 777")
  }

  @Test func `runs in real time where that is asked for`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Real Time",
        python: """
          import time

          start = time.time()
          time.sleep(0.2)
          print(time.time() - start >= 0.2, start > 1_767_300_000)
          """)
    ])
    let seen = try #require(try await corpus.run(["--real-time"]).observations["real-time"])
    #expect(seen.lines("stdout") == ["True True"])
    #expect(seen.time.virtual >= 0.2)
  }
}
