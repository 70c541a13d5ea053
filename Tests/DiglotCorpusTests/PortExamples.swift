import Testing

/// Pairs for the tests of ports. Cases are Swift text, since a folder of `.swift` files would be compiled with the tests.
enum PortExamples {
  /// A pair that differs, and how.
  struct Parting: Sendable, CustomTestStringConvertible {
    var example: Example
    /// How the port ends.
    var end: String
    var kind: String
    var message: String
    /// Counted from the snippet's own first line.
    var documentLine: Int?
    var portLine: Int?

    var testDescription: String { example.title }
  }

  private enum Check {
    static let python =
      "def check(n):\n    if n < 10:\n        raise ValueError(f\"{n} is below 10\")\n\nprint(\"before\")\ncheck(3)"

    static func swift(_ type: String, _ word: String) -> String {
      """
      struct \(type): Error, CustomStringConvertible {
          let description: String
      }

      func check(_ n: Int) throws {
          if n < 10 { throw \(type)(description: "\\(n) is \(word) 10") }
      }

      print("before")
      try check(3)
      """
    }
  }

  static let equivalent: [Example] = [
    Example("Throws The Same", python: Check.python, swift: Check.swift("ValueError", "below")),
    Example(
      "Exits With Three", python: "import sys\n\nprint(\"before\")\nsys.exit(3)", swift: "import Foundation\n\nprint(\"before\")\nexit(3)"),
    Example(
      "Waits For Ever",
      python: """
        import asyncio

        async def main():
            print("before")
            await asyncio.get_running_loop().create_future()

        asyncio.run(main())
        """, swift: "print(\"before\")\nawait withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }"),
    Example(
      "Ends Without Newline", python: "print(\"first\")\nprint(\"no newline\", end=\"\")",
      swift: "print(\"first\")\nprint(\"no newline\", terminator: \"\")"),
    Example(
      "Writes To Both Streams",
      python: "import sys\n\nprint(\"one\")\nprint(\"two\", file=sys.stderr)\nprint(\"three\")",
      swift: "import Foundation\n\nprint(\"one\")\nFileHandle.standardError.write(Data(\"two\\n\".utf8))\nprint(\"three\")"),
    Example(
      "Sleeps Tie",
      python: """
        import asyncio

        async def work(name, delay):
            await asyncio.sleep(delay)
            print(name)

        async def main():
            await asyncio.gather(work("a", 2), work("b", 1), work("c", 2), work("d", 1), work("e", 0))

        asyncio.run(main())
        """,
      swift: """
        func work(_ name: String, _ delay: Int) async throws {
            try await Task.sleep(for: .seconds(delay))
            print(name)
        }

        try await withThrowingTaskGroup(of: Void.self) { group in
            for (name, delay) in [("a", 2), ("b", 1), ("c", 2), ("d", 1), ("e", 0)] {
                group.addTask { try await work(name, delay) }
            }
            try await group.waitForAll()
        }
        """),
    Example(
      "Threads Sleep",
      python: """
        import threading
        import time

        def work(name, delay):
            time.sleep(delay)
            print(name)

        threads = [threading.Thread(target=work, args=(name, delay)) for name, delay in [("slow", 2), ("fast", 1)]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print("both")
        """,
      swift: """
        import Foundation

        final class Count: @unchecked Sendable {
            let condition = NSCondition()
            var left = 2
        }

        let count = Count()
        for (name, delay) in [("slow", 2.0), ("fast", 1.0)] {
            Thread {
                Thread.sleep(forTimeInterval: delay)
                print(name)
                count.condition.withLock { count.left -= 1 }
                count.condition.signal()
            }.start()
        }
        count.condition.lock()
        while count.left > 0 { count.condition.wait() }
        count.condition.unlock()
        print("both")
        """),
    Example(
      "Clocks Agree",
      python: """
        import time

        first = time.time()
        start = time.monotonic()
        time.sleep(90)
        print(f"{time.monotonic() - start:.2f} {time.time() - first:.2f} {time.time():.0f}")
        """,
      swift: """
        import Foundation

        let first = Date()
        let start = ContinuousClock.now
        let other = SuspendingClock.now
        try await Task.sleep(for: .seconds(90))
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        precondition((SuspendingClock.now - other) / .seconds(1) - elapsed < 0.001)
        print(String(format: "%.2f %.2f %.0f", elapsed, Date().timeIntervalSince(first), Date().timeIntervalSince1970))
        """),
    Example(
      "Needs A Context", python: "def greet(name):\n    return f\"Hello, {name}!\"\n\nprint(greet(\"Alice\"))",
      swift: "print(greet(\"Alice\"))", swiftContext: "func greet(_ name: String) -> String { \"Hello, \\(name)!\" }"),
    Example(
      "Warns", python: "import time\n\nprint(\"warned\")",
      swift: "func warn() {\n    let unused = 1\n}\nwarn()\nprint(\"warned\")"),
    Example(
      "Same Values",
      python: """
        from dataclasses import dataclass

        @dataclass
        class Point:
            x: int
            y_axis: float

        final_result = {"user_id": 1, "name": "Ada"}
        point = Point(1, 2.0)
        nothing = None
        pair = (1, "two")
        ratios = [0.5, 1.0]
        scores = {"a": 1, "b": 2}
        primes = {2, 3, 5}
        MAX_SIZE = 2 ** 100
        flag = True
        text = "it's"
        """,
      swift: """
        struct User {
            let userID: Int
            let name: String
        }

        struct Point {
            let x: Int
            let yAxis: Double
        }

        let finalResult = User(userID: 1, name: "Ada")
        let point = Point(x: 1, yAxis: 2.0)
        let nothing: Int? = nil
        let pair = (1, "two")
        let ratios = [0.5, 1.0]
        let scores = ["b": 2, "a": 1]
        let primes: Set = [5, 3, 2]
        let maxSize: Int128 = 1 << 100
        let flag = true
        let text = "it's"
        """),
    // Printing takes no virtual time on either side.
    Example(
      "Many Lines", python: "for number in range(5000):\n    print(number)", swift: "for number in 0..<5000 {\n    print(number)\n}"),
    Example(
      "Task Outlives Main", python: "import time\n\nprint(\"main is done\")",
      swift: "Task {\n    try await Task.sleep(for: .seconds(1))\n    print(\"never seen\")\n}\nprint(\"main is done\")"),
    Example(
      "Random Numbers",
      python: "import random\n\nrandom.seed(42)\nprint(random.random(), random.randint(1, 100), random.uniform(0.1, 0.5))",
      swift: "import Pythonic\n\nvar random = Random(seed: 42)\nprint(random.random(), try random.randint(1, 100), random.uniform(0.1, 0.5))"),
  ]

