import Foundation
import Testing

/// What snippets may count on: Python as in a file of its own, under a clock that costs nothing.
@Suite struct `A snippet` {
  struct Behaviour: Sendable, CustomTestStringConvertible {
    var example: Example
    var stdout: [String]
    var stderr: [String] = []
    /// Virtual seconds.
    var ends: Double = 0

    init(_ title: String, _ python: String, stdout: [String], stderr: [String] = [], ends: Double = 0) {
      example = Example(title, python: python)
      (self.stdout, self.stderr, self.ends) = (stdout, stderr, ends)
    }

    var testDescription: String { example.title }
  }

  static let behaviours: [Behaviour] = [
    Behaviour(
      "Pool Of Ten",
      """
      import time
      from concurrent.futures import ThreadPoolExecutor

      def work(n):
          time.sleep(1)
          return n * n

      start = time.monotonic()
      with ThreadPoolExecutor(max_workers=10) as pool:
          squares = list(pool.map(work, range(10)))
      print(squares)
      print(f"{time.monotonic() - start:.2f}")
      """, stdout: ["[0, 1, 4, 9, 16, 25, 36, 49, 64, 81]", "1.00"], ends: 1),
    Behaviour(
      "Main Guard", "def main():\n    print(\"main runs\")\n\nif __name__ == \"__main__\":\n    main()", stdout: ["main runs"]),
    Behaviour(
      "Pickle Of Main",
      """
      import pickle

      class Point:
          def __init__(self, x, y):
              self.x = x
              self.y = y

      copy = pickle.loads(pickle.dumps(Point(1, 2)))
      print(copy.x, copy.y, type(copy) is Point)
      """, stdout: ["1 2 True"]),
    Behaviour(
      "First Of January",
      """
      import datetime
      import time

      print(datetime.datetime.fromtimestamp(time.time(), datetime.timezone.utc).isoformat()[:19])
      print(datetime.date.today())
      """, stdout: ["2026-01-01T00:00:00", "2026-01-01"]),
    Behaviour(
      "Busy Loop", "import time\n\nstart = time.time()\nwhile time.time() - start < 2:\n    pass\nprint(f\"{time.time() - start:.1f}\")",
      stdout: ["2.0"], ends: 2),
    Behaviour(
      "Process Pool",
      """
      from concurrent.futures import ProcessPoolExecutor

      def square(n):
          return n * n

      if __name__ == "__main__":
          with ProcessPoolExecutor(max_workers=2) as pool:
              print(list(pool.map(square, [1, 2, 3])))
      """, stdout: ["[1, 4, 9]"]),
    Behaviour(
      "Awaits On Top",
      "import asyncio\n\nprint(\"before\")\nawait asyncio.sleep(1)\nresult = await asyncio.gather(asyncio.sleep(1, \"a\"), asyncio.sleep(2, \"b\"))\nprint(result)",
      stdout: ["before", "['a', 'b']"], ends: 3),
    Behaviour(
      "Thread Outlives Main",
      """
      import threading
      import time

      def work():
          time.sleep(3)
          print("work is done")

      threading.Thread(target=work).start()
      print("main is done")
      """, stdout: ["main is done", "work is done"], ends: 3),
    Behaviour(
      "Daemon Dies With Main",
      """
      import threading
      import time

      def work():
          time.sleep(3)
          print("never seen")

      threading.Thread(target=work, daemon=True).start()
      print("main is done")
      """, stdout: ["main is done"]),
    Behaviour(
      "At Exit", "import atexit\n\natexit.register(print, \"goodbye\")\nprint(\"main is done\")",
      stdout: ["main is done", "goodbye"]),
    Behaviour(
      "No Input", "import sys\n\nprint(repr(sys.stdin.read()))\ntry:\n    input()\nexcept EOFError:\n    print(\"no input\")",
      stdout: ["''", "no input"]),
    Behaviour(
      "Folder Of Its Own", "import os\n\nprint(os.listdir(\".\"))\nwith open(\"left.txt\", \"w\") as file:\n    file.write(\"left\")",
      stdout: ["[]"]),
    Behaviour("Folder Of Its Own Too", "import os\n\nprint(os.listdir(\".\"))", stdout: ["[]"]),
    Behaviour(
      "Another Process",
      """
      import subprocess
      import sys

      result = subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True, text=True)
      print(result.stdout.strip())
      """, stdout: ["42"]),
    Behaviour("Two Hours", "import time\n\ntime.sleep(7200)\nprint(\"awake\")", stdout: ["awake"], ends: 7200),
    Behaviour("No Newline", "print(\"first\")\nprint(\"no newline\", end=\"\")", stdout: ["first", "no newline"]),
    Behaviour("Other Letters", "print(\"naïve 日本 🎉\")\nprint(b\"\\xff\")", stdout: ["naïve 日本 🎉", "b'\\xff'"]),
    // Printing takes no virtual time, however much it is.
    Behaviour(
      "Many Lines", "for number in range(5000):\n    print(number)", stdout: (0..<5000).map(String.init)),
    Behaviour("Own Imports", "import sys\n\nprint(sys.argv[1:], \"_diglot_harness\" in dir())", stdout: ["[] False"]),
  ]

  private static let others = [
    Example(
      "Numbers Of Luck",
      python: """
        import random
        import uuid

        print(random.random(), random.randint(1, 1000))
        print(hash("x"), uuid.uuid4(), object())
        print({"b", "a", "c"})
        """),
    Example(
      "Two Streams",
      python: """
        import sys

        print("one")
        print("two", file=sys.stderr)
        print("three")
        print("four", file=sys.stderr)
        """),
    Example(
      "Forgotten Await",
      python: """
        import asyncio

        async def fetch():
            return "data"

        async def main():
            fetch()
            print("main is done")

        asyncio.run(main())
        """),
    Example(
      "Final Values",
      python: """
        from dataclasses import dataclass

        @dataclass
        class Point:
            x: int
            y: float

        count = 3
        big = 2 ** 100
        ratio = 0.5
        whole = 1.0
        tiny = 1e-07
        name = "it's"
        scores = {"a": 1, "b": [1.0, None]}
        items = [1, "two", (3,)]
        point = Point(1, 2.0)
        nothing = None
        flag = True
        _hidden = 1
        __secret = 2

        def function():
            local = 1
        """),
  ]

  private static let corpus = Result { try MiniCorpus(behaviours.map(\.example) + others) }
  private static let run = Task { try await corpus.get().run() }

  @Test(arguments: behaviours) func `does what it does in a file of its own`(_ expected: Behaviour) async throws {
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

  @Test func `has the same numbers of luck in every run`() async throws {
    let first = try #require(try await Self.run.value.observations["numbers-of-luck"])
    let second = try await Self.corpus.get().run(["--only", "numbers-of-luck"]).observations["numbers-of-luck"]
    #expect(first.output == second?.output)
    // random.seed(0)
    #expect(first.output.first?.text == "0.8444218515250481 777")
  }

  @Test func `runs in real time where that is asked for`() async throws {
    let corpus = try MiniCorpus([
      Example("Real Time", python: "import time\n\nstart = time.time()\ntime.sleep(0.2)\nprint(time.time() - start >= 0.2, start > 1_767_300_000)")
    ])
    let seen = try #require(try await corpus.run(["--real-time"]).observations["real-time"])
    #expect(seen.lines("stdout") == ["True True"])
    #expect(seen.time.virtual >= 0.2)
  }
}
