import Foundation
import Testing

/// `diglot watch`, beside somebody who edits.
@Suite(.serialized) struct `Watching a corpus folder` {
  /// A folder with one pair, and `diglot watch` on it.
  private final class Watched {
    let root = NSTemporaryDirectory() + "diglot-watch-\(UUID().uuidString)"
    private let process = Process()
    private let output = Pipe()
    private var text = ""

    init() throws {
      for part in ["ports", "contexts"] {
        try FileManager.default.createDirectory(atPath: root + "/" + part, withIntermediateDirectories: true)
      }
      try write("# One\n\n```python\nprint(1)\n```\n\n# Two\n\n```python\nprint(2)\n```\n", to: "document.md")
      try write("print(1)\n", to: "ports/one.swift")
      try write("print(2)\n", to: "ports/two.swift")
      process.executableURL = CommandLineRun.products.appendingPathComponent("diglot")
      process.arguments = ["watch", root, "--cache", try CommandLineRun.cache.get().path]
      process.standardOutput = output
      process.standardError = output
      try process.run()
    }

    deinit {
      if process.isRunning { process.terminate() }
      try? FileManager.default.removeItem(atPath: root)
    }

    func write(_ text: String, to path: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/" + path), options: .atomic)
    }

    /// What it shows up to the next time that it waits.
    func shown() throws -> String {
      while true {
        if let end = text.range(of: "waiting for changes\n") {
          defer { text = String(text[end.upperBound...]) }
          return String(text[..<end.lowerBound])
        }
        let data = output.fileHandleForReading.availableData
        try #require(!data.isEmpty, "it has ended: \(text)")
        text += String(decoding: data, as: UTF8.self)
      }
    }

    /// Ends it as a terminal that is closed does: where the tests run in the background, an interrupt is ignored.
    func end() -> Int32 {
      process.terminate()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }

  @Test(.timeLimit(.minutes(1))) func `verifies the pair again whose port is saved, and ends when it is told`() throws {
    let watched = try Watched()
    #expect(try watched.shown().contains("2 pairs: 2 equivalent"))
    try watched.write("print(3)\n", to: "ports/one.swift")
    let shown = try watched.shown()
    #expect(shown.contains("1 pair: 1 different") && shown.contains("ports/one.swift:1"))
    try watched.write("print(1)\n", to: "ports/one.swift")
    #expect(try watched.shown().contains("1 pair: 1 equivalent"))
    #expect(watched.end() == SIGTERM)
  }

  @Test(.timeLimit(.minutes(1))) func `verifies the examples of a document whose text has changed`() throws {
    let watched = try Watched()
    _ = try watched.shown()
    try watched.write("# One\n\n```python\nprint(1)\n```\n\n# Two\n\n```python\nprint(22)\n```\n", to: "document.md")
    let shown = try watched.shown()
    #expect(shown.contains("1 pair: 1 different") && shown.contains("two"))
  }

  @Test(.timeLimit(.minutes(1))) func `verifies what runs after an example that has changed, and nothing else`() throws
  {
    let watched = try Watched()
    _ = try watched.shown()
    func document(_ value: Int) -> String {
      "# One\n\n```python\nx = \(value)\nprint(1)\n```\n\n# Two\n\n```python\nprint(x)\n```\n\n# Three\n\n```python\nprint(3)\n```\n"
    }
    try watched.write("print(3)\n", to: "ports/three.swift")
    try watched.write(document(2), to: "document.md")
    _ = try watched.shown()
    try watched.write(document(4), to: "document.md")
    let shown = try watched.shown()
    #expect(shown.contains("2 pairs: ") && shown.contains("--only two") && !shown.contains("three"), "\(shown)")
  }

  @Test(.timeLimit(.minutes(1))) func `tells what is wrong with a contract, and goes on when it is mended`() throws {
    let watched = try Watched()
    _ = try watched.shown()
    try watched.write("pairs: 3\n", to: "diglot.yaml")
    try watched.write("pairs: {}\n", to: "diglot.yaml")
    #expect(try watched.shown().contains("2 pairs: 2 equivalent"))
  }
}
