import Foundation
import Testing

/// Snippets that crash, hang, flood or exit, all in one document: each costs its own observation and nothing else.
@Suite struct `A snippet that misbehaves` {
  struct Misbehaviour: Sendable, CustomTestStringConvertible {
    var example: Example
    var kind: String
    var type: String?
    var message: String?
    var status: Int
    /// 1-based, counted from the snippet's own first line.
    var line: Int?
    /// What it printed.
    var stdout = ["before"]

    init(
      _ title: String, _ python: String, kind: String, type: String? = nil, message: String? = nil, status: Int,
      line: Int? = nil
    ) {
      example = Example(title, python: python)
      (self.kind, self.type, self.message, self.status, self.line) = (kind, type, message, status, line)
    }

    var testDescription: String { example.title }
  }

  static let misbehaviours: [Misbehaviour] = [
    Misbehaviour(
      "Crash By Signal",
      """
      import ctypes
      print("before")
      ctypes.string_at(0)
      """, kind: "crashed", type: "SIGSEGV", status: 139),
    Misbehaviour(
      "Killed By Itself",
      """
      import os
      print("before")
      os.kill(os.getpid(), 15)
      """, kind: "crashed", type: "SIGTERM", status: 143),
    Misbehaviour(
      "Abort", "import os\nprint(\"before\")\nos.abort()", kind: "crashed", type: "SIGABRT", status: 134),
    Misbehaviour("Infinite Loop", "print(\"before\")\nwhile True:\n    pass", kind: "timedOut", status: 137),
    Misbehaviour(
      "Loop That Ignores Signals",
      "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nprint(\"before\")\nwhile True:\n    pass",
      kind: "timedOut", status: 137),
    Misbehaviour("Hard Exit", "import os\nprint(\"before\")\nos._exit(3)", kind: "exited", status: 3),
    Misbehaviour(
      "Closes Its Stdout", "import os\nprint(\"before\")\nos.close(1)\ntotal = 1 + 1", kind: "finished", status: 0),
    Misbehaviour(
      "Raises An Error",
      "def check(n):\n    if n < 10:\n        raise ValueError(f\"{n} is below 10\")\n\nprint(\"before\")\ncheck(3)",
      kind: "raised", type: "ValueError", message: "3 is below 10", status: 1, line: 3),
    Misbehaviour("Asks To Exit", "import sys\nprint(\"before\")\nsys.exit(2)", kind: "exited", status: 2),
    Misbehaviour("Exits With Words", "import sys\nprint(\"before\")\nsys.exit(\"no\")", kind: "exited", status: 1),
    Misbehaviour(
      "Waits For Nothing",
      """
      import asyncio

      async def main():
          print("before")
          await asyncio.Event().wait()

      asyncio.run(main())
      """, kind: "deadlocked", message: "line 5", status: 70),
    Misbehaviour(
      "Takes A Lock Twice",
      "import threading\n\nlock = threading.Lock()\nprint(\"before\")\nlock.acquire()\nlock.acquire()",
      kind: "deadlocked", message: "line 6", status: 70),
    Misbehaviour(
      "Queue That Stays Empty",
      """
      import queue

      print("before")
      queue.Queue().get()
      """, kind: "deadlocked", message: "line 4",
      status: 70),
    Misbehaviour(
      "Recursion Without End", "def down(n):\n    return down(n + 1)\n\nprint(\"before\")\ndown(0)", kind: "raised",
      type: "RecursionError", message: "maximum recursion depth exceeded", status: 1, line: 2),
    Misbehaviour(
      "Too Much Memory",
      """
      print("before")
      block = bytearray(20 << 30)
      """, kind: "raised", type: "MemoryError", message: "",
      status: 1, line: 2),
    Misbehaviour(
      "Removes Its Folder",
      """
      import os
      import shutil

      print("before")
      shutil.rmtree(os.getcwd())
      """, kind: "finished",
      status: 0),
  ]

  private static let healthy = (1...3).map {
    Example("Healthy \($0)", python: "import time\n\ntime.sleep(\($0))\nprint(\"healthy \($0)\")")
  }

  private static let corpus = Result {
    try MiniCorpus(
      [healthy[0]] + misbehaviours.prefix(8).map(\.example) + [healthy[1]] + misbehaviours.dropFirst(8).map(\.example)
        + [healthy[2]])
  }
  /// One run for all tests here.
  private static let run = Task { try await corpus.get().run(["--timeout", "3"]) }

