import Testing

extension PortExamples {
  /// A pair that differs, and how.
  struct Parting: Sendable, CustomTestStringConvertible {
    var example: Example
    /// How the port ends.
    var end: String
    var kind: String
    var message: String
    /// What is told of the port.
    var swift: String?
    /// Counted from the snippet's own first line.
    var documentLine: Int?
    var portLine: Int?

    var testDescription: String { example.title }
  }

  static let different: [Parting] = [
    Parting(
      example: Example(
        "Crashes", python: "items = [1, 2, 3]\nprint(\"before\")\nprint(len(items))",
        swift: "let items = [1, 2, 3]\nprint(\"before\")\nprint(items[items.count])"),
      end: "crashed", kind: "end", message: "crashes", portLine: nil),
    Parting(
      example: Example(
        "Loops",
        python: """
          print("before")
          done = True
          """,
        swift: """
          print("before")
          var done = false
          while !done { done = false }
          """),
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
        swift: """
          print("before")
          await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
          print("after")
          """),
      end: "deadlocked", kind: "end", message: "deadlocks"),
    // Tasks that have ended in their actor's turn do not wait.
    Parting(
      example: Example(
        "Waits Behind Tasks That Ended", python: "print(\"before\")",
        swift: """
          actor Gate {
            private var waiting: [CheckedContinuation<Void, Never>] = []

            func pass() async { await withCheckedContinuation { waiting.append($0) } }

            func open() {
              for continuation in waiting { continuation.resume() }
              waiting = []
            }
          }

          print("before")
          let gate = Gate()
          let tasks = (0..<3).map { _ in Task.detached { await gate.pass() } }
          try await Task.sleep(for: .seconds(1))
          await gate.open()
          for task in tasks { await task.value }
          await Task.detached { await gate.pass() }.value
          """),
      end: "deadlocked", kind: "end", message: "deadlocks",
      swift: "task 1 waits since 1.000 s at line 18; task 6 waits since 1.000 s at line 4"),
    Parting(
      example: Example(
        "Writes To The Wrong Stream", python: "import sys\n\nprint(\"one\")\nprint(\"two\", file=sys.stderr)",
        swift: "print(\"one\")\nprint(\"two\")"),
      end: "finished", kind: "output", message: "stderr in Python", documentLine: 4, portLine: 2),
    Parting(
      example: Example(
        "Int Is No Double",
        python: """
          count = 3
          print("counted")
          """,
        swift: """
          let count = 3.0
          print("counted")
          """),
      end: "finished", kind: "value", message: "3.0", documentLine: 1, portLine: 1),
    // One name that cannot be shown must not hide the others.
    Parting(
      example: Example(
        "Beside An Async Let", python: "import time\n\ncount = 3\nprint(\"done\")",
        swift: """
          func one() async -> Int { 1 }
          let count = 4
          async let other = one()
          _ = await other
          print("done")
          """),
      end: "finished", kind: "value", message: "4", documentLine: 3, portLine: 2),
    Parting(
      example: Example(
        "Beside A Name Without Value", python: "import time\n\ncount = 3\nprint(\"done\")",
        swift: "let never: Int\nlet count = 4\nprint(\"done\")"),
      end: "finished", kind: "value", message: "4", documentLine: 3, portLine: 2),
    Parting(
      example: Example(
        "Beside A Noncopyable", python: "import time\n\ncount = 3\nprint(\"done\")",
        swift: "struct File: ~Copyable { var number = 1 }\nlet count = 4\nlet file = File()\nprint(\"done\")"),
      end: "finished", kind: "value", message: "4", documentLine: 3, portLine: 2),
    Parting(
      example: Example(
        "In A Tuple Of Names", python: "import time\n\nfirst, second = 1, \"two\"\nprint(\"done\")",
        swift: "let (first, second) = (1, \"three\")\nprint(\"done\")"),
      end: "finished", kind: "value", message: "three", documentLine: 3, portLine: 1),
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
