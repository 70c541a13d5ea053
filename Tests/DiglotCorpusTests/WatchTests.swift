import Foundation
import TestSupport
import Testing

/// `diglot watch`, beside somebody who edits.
@Suite(.serialized) struct `Watching a corpus folder` {
  /// A folder with one pair, and `diglot watch` on it.
  private final class Watched {
    private let folder: TemporaryFolder
    private let process: ChildProcess
    private let output: OutputFile
    /// How much of what it shows has been looked at, in characters.
    private var seen = 0

    init() throws {
      folder = try TemporaryFolder()
      output = try OutputFile()
      try folder.write("document.md", "# One\n\n```python\nprint(1)\n```\n\n# Two\n\n```python\nprint(2)\n```\n")
      try folder.write("ports/one.swift", "print(1)\n")
      try folder.write("ports/two.swift", "print(2)\n")
      try FileManager.default.createDirectory(atPath: folder.path + "/contexts", withIntermediateDirectories: true)
      process = try ChildProcess(
        CommandLineRun.diglot, ["watch", folder.path, "--cache", try CommandLineRun.cache.get().path],
        output: output.descriptor, error: output.descriptor)
    }

    /// Saves a file at once, as an editor does.
    func write(_ text: String, to path: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/" + path), options: .atomic)
    }

    /// What it shows up to the next time that it waits.
    func shown() async throws -> String {
      while true {
        let hasEnded = process.status != nil
        let text = output.text.dropFirst(seen)
        if let end = text.range(of: "waiting for changes\n") {
          seen += text[..<end.upperBound].count
          return String(text[..<end.lowerBound])
        }
        try #require(!hasEnded, "it has ended: \(text)")
        try await Task.sleep(for: .milliseconds(20))
      }
    }

    /// Ends it as a terminal that is closed does.
    func end() async -> Int {
      process.signal(SIGTERM)
      return await process.ended()
    }
  }

  @Test(.timeLimit(.minutes(30))) func `verifies the pair again whose port is saved, and ends when it is told`()
    async throws
  {
    let watched = try Watched()
    #expect(try await watched.shown().contains("2 pairs: 2 equivalent"))
    try watched.write("print(3)\n", to: "ports/one.swift")
    let shown = try await watched.shown()
    #expect(shown.contains("1 pair: 1 different") && shown.contains("ports/one.swift:1"))
    try watched.write("print(1)\n", to: "ports/one.swift")
    #expect(try await watched.shown().contains("1 pair: 1 equivalent"))
    #expect(await watched.end() == -Int(SIGTERM))
  }

  @Test(.timeLimit(.minutes(30))) func `verifies the examples of a document whose text has changed`() async throws {
    let watched = try Watched()
    _ = try await watched.shown()
    try watched.write("# One\n\n```python\nprint(1)\n```\n\n# Two\n\n```python\nprint(22)\n```\n", to: "document.md")
    let shown = try await watched.shown()
    #expect(shown.contains("1 pair: 1 different") && shown.contains("two"))
  }

  @Test(.timeLimit(.minutes(30))) func `verifies what runs after an example that has changed, and nothing else`()
    async throws
  {
    let watched = try Watched()
    _ = try await watched.shown()
    func document(_ value: Int) -> String {
      "# One\n\n```python\nx = \(value)\nprint(1)\n```\n\n# Two\n\n```python\nprint(x)\n```\n\n# Three\n\n```python\nprint(3)\n```\n"
    }
    try watched.write("print(3)\n", to: "ports/three.swift")
    try watched.write(document(2), to: "document.md")
    _ = try await watched.shown()
    try watched.write(document(4), to: "document.md")
    let shown = try await watched.shown()
    #expect(shown.contains("2 pairs: ") && shown.contains("--only two") && !shown.contains("three"), "\(shown)")
  }

  @Test(.timeLimit(.minutes(30))) func `tells what is wrong with a contract, and goes on when it is mended`()
    async throws
  {
    let watched = try Watched()
    _ = try await watched.shown()
    try watched.write("pairs: 3\n", to: "diglot.yaml")
    try watched.write("pairs: {}\n", to: "diglot.yaml")
    #expect(try await watched.shown().contains("2 pairs: 2 equivalent"))
  }
}
