import Foundation
import Testing

/// Every way to block in a folder of small programs: each line must come at the time that stands beside the program.
@Suite struct `A program that blocks` {
  private static let python = BlockingProgram.all(.python)
  private static let swift = BlockingProgram.all(.swift)

  /// One run for all snippets, one for all ports.
  private static let snippets = Task { try await MiniCorpus(python.map { $0.example(.python) }).run().observations }
  private static let ports = Task { try await MiniCorpus(swift.map { $0.example(.swift) }).verify().pairs }

  @Test(arguments: python) func `in Python keeps its timeline`(_ program: BlockingProgram) async throws {
    let seen = Timeline(try #require(try await Self.snippets.value[program.name]))
    #expect(seen.matches(program.expected), "expected:\n\(program.expected)\nseen:\n\(seen)")
  }

  @Test(arguments: swift) func `in Swift keeps its timeline`(_ program: BlockingProgram) async throws {
    let pair = try #require(try await Self.ports.value[program.name])
    let seen = Timeline(try #require(pair.swift, "\(pair.compiler ?? pair.verdict)"))
    #expect(seen.matches(program.expected), "expected:\n\(program.expected)\nseen:\n\(seen)")
  }

  @Test func `has its timeline in a file, and each such file its program`() {
    for (folder, counts) in [("", (python: 61, swift: 31)), ("/more", (python: 39, swift: 20))] {
      for language in BlockingProgram.Language.allCases {
        let path = "\(BlockingProgram.folder)\(folder)/\(language)"
        let programs = BlockingProgram.names(path, language.rawValue)
        #expect(programs == BlockingProgram.names(path, "txt"))
        #expect(programs.count == (language == .python ? counts.python : counts.swift), "\(path)")
      }
    }
  }

  @Test func `is one snippet of its document, whole`() async throws {
    let corpus = try MiniCorpus(Self.python.map { $0.example(.python) })
    let report: ExtractJSON = try await CommandLineRun(["extract", corpus.document, "--format", "json"]).report()
    let snippets = try #require(report.documents.first).snippets
    #expect(snippets.map(\.id) == Self.python.map(\.name))
    #expect(snippets.map { $0.source.trimmingCharacters(in: .newlines) } == Self.python.map(\.source))
  }

  @Test func `fails where its timeline is another one`() async throws {
    let snippets = try await Self.snippets.value
    let ports = try await Self.ports.value.compactMapValues(\.swift)
    for (program, seen) in Self.python.map({ ($0, snippets[$0.name]) }) + Self.swift.map({ ($0, ports[$0.name]) }) {
      let timeline = Timeline(try #require(seen))
      guard timeline.matches(program.expected) else { continue }  // Another test tells
      for wrong in Self.wrong(program.expected) {
        #expect(!timeline.matches(wrong), "\(program.name) would pass as\n\(wrong)")
      }
    }
  }

  /// The same timeline with one line gone, doubled, with another text, on the other stream, 1 ms later, ...
  private static func wrong(_ expected: String) -> [String] {
    let lines = expected.components(separatedBy: "\n")
    return lines.indices.flatMap { index in
      let line = lines[index]
      var changes: [[String]] = [[], [line, line], [line.replacing(/.( s|~)?$/, with: "#")]]
      if index < lines.count - 1 {
        let other = line.dropFirst(8).first == "!" ? " " : "!"
        changes += [[line.prefix(8) + other + line.dropFirst(9)], [String(line.dropLast())]]
      }
      if let match = line.firstMatch(of: index < lines.count - 1 ? /^ *([0-9.]+)/ : /([0-9.]+) s$/),
        let time = Double(match.1)
      {
        changes.append([line[..<match.1.startIndex] + later(time) + line[match.1.endIndex...]])
      }
      return changes.map { (lines[..<index] + $0 + lines[(index + 1)...]).joined(separator: "\n") }
    }
  }

  private static func later(_ time: Double) -> String { String(format: "%.3f", time + 0.001) }
}

private struct ExtractJSON: Decodable {
  struct Document: Decodable {
    var snippets: [Snippet]
  }

  struct Snippet: Decodable {
    var id: String
    var source: String
  }

  var documents: [Document]
}
