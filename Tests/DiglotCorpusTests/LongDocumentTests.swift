import Foundation
import Testing

/// An example far down a document runs as one at its top does.
@Suite struct `Examples far down a document` {
  @Test func `have tracebacks with their lines and their text`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "page.md",
      String(repeating: "Words and nothing else.\n\n", count: 2_000) + """
        ```python
        import sys
        import traceback

        def fail():
            raise ValueError("no")  # noqa

        try:
            fail()
        except ValueError:
            traceback.print_exc(file=sys.stdout)
        ```

        # Next

        ```python
        import inspect

        def shown(value):
            return value + 1

        print(inspect.getsource(shown), end="")
        print(1 / 0)
        ```

        # Last

        ```python
        if True:
        print("wrong")
        ```

        """)
    let ran = try await CommandLineRun(["run", path, "--format", "json"])
    let observations = try ran.report(RunJSON.self).observations
    try #require(observations.count == 3)
    #expect(
      observations[0].output.map(\.text) == [
        "Traceback (most recent call last):", "  File \"\(path)\", line 4009, in <module>", "    fail()",
        "  File \"\(path)\", line 4006, in fail", "    raise ValueError(\"no\")  # noqa",
        "    ^^^^^^^^^^^^^^^^^^^^^^", "ValueError: no",
      ])
    #expect(observations[1].output.map(\.text) == ["def shown(value):", "    return value + 1"])
    #expect(observations[1].end.type == "ZeroDivisionError")
    #expect(observations[1].end.line == 4023)
    #expect(observations[2].end.type == "IndentationError" && observations[2].end.line == 4030)
    #expect(observations[2].end.message?.contains("after 'if' statement on line 4029 ") == true)
  }
}