  static let different: [Parting] = [
    Parting(
      example: Example(
        "Crashes", python: "items = [1, 2, 3]\nprint(\"before\")\nprint(len(items))",
        swift: "let items = [1, 2, 3]\nprint(\"before\")\nprint(items[items.count])"),
      end: "crashed", kind: "end", message: "crashes", portLine: nil),
    Parting(
      example: Example(
        "Loops", python: "print(\"before\")\ndone = True", swift: "print(\"before\")\nvar done = false\nwhile !done { done = false }"),
      end: "timedOut", kind: "end", message: "time limit"),
    Parting(
      example: Example("Throws Another Type", python: Check.python, swift: Check.swift("RangeError", "below")),
      end: "raised", kind: "end", message: "RangeError", documentLine: 3, portLine: 6),
    Parting(
      example: Example("Throws Another Message", python: Check.python, swift: Check.swift("ValueError", "under")),
      end: "raised", kind: "end", message: "3 is under 10", documentLine: 3, portLine: 6),
    Parting(
      example: Example(
        "Swallows The Error", python: Check.python,
        swift: Check.swift("ValueError", "below").replacing("try check", with: "try? check")),
      end: "finished", kind: "end", message: "ValueError", documentLine: 3),
    Parting(
      example: Example(
        "Exits With Four", python: "import sys\n\nprint(\"before\")\nsys.exit(3)",
        swift: "import Foundation\n\nprint(\"before\")\nexit(4)"),
      end: "exited", kind: "end", message: "4"),
    Parting(
      example: Example(
        "Waits In Swift Only", python: "print(\"before\")\nprint(\"after\")",
        swift: "print(\"before\")\nawait withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }\nprint(\"after\")"),
      end: "deadlocked", kind: "end", message: "deadlocks"),
    Parting(
      example: Example(
        "Writes To The Wrong Stream", python: "import sys\n\nprint(\"one\")\nprint(\"two\", file=sys.stderr)",
        swift: "print(\"one\")\nprint(\"two\")"),
      end: "finished", kind: "output", message: "stderr in Python", documentLine: 4, portLine: 2),
    Parting(
      example: Example("Int Is No Double", python: "count = 3\nprint(\"counted\")", swift: "let count = 3.0\nprint(\"counted\")"),
      end: "finished", kind: "value", message: "3.0", documentLine: 1, portLine: 1),
    Parting(
      example: Example(
        "Missing Attribute", python: "import time\n\nuser = {\"name\": \"Ada\", \"age\": 36}\nprint(\"done\")",
        swift: "struct User {\n    let name: String\n}\n\nlet user = User(name: \"Ada\")\nprint(\"done\")"),
      end: "finished", kind: "value", message: "age", documentLine: 3, portLine: 5),
    Parting(
      example: Example(
        "Other Style Of Name", python: "import time\n\nfinal_result = [1, 2, 3]\nprint(\"done\")",
        swift: "print(\"done\")\nlet finalResult = [1, 2, 4]"),
      end: "finished", kind: "value", message: "final_result", documentLine: 3, portLine: 2),
  ]
}
