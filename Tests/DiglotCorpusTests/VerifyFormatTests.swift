import Foundation
import FoundationXML
import Testing
import Yams

/// The formats of `diglot verify` for machines that build, with texts that mean something to each format.
@Suite struct `A report for a machine that builds` {
  private static let nasty = "<script>alert('100%')</script> & ]]> `x` | \\u{1B}[31m"

  static func corpus() throws -> MiniCorpus {
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
    #expect(XMLSchema.problem(ran.stdout, schema: Self.jenkins) == nil)
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

  /// What Jenkins' xUnit plugin takes.
  static let jenkins = OfficialSchema.path("junit-10.xsd")

  @Test(arguments: [
    "<testsuites><testsuite name='a' tests='1' failures='0'/></testsuites>",
    "<testsuites><testcase name='a'/></testsuites>", "<testsuites time='1.2.3'/>", "<testsuites colour='red'/>",
    "<testsuites><testsuite name='a' tests='1' failures='0' errors='0'><testcase/></testsuite></testsuites>",
    "<testsuites>", "<testsuite name='a' tests='1' failures='0' errors='0' colour='red'/>",
  ])
  func `in JUnit's XML would be refused by Jenkins for this`(_ report: String) {
    #expect(XMLSchema.problem(report, schema: Self.jenkins) != nil)
  }

  /// GitLab has no schema; these are the attributes that its reader takes.
  @Test func `in JUnit's XML has what GitLab reads`() async throws {
    let corpus = try Self.corpus()
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "junit"])
    withExtendedLifetime(corpus) {}
    let reader = Reader()
    let parser = XMLParser(data: Data(ran.stdout.utf8))
    parser.delegate = reader
    #expect(parser.parse())
    let cases = reader.elements.filter { $0.name == "testcase" }.map(\.attributes)
    #expect(cases.count == 5 && cases.allSatisfy { $0["classname"] != nil && $0["name"] != nil })
    #expect(cases.allSatisfy { $0["time"].flatMap(Double.init) != nil })
    let names = Set(reader.elements.map(\.name))
    #expect(names == ["testsuites", "testsuite", "testcase", "failure", "error", "skipped"])
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
    #expect(
      lines.contains {
        $0.hasPrefix("::error file=\(corpus.path)/ports/broken-one.swift,line=1,col=14,title=port-does-not-compile::")
      })
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

  @Test func `in TAP has a point for each pair, and YAML for what is wrong`() async throws {
    let corpus = try Self.corpus()
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "tap"])
    let lines = ran.stdout.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.prefix(3) == ["TAP version 14", "1..5", "ok 1 - \(corpus.document) good-one"])
    #expect(lines.contains("ok 5 - \(corpus.document) passed-one # SKIP a reason & more"))
    #expect(lines.filter { $0.hasPrefix("not ok ") }.count == 3)
    let blocks = ran.stdout.split(separator: "  ---\n").dropFirst().compactMap { $0.split(separator: "  ...\n").first }
    let found = try blocks.map { block -> [String: Any] in
      let read = try Yams.load(yaml: String(block)) as? [String: Any]
      return try #require((read?["findings"] as? [[String: Any]])?.first)
    }
    #expect(found.compactMap { $0["id"] as? String } == ["output-differs", "port-does-not-compile", "port-missing"])
    let start = try #require(corpus.starts["bad-one"])
    #expect(found[0]["at"] as? String == "\(corpus.document):\(start + 1):1")
    #expect(found[0]["port"] as? String == "\(corpus.path)/ports/bad-one.swift:2:1")
    #expect((found[0]["swift"] as? String)?.contains("<script>alert('100%')</script> & ]]> `x` | \\u{1B}[31m") == false)
  }

  @Test(arguments: [
    "{}", #"{"version": "2.1.0"}"#, #"{"version": "2.0.0", "runs": []}"#, #"{"version": "2.1.0", "runs": [{}]}"#,
    #"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{"ruleId": "y"}]}]}"#,
    #"{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "colour": "red"}]}"#,
  ])
  func `in SARIF would be refused by the standard's schema for this`(_ report: String) async throws {
    #expect(try await OfficialSchema.sarifProblem(report) != nil)
  }

  @Test func `in SARIF has what code scanning reads, at both lines`() async throws {
    let corpus = try Self.corpus()
    let ran = try await CommandLineRun(["verify", corpus.path, "--format", "sarif"])
    let log = try #require(try Yams.load(yaml: ran.stdout))
    #expect(try await OfficialSchema.sarifProblem(ran.stdout) == nil)
    var schema = try JSONSchema(contentsOfFile: FirstDocument.root + "/Tests/Fixtures/sarif/code-scanning.json")
    schema.isClosed = true
    #expect(schema.problems(log) == [])
    let run = try #require(((log as? [String: Any])?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 3)
    let driver = (run["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    #expect(rules.compactMap { $0["id"] as? String } == ["output-differs", "port-does-not-compile", "port-missing"])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
    }
    let places = try results.map { result in
      try (
        Self.place(result, "locations"),
        (result["relatedLocations"] == nil ? nil : Self.place(result, "relatedLocations"))
      )
    }
    let starts = ["bad-one", "broken-one", "left-one"].compactMap { corpus.starts[$0] }
    #expect(places.map(\.0) == [starts[0] + 1, starts[1], starts[2]].map { "file://\(corpus.document):\($0)" })
    #expect(
      places.map(\.1) == [
        "file://\(corpus.path)/ports/bad-one.swift:2", "file://\(corpus.path)/ports/broken-one.swift:1", nil,
      ])
  }

  @Test(arguments: [[], ["--shard", "1/1"]])
  func `in SARIF counts columns in code points`(_ shard: [String]) async throws {
    let corpus = try MiniCorpus([
      Example(
        "Broken one", python: "print(1)\nprint(3)", swift: "let straße = \"😀é\"; let x: Int = \"a\"\nprint(x, straße)")
    ])
    var ran: CommandLineRun
    if shard.isEmpty {
      ran = try await CommandLineRun(["verify", corpus.path, "--format", "sarif"])
    } else {
      let part = corpus.path + "/part.json"
      _ = try await CommandLineRun(["verify", corpus.path, "--format", "json", "--output", part] + shard)
      ran = try await CommandLineRun(["merge", part, "--format", "sarif"])
    }
    let log = try #require(try Yams.load(yaml: ran.stdout) as? [String: Any])
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    let related = try #require((result["relatedLocations"] as? [[String: Any]])?.first)
    let region = try #require((related["physicalLocation"] as? [String: Any])?["region"] as? [String: Any])
    let line = try #require(try corpus.folder.text("ports/broken-one.swift").split(separator: "\n").first)
    let column = try #require(region["startColumn"] as? Int)
    #expect(String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(column - 1))) == "\"a\"")
  }

  private static func place(_ result: [String: Any], _ key: String) throws -> String {
    let location = try #require((result[key] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any])
    let uri = try #require((location["artifactLocation"] as? [String: Any])?["uri"] as? String)
    let line = try #require((location["region"] as? [String: Any])?["startLine"] as? Int)
    return "\(uri):\(line)"
  }

  @Test func `in JSON keeps to its schema, which names every key`() async throws {
    let corpus = try Self.corpus()
    var schema = try JSONSchema(contentsOfFile: FirstDocument.root + "/Sources/Diglot.docc/Schemas/report.schema.json")
    schema.isClosed = true
    for options in [
      [corpus.path], [FirstDocument.folder], [FirstDocument.webClients], [corpus.path, "--check-determinism"],
    ] {
      let ran = try await CommandLineRun(["verify", "--format", "json"] + options)
      let report = try #require(try Yams.load(yaml: ran.stdout) as? [String: Any])
      #expect(schema.problems(report) == [], "\(options)")
      #expect((report["pairs"] as? [Any])?.isEmpty == false)
    }
    #expect(!schema.problems(["schemaVersion": 2, "summary": [:] as [String: Any], "pairs": []]).isEmpty)
  }
}
