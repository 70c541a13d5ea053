import DiglotDocuments
import DiglotModel
import Testing

/// Which comments claim something, and of what.
struct ClaimSubjectTests {
  /// Each claim of a text as `LINE:COLUMN kind text -> subject`.
  private func claims(_ text: String) throws -> [String] {
    try PlainTextReader.read("import time\n" + text, path: "a").snippets.flatMap(\.claims).map { claim in
      "\(claim.line):\(claim.column) \(claim.kind.rawValue) \(claim.text) -> \(show(claim.subject))"
    }
  }

  private func show(_ subject: Claim.Subject) -> String {
    func range(_ lines: LineRange) -> String { "\(lines.start)-\(lines.end)" }
    return switch subject {
    case .statements(let lines): "statements \(range(lines))"
    case .printing(let lines): "printing \(range(lines))"
    case .function(let lines): "function \(range(lines))"
    case .block(let block):
      "block at \(block.label)\(block.isUnordered ? " in any order" : "")"
        + (block.statements.map { " of \(range($0))" } ?? "")
    case .unknown: "unknown"
    }
  }

  @Test(arguments: [
    // Behind a statement
    ("x = f(3)  # 9\n", ["2:11 value 9 -> statements 2-2"]),
    ("print(f(3))  # 9\n", ["2:14 value 9 -> printing 2-2"]),
    ("x = f(\n    3,\n)  # -> [1, 2]\n", ["4:4 value [1, 2] -> statements 2-4"]),
    ("f(3)  # Raises ValueError\n", ["2:7 error Raises ValueError -> statements 2-2"]),
    ("for x in y:\n    f(x)  # 1.5 seconds\n", ["3:11 duration 1.5 seconds -> statements 3-3"]),
    ("with f() as x:  # ~2 s\n    g(x)\n", ["2:17 duration ~2 s -> statements 2-3"]),
    ("def f():  # takes 2 seconds\n    g()\n", ["2:11 duration takes 2 seconds -> function 2-3"]),
    (
      "def f():\n    \"\"\"Takes about 2 seconds.\"\"\"\n    g()\n",
      ["3:5 duration Takes about 2 seconds. -> function 2-4"]
    ),
    ("x = f()  # type: list[int]\n", ["2:10 type list[int] -> statements 2-2"]),
    ("x = f()  # int\n", ["2:10 type int -> statements 2-2"]),
    ("f()  # Returns a coroutine object\n", ["2:6 type coroutine -> statements 2-2"]),
    // On a line of its own
    ("# Takes ~2 seconds\nx = f()\ny = g()\n\nz = h()\n", ["2:1 duration Takes ~2 seconds -> statements 3-4"]),
    ("x = f()\n# Takes ~2 seconds\n\ny = g()\n", ["3:1 duration Takes ~2 seconds -> statements 2-2"]),
    ("# This returns a list of names\nx = f()\ny = g()\n", ["2:1 type list -> statements 3-3"]),
    ("x = f()\n# KeyError: 'name'\n", ["3:1 error KeyError: 'name' -> statements 2-2"]),
    ("x = f()\n# -> 9\n", ["3:1 value 9 -> statements 2-2"]),
    // Blocks of output
    ("f()\ng()\n# Output:\n# one\n#   two\n", ["5:1 output one -> block at 4", "6:1 output   two -> block at 4"]),
    ("f()\n# Output (order may vary):\n# one\n", ["4:1 output one -> block at 3 in any order"]),
    (
      "f()\n# Output:\n# one\ng(1)\n# Output:\n# two\n",
      ["4:1 output one -> block at 3 of 1-2", "7:1 output two -> block at 6 of 5-5"]
    ),
    ("f()  # Output: one\n", ["2:6 output one -> statements 2-2"]),
  ])
  func `a claim speaks of what its place says`(text: String, expected: [String]) throws {
    #expect(try claims(text) == expected)
  }

  @Test(arguments: [
    // The number explains what is written.
    "time.sleep(2)  # 2 seconds\n", "timeout = 30  # 30 seconds\n", "x = f(timeout=5)  # 5 s\n",
    // Callouts
    "f()  # 1\ng()  # 2\n",
    // A part of a statement, a parameter, a branch
    "f(\n    3,  # 9\n    4,\n)\n", "def f(\n    x,  # int\n):\n    pass\n",
    "if x:\n    f()\nelse:  # ~2 seconds\n    g()\n",
    // Prose
    "f()  # returns quickly\n", "f()  # in 2 steps\n", "# Errors are raised here\nf()\n", "f()  # type: ignore\n",
    "f()  # Wait a second!\n", "# Returns list elements\nf()\n",
  ])
  func `what only sounds like a claim is none`(text: String) throws {
    #expect(try claims(text) == [])
  }
}
