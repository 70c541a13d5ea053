import Foundation
import Testing

/// A change that somebody else proposes may bring links, and what reports quote may be seen by anybody.
@Suite struct `A link in a corpus folder` {
  private static let secret = "let correctHorse = 1\n"

  private func corpus(linking name: String, to target: String) throws -> MiniCorpus {
    let corpus = try MiniCorpus([Example("One", python: "print(1)", swift: "print(1)")])
    let path = corpus.folder.path + "/" + name
    let files = FileManager.default
    try files.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try? files.removeItem(atPath: path)
    try files.createSymbolicLink(atPath: path, withDestinationPath: target)
    return corpus
  }

  @Test(arguments: [
    "ports/one.swift", "contexts/one.py", "contexts/one.swift", "expected/one.txt", "diglot.yaml", "packages.lock",
  ])
  func `is not read where it leads out of it`(_ name: String) async throws {
    let outside = try TemporaryFolder()
    let corpus = try corpus(linking: name, to: try outside.write("secret", Self.secret))
    let ran = try await CommandLineRun(["verify", corpus.path])
    #expect(ran.status == 2)
    #expect(ran.stderr.hasPrefix("\(corpus.folder.path)/\(name):1:1: error: [link-leads-out] "), "\(ran.text)")
    #expect(!ran.text.contains("correctHorse"))
  }

  @Test(arguments: ["ports", "contexts", "expected"])
  func `is not followed to a folder elsewhere`(_ name: String) async throws {
    let outside = try TemporaryFolder()
    let corpus = try corpus(linking: name, to: outside.path)
    let ran = try await CommandLineRun(["verify", corpus.path])
    #expect(ran.status == 2)
    #expect(ran.stderr.hasPrefix("\(corpus.folder.path)/\(name):1:1: error: [link-leads-out] "), "\(ran.text)")
  }

  @Test func `is no file where a pipe is`() async throws {
    let corpus = try MiniCorpus([Example("One", python: "print(1)", swift: "print(1)")])
    let path = corpus.folder.path + "/document.txt"
    try FileManager.default.removeItem(atPath: path)
    #expect(mkfifo(path, 0o600) == 0)
    let ran = try await CommandLineRun(["verify", corpus.path])
    #expect(ran.status == 2 && ran.stderr.contains("error: [document-unreadable] cannot read \(path)"), "\(ran.text)")
  }

  @Test func `may lead to another file of it`() async throws {
    let corpus = try corpus(linking: "ports/one.swift", to: "../shared.swift")
    try corpus.folder.write("shared.swift", "print(1)\n")
    #expect(try await CommandLineRun(["verify", corpus.path]).status == 0)
  }

  @Test func `may be the document where it leads to one`() async throws {
    let outside = try TemporaryFolder()
    let page = "```python\nprint('correct horse')\n```\n"
    for (name, status) in [("page.md", 0), ("secret", 2)] {
      let folder = try TemporaryFolder()
      let target = try outside.write(name, page)
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/document.md", withDestinationPath: target)
      let ran = try await CommandLineRun(["run", folder.path])
      #expect(ran.status == status, "\(ran.text)")
      #expect(ran.text.contains("correct horse") == (status == 0))
      #expect(ran.stderr.contains("/document.md:1:1: error: [link-leads-out] ") == (status == 2), "\(ran.stderr)")
    }
  }
}
