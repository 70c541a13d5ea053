import Foundation
import Testing

/// The page with translations side by side, made of cases of Tests/Fixtures/transpile, whose Swift is under review and runs.
@Suite struct `The page of translations` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private static let page = root + "/Sources/Diglot.docc/Translations.md"

  /// What each is about, and its case.
  private static let chosen: [(String, String)] = [
    ("Words: a counter, slices of text, comprehensions", "words"),
    ("A class that refuses what is wrong", "records"),
    ("A result that may be none", "optional"),
    ("Generators, which run no further than they are asked", "generators"),
    ("A list of this and that: a union as an enum", "unions"),
    ("Objects of derived classes, told apart", "casts"),
    ("Functions that make functions", "closures"),
    ("Outcomes of tasks: a switch in the place of isinstance", "async-outcomes"),
    ("Asynchronous context managers", "async-context-managers"),
    ("Locks, and a dictionary that tasks share", "async-locks"),
  ]

  private static func made() throws -> String {
    var text = """
      # Translations

      Ten translations as `diglot transpile` writes them, beside their Python. Each is a case of the tests: it compiles, and both sides
      do the same.

      """
    for (title, name) in chosen {
      let path = "\(root)/Tests/Fixtures/transpile/accepted/\(name)"
      let python = try String(contentsOfFile: path + ".py", encoding: .utf8)
      let swift = try String(contentsOfFile: path + ".swift", encoding: .utf8)
      text += """

        ## \(title)

        @Row {
          @Column {
        ```python
        \(python)```
          }
          @Column {
        ```swift
        \(swift)```
          }
        }

        """
    }
    return text
  }

  @Test func `shows the translations as they are`() throws {
    let made = try Self.made()
    if ProcessInfo.processInfo.environment["DIGLOT_UPDATE"] == "1" {
      try Data(made.utf8).write(to: URL(fileURLWithPath: Self.page))
    }
    #expect(try String(contentsOfFile: Self.page, encoding: .utf8) == made)
  }
}
