extension SnippetExamples {
  /// Those whose tests look at more than output and time.
  static let others = [
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
}
