import Foundation
import Testing

/// Snippets that share a namespace run after each other, and only the last one is shown.
@Suite struct `Groups` {
  private static let document = """
    # First

    ```python
    import time

    items = ["a"]
    print("written by the first")
    time.sleep(3)
    ```

    # Second

    ```python
    items.append("b")
    start = time.time()
    time.sleep(2)
    print(items, round(time.time() - start))
    ```

    # Third

    ```python
    print(len(items))  # 2
    ```

    # Fourth

    ```python
    1 / 0
    ```
    """

  private func folder(_ contracts: String? = nil) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("document.md", Self.document + "\n")
    if let contracts { try folder.write("diglot.yaml", contracts) }
    return folder
  }

  private func run(_ folder: TemporaryFolder, _ id: String) async throws -> ObservationJSON {
    let ran = try await CommandLineRun(["run", folder.path, "--only", id, "--format", "json"])
    return try #require(try ran.report(RunJSON.self).observations.first)
  }

  @Test func `what runs before is not shown, and takes no time`() async throws {
    let second = try await run(try folder(), "second")
    #expect(second.output.map(\.text) == ["['a', 'b'] 2"])
    #expect(second.output.first?.at == 2)
    #expect(second.end.kind == "finished")
    #expect(Set(second.values.keys) == ["items", "start"])
  }

  @Test func `a value that was changed in between is the changed one`() async throws {
    #expect(try await run(try folder(), "third").output.map(\.text) == ["2"])
  }

  @Test func `a port stands alone beside its snippet`() async throws {
    let folder = try folder()
    try folder.write(
      "ports/second.swift",
      """
      var items = ["a"]
      items.append("b")
      try await Task.sleep(for: .seconds(2))
      print("['a', 'b'] 2")
      """)
    let ran = try await CommandLineRun(["verify", folder.path, "--only", "second", "--format", "json"])
    #expect(try ran.report(VerifyJSON.self).pairs.map(\.verdict) == ["equivalent"])
    #expect(ran.status == 0)
  }

  @Test func `an earlier snippet may end with an error, which is told`() async throws {
    let contracts = "pairs:\n  fourth: {group: mine}\n  third: {group: independent}\n  second: {group: mine}\n"
    let second = try await run(try folder(contracts), "second")
    #expect(second.end.type == "NameError")
    let folder = try folder("group: session\n")
    try folder.write("document.md", Self.document + "\n\n# Fifth\n\n```python\nprint(len(items))\n```\n")
    let fifth = try await run(folder, "fifth")
    #expect(fifth.output.map(\.text) == ["2"])
    let notes = fifth.notes ?? []
    #expect(notes.contains { $0.contains("'fourth'") && $0.contains("ZeroDivisionError: division by zero") })
  }

  @Test func `the folder's choice is shown by extract`() async throws {
    let folder = try folder("group: session\npairs:\n  third:\n    group: independent\n")
    let ran = try await CommandLineRun(["extract", folder.path + "/document.md"])
    // The fourth runs after the first, too: the second does.
    #expect(ran.stdout.contains("group: session, after second\n"))
    #expect(!ran.stdout.contains("third\n      group: session"))
  }

  @Test(arguments: ["pairs:\n  first:\n    group: [a]\n", "group: a b\n", "group: ''\n"])
  func `a group that is none is an error with its place`(contracts: String) async throws {
    let folder = try folder(contracts)
    let ran = try await CommandLineRun(["run", folder.path])
    #expect(ran.status == 2)
    #expect(ran.stderr.contains("diglot.yaml:"))
    #expect(ran.stderr.contains("[contract-invalid] 'group' is"))
  }

  @Test func `a context is enough for what would need others`() async throws {
    let folder = try folder()
    try folder.write("contexts/third.py", "items = [1, 2, 3]\n# diglot: snippet\n")
    #expect(try await run(folder, "third").output.map(\.text) == ["3"])
  }
}
