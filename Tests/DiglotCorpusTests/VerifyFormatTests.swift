import Foundation
import FoundationXML
import Testing

/// The formats of `diglot verify` for machines that build, with texts that mean something to each format.
@Suite struct `A report for a machine that builds` {
  private static let nasty = "<script>alert('100%')</script> & ]]> `x` | \\u{1B}[31m"

  private static func corpus() throws -> MiniCorpus {
    try MiniCorpus(
      [
        Example("Good one", python: "print(1)\nprint(2)", swift: "print(1)\nprint(2)"),
        Example("Bad one", python: "print(1)\nprint('a')", swift: "print(1)\nprint(\"\(nasty)\")"),
        Example("Broken one", python: "print(1)\nprint(3)", swift: "let x: Int = \"a\"\nprint(x)"),
        Example("Left one", python: "print(1)\nprint(4)", swift: nil),
        Example("Passed one", python: "print(1)\nprint(5)", swift: "print(1)"),
      ], contracts: "pairs:\n  passed-one:\n    skip: a reason & more\n")
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { elements.append((name, attributes)) }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
  }

  @Test func `in JUnit's XML counts and explains each pair`() async throws {
    let corpus = try Self.corpus()
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "junit"])
    #expect(ran.status == 1)
    let reader = Reader()
    let parser = XMLParser(data: Data(ran.stdout.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") in \(ran.stdout)")
    let suite = try #require(reader.elements.first { $0.name == "testsuite" }).attributes
    #expect(suite["tests"] == "5" && suite["failures"] == "2" && suite["errors"] == "1" && suite["skipped"] == "1")
    let cases = reader.elements.filter { $0.name == "testcase" }.compactMap { $0.attributes["name"] }
    #expect(cases == ["good-one", "bad-one", "broken-one", "left-one", "passed-one"])
    #expect(
      reader.elements.filter { $0.name == "failure" }.compactMap { $0.attributes["type"] } == [
        "output-differs", "port-missing",
      ])
    #expect(reader.text.contains("<script>alert('100%')</script> & ]]>") && !ran.stdout.contains("\u{1B}"))
    #expect(reader.elements.contains { $0.name == "skipped" && $0.attributes["message"] == "a reason & more" })
  }

  @Test func `in GitHub's commands annotates the lines of the document and of the port`() async throws {
    let corpus = try Self.corpus()
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "github"])
    let lines = ran.stdout.split(separator: "\n").map(String.init)
    let start = try #require(corpus.starts["bad-one"])
    let bad = lines.filter { $0.contains("'bad-one'") }
    #expect(bad.count == 2 && bad.allSatisfy { $0.contains("title=output-differs") && $0.contains("100%25") })
    #expect(bad.first?.hasPrefix("::error file=\(corpus.document),line=\(start + 1),col=1,") == true)
    #expect(bad.last?.hasPrefix("::error file=\(corpus.path)/ports/bad-one.swift,line=2,col=1,") == true)
    #expect(lines.contains { $0.contains("ports/broken-one.swift") && $0.contains("title=port-does-not-compile") })
    #expect(
      lines.contains { $0.contains("title=port-missing") && $0.contains("line=\(corpus.starts["left-one"] ?? 0)") })
    #expect(lines.last == "5 pairs: 1 equivalent, 1 different, 1 unported, 1 skipped, 1 failed")
  }

  @Test func `in Markdown has a table, and what differs in a block that nothing in it ends`() async throws {
    let corpus = try Self.corpus()
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "markdown"])
    #expect(
      ran.stdout.hasPrefix("**5 pairs: 1 equivalent, 1 different, 1 unported, 1 skipped, 1 failed**\n\n| document |"))
    #expect(ran.stdout.contains("| 5 | 1 | 1 | 3 |\n") && ran.stdout.contains("### bad-one\n\n```text\n"))
    #expect(!ran.stdout.contains("### good-one"))
  }
}
