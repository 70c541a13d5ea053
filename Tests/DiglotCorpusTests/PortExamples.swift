/// Pairs for the tests of ports. Cases are Swift text, since a folder of `.swift` files would be compiled with the tests.
enum PortExamples {
  enum Check {
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

  static let equivalent = plain + timed + structured

  static let plain: [Example] = [
    Example("Throws The Same", python: Check.python, swift: Check.swift("ValueError", "below")),
    Example(
      "Exits With Three",
      python: """
        import sys

        print("before")
        sys.exit(3)
        """,
      swift: """
        import Foundation

        print("before")
        exit(3)
        """),
    Example(
      "Ends Without Newline", python: "print(\"first\")\nprint(\"no newline\", end=\"\")",
      swift: "print(\"first\")\nprint(\"no newline\", terminator: \"\")"),
    Example(
      "Writes To Both Streams",
      python: "import sys\n\nprint(\"one\")\nprint(\"two\", file=sys.stderr)\nprint(\"three\")",
      swift: """
        import Foundation

        print("one")
        FileHandle.standardError.write(Data("two\\n".utf8))
        print("three")
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
    // A computed property is no final value: to read it would run the port's code once more.
    Example(
      "Computed Name", python: "import time\n\nprint(\"done\")",
      swift: "var loud: Int {\n    print(\"side effect\")\n    return 1\n}\nprint(\"done\")"),
    Example(
      "Enumerations",
      python: """
        from enum import Enum

        class Color(Enum):
            RED = 1
            BLUE = 2

        color = Color.RED
        print("done")
        """, swift: "enum Color: Int { case red = 1, blue }\nlet color = Color.red\nprint(\"done\")"),
    Example(
      "Random Numbers",
      python: """
        import random

        random.seed(42)
        print(random.random(), random.randint(1, 100), random.uniform(0.1, 0.5))
        """,
      swift: """
        import Pythonic

        var random = Random(seed: 42)
        print(random.random(), try random.randint(1, 100), random.uniform(0.1, 0.5))
        """),
  ]
}
