import Foundation
import Testing

/// Each id that can stand in brackets has its section on the page of diagnostics, which `diglot explain` prints.
@Suite struct `The page of diagnostics` {
  private static let sources: [(path: String, text: String)] = {
    let folder = FirstDocument.root + "/Sources"
    let found = FileManager.default.enumerator(atPath: folder)?.allObjects.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Pythonic/") }.sorted().compactMap { path in
      (try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)).map { (path, $0) }
    }
  }()

  /// The literals in the places where an id stands.
  static let emitted: Set<String> = {
    let id = #""([a-z]+(?:-[a-z0-9]+)*)""#
    let patterns = [
      // Diagnostic("…", and one of two: Diagnostic(x ? "…" : "…"
      #"\bDiagnostic\(\s*"# + id, #"\bDiagnostic\(\s*[^",()]+\? "# + id,
      #"\bDiagnostic\(\s*[^",()]+\? "[^"]*" : "# + id,
      #"\b(?:refuse|diagnostic|Finding)\(\s*"# + id, #"\bfinding(?:: | = )"# + id, #"\bid: (?:String = )?"# + id,
    ]
    var ids: Set<String> = []
    for (path, text) in sources {
      // In this file every such literal is one.
      let all = path.hasSuffix("DiglotReports/Finding.swift") ? [#""([a-z]+(?:-[a-z]+)+)""#] : patterns
      for pattern in all {
        let found = (try? Regex<(Substring, Substring)>(pattern)).map { text.matches(of: $0) } ?? []
        ids.formUnion(found.map { String($0.output.1) })
      }
    }
    // Names of other things: of a run that 'doctor' makes, and of a value of JSON's.
    return ids.filter { $0.contains("-") || ["interrupted", "unsupported", "doctor"].contains($0) }
  }()

  private func listed() async throws -> [String] {
    let ran = try await CommandLineRun(["explain"])
    #expect(ran.status == 0)
    return ran.stdout.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  @Test func `has a section for each id that the sources can emit`() async throws {
    let pages = Set(try await listed())
    #expect(Self.emitted.count > 90)
    #expect(Self.emitted.subtracting(pages).sorted() == [])
  }

  @Test func `has no section for an id that nothing emits`() async throws {
    let pages = try await listed()
    #expect(Set(pages).count == pages.count)
    let unknown = pages.filter { id in !Self.sources.contains { $0.text.contains("\"\(id)\"") } }
    #expect(unknown == [])
  }

  @Test func `is printed as it stands`() async throws {
    let page = try String(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Diagnostics.md", encoding: .utf8)
    let start = try #require(page.range(of: "### time-differs\n\n")).upperBound
    let end = try #require(page.range(of: "\n\n###", range: start..<page.endIndex)).lowerBound
    for argument in ["time-differs", "[time-differs]"] {
      let ran = try await CommandLineRun(["explain", argument])
      #expect(ran.status == 0 && ran.stdout == "time-differs\n\n\(page[start..<end])\n")
    }
  }

  @Test func `is searched for the nearest id where one is misspelt`() async throws {
    let ran = try await CommandLineRun(["explain", "time-difers"])
    #expect(ran.status == 2 && ran.stdout.isEmpty)
    #expect(
      ran.stderr == "error: [id-unknown] no finding has the id 'time-difers'\n  help: did you mean 'time-differs'?\n")
  }
}
