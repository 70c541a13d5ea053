import Foundation
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

  private func extracted() async throws -> [String: Any] {
    let ran = try await CommandLineRun(["extract", Self.document, "--format", "json"])
    #expect(ran.status == 0)
    return try #require(try JSONSerialization.jsonObject(with: Data(ran.stdout.utf8)) as? [String: Any])
  }
}
