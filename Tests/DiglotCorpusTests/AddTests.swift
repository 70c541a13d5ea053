import Foundation
import Testing

/// `diglot add`: a corpus folder from a document, and again when the document has changed.
@Suite struct `Adding a document` {
  /// A folder of its own, with a document in it.
  private struct Place {
    let root: String
    var document: String { root + "/guide.md" }
    var folder: String { root + "/corpus/guide" }

    init(_ text: String) throws {
      root = NSTemporaryDirectory() + "diglot-add-\(UUID().uuidString)"
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
      try write(text)
    }

    func write(_ text: String, to path: String = "guide.md") throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: root + "/" + path))
    }

    func read(_ path: String) -> String? { try? String(contentsOfFile: folder + "/" + path, encoding: .utf8) }
    func remove() { try? FileManager.default.removeItem(atPath: root) }

    func add(_ further: [String] = []) async throws -> (report: Report, status: Int) {
      let ran = try await CommandLineRun(["add", document, "--into", folder, "--format", "json"] + further)
      return (try ran.report(Report.self), ran.status)
    }
  }

  private struct Report: Decodable {
    struct File: Decodable {
      var path: String
      var action: String
      var from: String?
    }

    struct Pair: Decodable {
      var id: String
      var verdict: String
    }

    struct Step: Decodable {
      var text: String
      var place: String
    }

    var files: [File]
    var pairs: [Pair]
    var steps: [Step]

    func actions(_ ending: String) -> [String] { files.filter { $0.path.hasSuffix(ending) }.map(\.action) }
  }

  private static let squares = "# Squares\n\n```python\nprint([n * n for n in range(3)])\n```\n"

  @Test func `makes a folder with a verified pair`() async throws {
    let place = try Place(Self.squares)
    defer { place.remove() }
    let (report, status) = try await place.add()
    #expect(status == 0 && report.steps.isEmpty && report.pairs.map(\.verdict) == ["equivalent"])
    #expect(place.read("document.md") == Self.squares)
    #expect(place.read("ports/squares.swift")?.contains("print(") == true)
    #expect(place.read("expected/squares.txt") != nil)
    let verified = try await CommandLineRun(["verify", place.folder])
    #expect(verified.status == 0)
  }

  @Test func `writes nothing in a dry run`() async throws {
    let place = try Place(Self.squares)
    defer { place.remove() }
    let (report, status) = try await place.add(["--dry-run"])
    #expect(status == 0 && report.actions("ports/squares.swift") == ["created"])
    #expect(!FileManager.default.fileExists(atPath: place.folder))
  }

  @Test func `moves the files of an example whose id has changed`() async throws {
    let place = try Place(Self.squares)
    defer { place.remove() }
    _ = try await place.add()
    let port = "// Mine\n" + (place.read("ports/squares.swift") ?? "")
    try place.write(port, to: "corpus/guide/ports/squares.swift")
    try place.write("pairs:\n  squares:\n    skip: for a test\n", to: "corpus/guide/diglot.yaml")
    try place.write(Self.squares.replacing("# Squares", with: "# Square numbers"))
    let (report, _) = try await place.add()
    #expect(report.actions("ports/square-numbers.swift").first == "moved")
    #expect(place.read("ports/square-numbers.swift") == port && place.read("ports/squares.swift") == nil)
    #expect(place.read("diglot.yaml") == "pairs:\n  square-numbers:\n    skip: for a test\n")
  }

  @Test func `keeps a port that somebody wrote, and says when its example has changed`() async throws {
    let place = try Place(Self.squares)
    defer { place.remove() }
    _ = try await place.add()
    try place.write("print(\"[0, 1, 4]\")\n", to: "corpus/guide/ports/squares.swift")
    #expect(try await place.add().report.steps.isEmpty)
    try place.write(Self.squares.replacing("range(3)", with: "range(4)"))
    let (report, status) = try await place.add()
    #expect(place.read("ports/squares.swift") == "print(\"[0, 1, 4]\")\n")
    #expect(status == 1 && report.steps.contains { $0.place.hasSuffix("ports/squares.swift") })
  }

  @Test func `drafts anew what nobody touched`() async throws {
    let place = try Place(Self.squares)
    defer { place.remove() }
    _ = try await place.add()
    try place.write(Self.squares.replacing("range(3)", with: "range(4)"))
    let (report, _) = try await place.add()
    #expect(report.actions("ports/squares.swift") == ["updated"])
    #expect(place.read("ports/squares.swift")?.contains("4") == true)
  }

  @Test func `knows its drafts again where it was ended before it could note them`() async throws {
    let place = try Place(Self.squares + "\n```python\nprint('two')\n```\n")
    defer { place.remove() }
    let (report, _) = try await place.add()
    let lock = try #require(place.read("snippets.lock"))
    try FileManager.default.removeItem(atPath: place.folder + "/snippets.lock")
    try FileManager.default.removeItem(atPath: place.folder + "/ports/\(try #require(report.pairs.last).id).swift")
    _ = try await place.add()
    #expect(place.read("snippets.lock") == lock)
    try place.write(
      Self.squares.replacing("range(3)", with: "range(4)") + "\n```python\nprint('two')\n```\n")
    // The draft of the new text is there, the lock is that of the old one.
    _ = try await place.add()
    let later = try #require(place.read("snippets.lock"))
    try place.write(lock, to: "corpus/guide/snippets.lock")
    let (again, _) = try await place.add()
    #expect(again.actions("ports/squares.swift") == ["kept"] && place.read("snippets.lock") == later)
  }

  @Test func `begins a port that cannot be translated, and says why`() async throws {
    let place = try Place("# Files\n\n```python\nwith open(\"/nonexistent\") as file:\n    print(file.read())\n```\n")
    defer { place.remove() }
    let (report, status) = try await place.add()
    #expect(status == 1 && report.steps.first?.text.contains("open") == true)
    let port = place.read("ports/files.swift") ?? ""
    #expect(port.contains("//   with open(") && port.hasSuffix("\nthrow NotPorted()\n"))
    #expect(port.contains("the port of 'files' is not written yet"))
    #expect(report.pairs.map(\.verdict) == ["different"])
  }

  @Test func `asks what the names of a fragment are, and goes on when somebody has said it`() async throws {
    let place = try Place("# Loading\n\n```python\nprint(load(\"x\"))\n```\n")
    defer { place.remove() }
    let (report, status) = try await place.add()
    #expect(status == 1 && report.steps.first?.place.hasSuffix("contexts/loading.py") == true)
    #expect(place.read("expected/loading.txt") == nil)
    try place.write(
      "def load(path):\n    return path * 2\n\n\n# diglot: snippet\n", to: "corpus/guide/contexts/loading.py")
    let (again, ended) = try await place.add()
    #expect(ended == 0 && again.pairs.map(\.verdict) == ["equivalent"])
  }

  @Test func `proposes the least contract for a pair that is not alike in each run, and writes none`() async throws {
    let program = """
      import asyncio

      async def work(n):
          await asyncio.sleep(1)
          return n

      async def main():
          tasks = [asyncio.create_task(work(n)) for n in range(8)]
          done, pending = await asyncio.wait(tasks)
          for task in done:
              print(task.result())

      asyncio.run(main())
      """
    let place = try Place("# Waiting\n\n```python\n\(program)\n```\n")
    defer { place.remove() }
    let (report, status) = try await place.add()
    #expect(status == 1)
    let step = try #require(report.steps.first)
    #expect(step.text.contains("unordered of lines 1 to 8") && step.place.contains("accept"))
    #expect(place.read("diglot.yaml") == nil)
  }

  @Test func `refuses a lock that it cannot read, and a folder with another document`() async throws {
    let place = try Place(Self.squares)
    defer { place.remove() }
    _ = try await place.add()
    try place.write("squares zz\n", to: "corpus/guide/snippets.lock")
    var ran = try await CommandLineRun(["add", place.document, "--into", place.folder])
    #expect(ran.status == 2 && ran.stderr.contains("snippets.lock:1:1: error: [lock-invalid]"))
    try FileManager.default.removeItem(atPath: place.folder + "/snippets.lock")
    try place.write("print(1)\n", to: "other.txt")
    ran = try await CommandLineRun(["add", place.root + "/other.txt", "--into", place.folder])
    #expect(ran.status == 2 && ran.stderr.contains("[corpus-ambiguous]"))
  }
}