  @Test(arguments: misbehaviours) func `costs its own observation`(_ expected: Misbehaviour) async throws {
    let corpus = try Self.corpus.get()
    let seen = try #require(try await Self.run.value.observations[expected.example.id])
    #expect(seen.end.kind == expected.kind)
    #expect(seen.end.status == expected.status)
    #expect(seen.lines("stdout") == expected.stdout)
    if let type = expected.type { #expect(seen.end.type == type) }
    let start = try #require(corpus.starts[expected.example.id])
    if expected.kind == "deadlocked" {
      // The message names the line of the document in which it waits.
      let line = start - 1 + (Int(expected.message?.dropFirst("line ".count) ?? "") ?? 0)
      #expect(seen.end.message?.hasSuffix("line \(line)") == true, "\(seen.end.message ?? "")")
    } else if let message = expected.message {
      #expect(seen.end.message == message)
    }
    if let line = expected.line {
      #expect(seen.end.line == start - 1 + line)
      #expect(seen.end.traceback?.contains("\"\(corpus.document)\", line \(start - 1 + line), in ") == true)
      #expect(seen.end.traceback?.contains("_diglot") == false)
    }
    #expect(seen.time.virtual == 0)
  }

  @Test(arguments: healthy) func `leaves the others as they are`(_ example: Example) async throws {
    let seen = try #require(try await Self.run.value.observations[example.id])
    let seconds = Double(example.title.suffix(1)) ?? 0
    #expect(seen.end.kind == "finished")
    #expect(seen.output == [ObservationJSON.Line(at: seconds, stream: "stdout", text: "healthy \(Int(seconds))")])
    #expect(seen.notes ?? [] == [])
  }

  @Test func `makes the run's status 1, and all are told`() async throws {
    let (status, observations) = try await Self.run.value
    #expect(status == 1)
    #expect(observations.count == Self.misbehaviours.count + Self.healthy.count)
  }

  @Test(arguments: ["Crash By Signal", "Abort"]) func `writes what Python writes, and no backtrace of ours`(
    _ title: String
  ) async throws {
    let id = Example(title, python: "").id
    let seen = try #require(try await Self.run.value.observations[id])
    #expect(seen.lines("stderr") == [])
  }

  @Test func `and has values that fight back is observed all the same`() async throws {
    let corpus = try MiniCorpus([
      Example(
        "Odd Values",
        python: """
          class Odd:
              @property
              def __dict__(self):
                  raise ValueError("no dict")

              def __repr__(self):
                  raise ValueError("no repr")

              def __eq__(self, other):
                  raise ValueError("no eq")

          odd = Odd()
          loop = []
          loop.append(loop)
          count = 3
          print("done")
          """)
    ])
    let (status, observations) = try await corpus.run()
    let seen = try #require(observations["odd-values"])
    #expect(status == 0)
    #expect(seen.end.kind == "finished")
    #expect(seen.values["count"] == "3")
    #expect(seen.lines("stderr") == [])
  }

  @Test func `leaves no process behind, not even one that left its session`() async throws {
    let marker = "4\(UInt32.random(in: 1_000_000 ... 9_999_999))"
    let corpus = try MiniCorpus([
      Example(
        "Leaves A Daemon",
        python: """
          import os

          reader, writer = os.pipe()
          if os.fork() == 0:
              os.setsid()
              os.execvp("sleep", ["sleep", "\(marker)"])
          os.close(writer)
          os.read(reader, 1)  # ends when the child has become another program
          print("done")
          """)
    ])
    let seen = try #require(try await corpus.run().observations["leaves-a-daemon"])
    #expect(seen.lines("stdout") == ["done"])
    let left = try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { Int32($0) }.filter { pid in
      let words = FileManager.default.contents(atPath: "/proc/\(pid)/cmdline") ?? Data()
      return words == Data("sleep\0\(marker)\0".utf8)
    }
    #expect(left.isEmpty)
    for pid in left { kill(pid, SIGKILL) }
  }

  private static let floods = [
    Example("Long Lines", python: "for _ in range(100):\n    print(\"x\" * 1_000_000)"),
    Example("Raw Bytes", python: "import os\n\nfor _ in range(100):\n    os.write(1, b\"x\" * 1_000_000)"),
    Example("One Piece", python: "print(\"x\" * 100_000_000)"),
    Example(
      "To The Other Stream",
      python: """
        import sys

        for _ in range(100):
            print("x" * 1_000_000, file=sys.stderr)
        """),
  ]
  private static let flooded = Task { try await MiniCorpus(floods).run() }

  @Test(arguments: floods) func `and prints 100 MB is cut, and says so`(_ example: Example) async throws {
    let seen = try #require(try await Self.flooded.value.observations[example.id])
    #expect(seen.end.kind == "finished")
    #expect((seen.notes ?? []).contains { $0.contains("output cut") })
    let kept = seen.output.reduce(0) { $0 + $1.text.utf8.count }
    #expect(kept > 1_000_000 && kept < 20_000_000)
  }
}
