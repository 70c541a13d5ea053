import Foundation
import Testing

/// The cache of compiled ports: shared, healed, only read, pruned.
@Suite struct `The cache` {
  private static func corpus() throws -> MiniCorpus {
    try MiniCorpus([Example("One", python: "print(1)\nprint(2)", swift: "print(1)\nprint(2)")])
  }

  private static func verify(_ corpus: MiniCorpus, _ cache: String, _ options: [String] = []) async throws
    -> CommandLineRun
  {
    try await CommandLineRun(["verify", corpus.path, "--cache", cache, "--format", "json"] + options)
  }

  /// The folder of the one compiled port.
  private static func entry(_ cache: TemporaryFolder) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: cache.path)
    let entries = names.filter { $0.allSatisfy(\.isHexDigit) }
    #expect(entries.count == 1)
    return cache.path + "/" + (try #require(entries.first))
  }

  private static func library(_ entry: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: entry)
    return entry + "/" + (try #require(names.first { $0.hasSuffix(".port.so") }))
  }

  /// All files with what is in them, and when they were changed.
  private static func contents(_ folder: String) -> [String: String] {
    let names = FileManager.default.enumerator(atPath: folder)?.allObjects.compactMap { $0 as? String } ?? []
    return Dictionary(
      uniqueKeysWithValues: names.map { name in
        let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name)
        let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return (name, "\(attributes?[.size] ?? 0) \(date)")
      })
  }

  enum Damage: String, CaseIterable {
    case truncated, overwritten, keyOfAnother, noDescription, fileInItsPlace, pathInDescription
  }

  @Test(arguments: Damage.allCases) func `heals an entry that is damaged`(_ damage: Damage) async throws {
    let (corpus, cache) = (try Self.corpus(), try TemporaryFolder())
    #expect(try await Self.verify(corpus, cache.path).status == 0)
    let entry = try Self.entry(cache)
    let library = try Self.library(entry)
    let whole = try Data(contentsOf: URL(fileURLWithPath: library))
    switch damage {
    case .truncated: try whole.prefix(whole.count / 2).write(to: URL(fileURLWithPath: library))
    case .overwritten:
      try Data(repeating: 0x90, count: whole.count).write(to: URL(fileURLWithPath: library))
    case .keyOfAnother: try Data("of another".utf8).write(to: URL(fileURLWithPath: entry + "/key"))
    case .noDescription: try Data("{".utf8).write(to: URL(fileURLWithPath: entry + "/port.json"))
    case .fileInItsPlace:
      try FileManager.default.removeItem(atPath: entry)
      try Data("foreign".utf8).write(to: URL(fileURLWithPath: entry))
    case .pathInDescription:
      let text = try String(contentsOfFile: entry + "/port.json", encoding: .utf8)
      let name = (library as NSString).lastPathComponent
      try Data(text.replacing("\"\(name)\"", with: "\"../\(name)\"").utf8).write(
        to: URL(fileURLWithPath: entry + "/port.json"))
    }
    let again = try await Self.verify(corpus, cache.path)
    #expect(again.status == 0, "\(again.text)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: try Self.library(entry))).count == whole.count)
    let left = try FileManager.default.contentsOfDirectory(atPath: cache.path).filter { $0.hasPrefix(".") }
    #expect(left == [])
  }

  @Test func `is found by what is in it, wherever it lies, and with --cache-read-only nothing in it is changed`()
    async throws
  {
    let (corpus, cache) = (try Self.corpus(), try TemporaryFolder())
    #expect(try await Self.verify(corpus, cache.path).status == 0)
    let elsewhere = try TemporaryFolder()
    let copy = elsewhere.path + "/copy"
    try FileManager.default.copyItem(atPath: cache.path, toPath: copy)
    // The mark that shows whether the entry was used: what the compiler is said to have said.
    let description = copy + "/" + (try Self.entry(cache) as NSString).lastPathComponent + "/port.json"
    let text = try String(contentsOfFile: description, encoding: .utf8)
    try Data(text.replacing("\"output\":\"\"", with: "\"output\":\"a mark\"").utf8).write(
      to: URL(fileURLWithPath: description))
    let before = Self.contents(copy)
    let ran = try await Self.verify(corpus, copy, ["--cache-read-only"])
    #expect(ran.status == 0)
    #expect(try ran.report(VerifyJSON.self).pairs.first?.compiler == "a mark")
    try corpus.folder.write("ports/one.swift", "print(1)\nprint(1 + 1)\n")
    let changed = try await Self.verify(corpus, copy, ["--cache-read-only"])
    #expect(changed.status == 0 && Self.contents(copy) == before)
    let left = try FileManager.default.contentsOfDirectory(atPath: "/tmp").filter { $0.hasPrefix("diglot-cache-") }
    #expect(left.allSatisfy { kill(pid_t($0.split(separator: "-")[2]) ?? 0, 0) == 0 }, "\(left)")
  }

  @Test func `is used by several processes at once`() async throws {
    let (corpus, cache) = (try Self.corpus(), try TemporaryFolder())
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 1...4 { group.addTask { try await Self.verify(corpus, cache.path).status } }
      for try await status in group { #expect(status == 0) }
    }
    _ = try Self.entry(cache)
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path).filter { $0.hasPrefix(".") } == [])
  }

  /// A cache with three ports that were used 1, 20 and 40 days ago, of 8 KiB or more each, and a file that is not its own.
  private static func oldCache() throws -> TemporaryFolder {
    let cache = try TemporaryFolder()
    for (name, days) in [("a1", 1), ("b2", 20), ("c3", 40)] {
      try cache.write(name + "/key", [UInt8](repeating: 1, count: 4096))
      try cache.write(name + "/port.json", [UInt8](repeating: 1, count: 4096))
      let date = Date(timeIntervalSinceNow: -86_400 * Double(days))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: cache.path + "/" + name)
    }
    try cache.write("notes.txt", "mine")
    try cache.write("d4/key", "just used")
    return cache
  }

  @Test(arguments: [
    ([], ["a1", "b2", "d4", "notes.txt"]), (["--older-than", "7d"], ["a1", "d4", "notes.txt"]),
    (["--older-than", "1h"], ["d4", "notes.txt"]), (["--max-size", "0"], ["d4", "notes.txt"]),
    (["--max-size", "10K"], ["a1", "d4", "notes.txt"]), (["--max-size", "1G"], ["a1", "b2", "c3", "d4", "notes.txt"]),
    (["--older-than", "7d", "--dry-run"], ["a1", "b2", "c3", "d4", "notes.txt"]),
  ])
  func `is pruned by age and by size, the least recently used first`(_ options: [String], _ left: [String]) async throws
  {
    let cache = try Self.oldCache()
    let ran = try await CommandLineRun(["cache", "prune", "--cache", cache.path] + options)
    #expect(ran.status == 0 && ran.stdout.hasSuffix(" left\n"), "\(ran.text)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path).sorted() == left)
  }

  @Test func `tells what it holds`() async throws {
    let cache = try Self.oldCache()
    let ran = try await CommandLineRun(["cache", "info", "--cache", cache.path])
    #expect(
      ran.stdout.hasPrefix("\(cache.path)\n  4 compiled ports: ") && ran.stdout.contains("  1 not Diglot's own: "))
    let none = try await CommandLineRun(["cache", "info", "--cache", cache.path + "/none"])
    #expect(none.status == 2 && none.stderr.contains("[path-missing]"))
    let bad = try await CommandLineRun(["cache", "prune", "--max-size", "much", "--cache", cache.path])
    #expect(bad.status == 2)
  }

  @Test func `is bounded after a run where that is asked for`() async throws {
    let (corpus, cache) = (try Self.corpus(), try Self.oldCache())
    #expect(try await Self.verify(corpus, cache.path, ["--cache-max-size", "1K"]).status == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: cache.path)
    #expect(!left.contains("a1") && !left.contains("c3") && left.contains("d4") && left.contains("notes.txt"))
    _ = try await Self.verify(corpus, cache.path)
  }
}
