extension PortExamples {
  /// Values and errors of every structure.
  static let structured: [Example] = [
    Example(
      "Structures",
      python: """
        import collections
        from dataclasses import dataclass
        from enum import Enum

        class Level(Enum):
            LOW = 1
            VERY_HIGH = 2

        @dataclass(slots=True)
        class Item:
            unit_price: float
            count: int

        class Base:
            def __init__(self):
                self.name = "base"

        class Derived(Base):
            def __init__(self):
                super().__init__()
                self.items = [Item(1.5, 2), None]

        level = Level.VERY_HIGH
        thing = Derived()
        queue = collections.deque([1, 2])
        counts = collections.Counter("aab")
        ordered = {"b": 1, "a": 2}
        by_level = {Level.LOW: "low"}
        """,
      swift: """
        enum Level: CustomStringConvertible {
            case low, veryHigh
            var description: String { "a level" }
        }

        struct Item {
            let unitPrice: Double
            let count: Int
        }

        class Base { let name = "base" }

        final class Derived: Base { let items = [Item(unitPrice: 1.5, count: 2), nil] }

        let level = Level.veryHigh
        let thing = Derived()
        let queue = [1, 2]
        let counts = ["b": 1, "a": 2]
        let ordered: KeyValuePairs = ["b": 1, "a": 2]
        let byLevel = [Level.low: "low"]
        """),
    Example(
      "Errors As Values",
      python: """
        import asyncio

        failure = None
        try:
            try:
                int("x")
            except ValueError as error:
                raise RuntimeError("no luck") from error
        except RuntimeError as error:
            error.add_note("twice")
            failure = error
        both = ExceptionGroup("many", [ValueError("one"), TypeError("two")])
        results = [1, asyncio.CancelledError()]
        """,
      swift: """
        struct ValueError: Error { let message: String }
        struct TypeError: Error { let message: String }
        struct RuntimeError: Error {
            let message: String
            let cause: (any Error)?
            var notes: [String] = []
        }
        struct ExceptionGroup: Error {
            let message: String
            let errors: [any Error]
        }

        let cause = ValueError(message: "invalid literal for int() with base 10: 'x'")
        let failure: (any Error)? = RuntimeError(message: "no luck", cause: cause, notes: ["twice"])
        let both = ExceptionGroup(message: "many", errors: [ValueError(message: "one"), TypeError(message: "two")])
        let results: [Any] = [1, CancellationError()]
        """),
  ]

  static let allDifferent = different + structurallyDifferent

  static let structurallyDifferent: [Parting] = [
    Parting(
      example: Example(
        "Order Of Keys", python: "import time\n\nordered = {\"b\": 1, \"a\": 2}\nprint(\"done\")",
        swift: "let ordered: KeyValuePairs = [\"a\": 2, \"b\": 1]\nprint(\"done\")"),
      end: "finished", kind: "value", message: "'ordered' has the key 'a' at position 0 in Swift, 'b' in Python",
      documentLine: 3, portLine: 1),
    Parting(
      example: Example(
        "Code Points", python: "import time\n\nname = \"caf\\u00e9\"\nprint(\"done\")",
        swift: "let name = \"cafe\\u{301}\"\nprint(\"done\")"),
      end: "finished", kind: "value", message: "from code point 3 on: U+0065 in Swift, U+00E9 in Python",
      documentLine: 3, portLine: 1),
    Parting(
      example: Example(
        "Deep Inside",
        python: """
          from dataclasses import dataclass

          @dataclass
          class Item:
              unit_price: int

          cart = {"items": [Item(1), Item(2)]}
          print("done")
          """,
        swift: """
          struct Item { let unitPrice: Double }
          struct Cart { let items: [Item] }
          let cart = Cart(items: [Item(unitPrice: 1), Item(unitPrice: 2)])
          print("done")
          """),
      end: "finished", kind: "value", message: "'cart.items[0].unit_price' is 1.0 in Swift, 1 in Python",
      documentLine: 7, portLine: 3),
    Parting(
      example: Example(
        "Another Member",
        python: """
          from enum import Enum

          class Level(Enum):
              LOW = 1
              HIGH = 2

          level = Level.HIGH
          print("done")
          """, swift: "enum Level { case low, high }\nlet level = Level.low\nprint(\"done\")"),
      end: "finished", kind: "value", message: "'level' is Level.low in Swift, Level.HIGH in Python", documentLine: 7,
      portLine: 2),
    Parting(
      example: Example(
        "Another Cause",
        python: "import time\n\nprint(\"before\")\nraise RuntimeError(\"no\") from ValueError(\"one\")",
        swift: """
          struct ValueError: Error { let message: String }
          struct RuntimeError: Error {
              let message: String
              let cause: any Error
          }
          print("before")
          throw RuntimeError(message: "no", cause: ValueError(message: "two"))
          """),
      end: "raised", kind: "end", message: "the error's 'cause.message' is 'two' in Swift, 'one' in Python",
      documentLine: 4, portLine: 7),
    Parting(
      example: Example(
        "Fewer Members",
        python:
          "import time\n\nprint(\"before\")\nraise ExceptionGroup(\"many\", [ValueError(\"one\"), KeyError(\"two\")])",
        swift: """
          struct ValueError: Error { let message: String }
          struct ExceptionGroup: Error, CustomStringConvertible {
              let description: String
              let errors: [any Error]
          }
          print("before")
          throw ExceptionGroup(description: "many (2 sub-exceptions)", errors: [ValueError(message: "one")])
          """),
      end: "raised", kind: "end", message: "the error's 'exceptions' has 1 element in Swift, 2 in Python",
      documentLine: 4, portLine: 7),
  ]
}
