import Foundation
import TestSupport
import Testing

@Suite struct `The JSON of extract` {
  private static let document = FirstDocument.folder + "/document.txt"

  @Test func `has the keys that cli md promises`() async throws {
    let root = try await extracted()
    let documents = try #require(root["documents"] as? [[String: Any]])
    let document = try #require(documents.first)
    #expect(documents.count == 1)
    #expect(document["path"] as? String == Self.document)
    #expect(document["format"] as? String == "plainText")
    let snippets = try #require(document["snippets"] as? [[String: Any]])
    #expect(snippets.count == 31)
    for snippet in snippets {
      #expect(snippet["id"] is String)
      #expect(snippet["section"] is [String])
      #expect((snippet["source"] as? String)?.isEmpty == false)
      #expect(snippet["undefinedNames"] is [String])
      let confidence = try #require(snippet["confidence"] as? Double)
      #expect((0...1).contains(confidence))
      let lines = try #require(snippet["lines"] as? [String: Int])
      #expect(Set(lines.keys) == ["start", "end"])
      for claim in try #require(snippet["claims"] as? [[String: Any]]) {
        #expect(Set(claim.keys) == ["line", "kind", "text"])
        #expect(["output", "value", "duration", "type", "error"].contains(claim["kind"] as? String))
        #expect(claim["line"] is Int)
      }
    }
  }

  @Test func `tells a snippet as cli md shows it`() async throws {
    let documents = try #require(try await extracted()["documents"] as? [[String: Any]])
    let snippets = try #require(documents.first?["snippets"] as? [[String: Any]])
    let snippet = try #require(snippets.first { ($0["lines"] as? [String: Int]) == ["start": 53, "end": 76] })
    #expect(snippet["id"] as? String == "the-solution-async-io")
    let section = try #require(snippet["section"] as? [String])
    #expect(section.last == "The Solution: Async I/O")
    #expect(section.first?.hasPrefix("1. ") == true)
    let claims = try #require(snippet["claims"] as? [[String: Any]])
    #expect(
      claims.contains {
        $0["line"] as? Int == 72 && $0["kind"] as? String == "duration" && $0["text"] as? String == "~2 seconds!"
      })
    #expect((snippet["source"] as? String)?.hasPrefix("import asyncio\n") == true)
    #expect((snippet["source"] as? String)?.hasSuffix("asyncio.run(main())\n") == true)
  }

  @Test func `names what a fragment leaves undefined`() async throws {
    let documents = try #require(try await extracted()["documents"] as? [[String: Any]])
    let snippets = try #require(documents.first?["snippets"] as? [[String: Any]])
    let fragment = try #require(snippets.first { ($0["lines"] as? [String: Int])?["start"] == 104 })
    #expect(fragment["undefinedNames"] as? [String] == ["asyncio", "fetch_data"])
  }

  @Test func `goes to a file where one is named, and nothing to stdout`() async throws {
    let folder = try TemporaryFolder()
    let ran = try await CommandLineRun(
      ["extract", Self.document, "--format", "json", "--output", folder.path + "/report.json"])
    #expect(ran.status == 0)
    #expect(ran.stdout.isEmpty)
    #expect(try folder.text("report.json").contains("\"snippets\""))
  }

  @Test func `has the documents that can be read beside one that cannot`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "```python\nprint(1)\n```\n")
    try folder.write("b.md", [0x61, 0, 0x62])
    try folder.write("c/d.md", "```python\nprint(2)\n```\n")
    let ran = try await CommandLineRun(["extract", folder.path, "--format", "json"])
    #expect(ran.status == 2)
    #expect(ran.stderr.hasPrefix("error: [document-binary] '\(folder.path)/b.md'"), "\(ran.stderr)")
    let root = try #require(try JSONSerialization.jsonObject(with: Data(ran.stdout.utf8)) as? [String: Any])
    let paths = try #require(root["documents"] as? [[String: Any]]).compactMap { $0["path"] as? String }
    #expect(paths == ["a.md", "c/d.md"].map { folder.path + "/" + $0 })
  }

  @Test func `comes in the order of the paths, whichever document is read first`() async throws {
    let folder = try TemporaryFolder()
    for number in 0..<60 {
      let text = String(repeating: "# T\n\n```python\nprint(\(number))\n```\n\n", count: number % 7 == 0 ? 200 : 1)
      try folder.write("page-\(100 + number).md", text)
    }
    let ran = try await CommandLineRun(["extract", folder.path])
    #expect(ran.status == 0)
    let heads = ran.stdout.split(separator: "\n").filter { $0.hasPrefix(folder.path) }
    #expect(heads == (0..<60).map { "\(folder.path)/page-\(100 + $0).md (markdown)" })
    #expect(ran.stdout.hasSuffix("\n\n60 documents: 1851 snippets, 0 claims\n"), "\(ran.stdout.suffix(80))")
  }

  @Test func `tells which folder cannot be looked at`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "```python\nprint(1)\n```\n")
    // A path that is longer than the system takes, which nobody may open, whoever they are.
    let script =
      "import os, sys; os.chdir(sys.argv[1])\nfor _ in range(22): os.mkdir('d' * 200); os.chdir('d' * 200)\nopen('b.md', 'w')"
    #expect(try await ProgramRun("/usr/bin/python3", ["-c", script, folder.path]).status == 0)
    let ran = try await CommandLineRun(["extract", folder.path])
    #expect(ran.status == 2)
    #expect(ran.stderr.hasPrefix("error: [folder-unreadable] '\(folder.path)/ddd"), "\(ran.stderr)")
    #expect(ran.stderr.hasSuffix("cannot be looked at: File name too long\n"))
    #expect(ran.stdout.hasSuffix("1 document: 1 snippet, 0 claims\n"))
    #expect(try await ProgramRun("/bin/rm", ["-rf", folder.path]).status == 0)
  }

  @Test func `says of groups what verify does, in a folder of one's own and beside somebody else's document`()
    async throws
  {
    let folder = try TemporaryFolder()
    let text = "# One\n\n```python\nprint(1)\n```\n\n# Two\n\n```python\nprint(2)\n```\n"
    let page = try folder.write("page.md", text)
    try folder.write("diglot.yaml", "group: session\npairs:\n  two:\n    skip: not now\n")
    #expect(try await CommandLineRun(["extract", page]).stdout.contains("group: session, after one\n"))
    let verified: VerifyJSON = try await CommandLineRun(["verify", page, "--format", "json"]).report()
    #expect(verified.pairs.map(\.verdict) == ["unported", "skipped"])
    // Now the contracts are about the document of the corpus folder.
    try folder.write("document.md", text.replacing("# Two", with: "# Three"))
    try folder.write("diglot.yaml", "group: session\npairs:\n  three:\n    skip: not now\n")
    let other = try await CommandLineRun(["extract", page])
    #expect(other.status == 0 && !other.stdout.contains("group:"), "\(other.text)")
    let again: VerifyJSON = try await CommandLineRun(["verify", page, "--format", "json"]).report()
    #expect(again.pairs.map(\.verdict) == ["unported", "unported"])
    #expect(
      try await CommandLineRun(["extract", folder.path + "/document.md"]).stdout.contains("session, after one\n"))
  }

  private func extracted() async throws -> [String: Any] {
    let ran = try await CommandLineRun(["extract", Self.document, "--format", "json"])
    #expect(ran.status == 0)
    return try #require(try JSONSerialization.jsonObject(with: Data(ran.stdout.utf8)) as? [String: Any])
  }
}
