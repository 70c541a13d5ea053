import DiglotCorpus
import DiglotModel
import Foundation
import Testing
import Yams

/// The published schema of `diglot.yaml` and the reader say the same.
@Suite struct `The schema of a contract` {
  private static let path = FirstDocument.root + "/Sources/Diglot.docc/Schemas/diglot.schema.json"

  private func problems(_ text: String) throws -> [String] {
    try JSONSchema(contentsOfFile: Self.path).problems(try Yams.load(yaml: text) ?? NSNull())
  }

  static let committed: [String] = {
    let found = FileManager.default.enumerator(atPath: FirstDocument.root)
    return (found?.allObjects ?? []).compactMap { $0 as? String }
      .filter { $0.hasSuffix("diglot.yaml") && !$0.hasPrefix(".") }.sorted()
  }()

  @Test func `finds the files of the repository`() {
    #expect(Self.committed.count >= 3)
    #expect(Self.committed.contains("corpus/mastering-asyncio/diglot.yaml"))
  }

  @Test(arguments: committed) func `accepts each of them, and each names it`(_ path: String) throws {
    let text = try String(contentsOfFile: FirstDocument.root + "/" + path, encoding: .utf8)
    #expect(try problems(text) == [])
    let depth = path.split(separator: "/").count - 1
    let name = String(repeating: "../", count: depth) + "Sources/Diglot.docc/Schemas/diglot.schema.json"
    #expect(text.hasPrefix("# yaml-language-server: $schema=\(name)\n"))
  }

  @Test(arguments: `The page on contracts`.all) func `accepts the examples of its page`(
    _ one: `The page on contracts`.Declared
  ) throws {
    #expect(try problems(one.contract) == [])
  }

  private static func pair(_ text: String) -> String { "pairs:\n  one:\n    " + text + "\n" }
  private static func relaxation(_ text: String) -> String { pair("relaxations:\n      - {\(text)}") }

  static let valid = [
    "", "# nothing\n", "pairs:\n", "pairs:\n  one:\n", "python:\n  packages: []\n", "python:\n",
    "python:\n  packages: ['aiohttp==3.11.*', 'httpx[http2]>=0.27']\n", pair("relaxations: []"), pair("errors:"),
    relaxation("kind: unordered, lines: '1-2', reason: r"), relaxation("kind: unordered, lines: 12, reason: r"),
    relaxation("kind: pattern, lines: 1, python: 12, swift: 'a|b', reason: r"),
    relaxation("kind: time, lines: 1-10, tolerance: 1, reason: r"),
    relaxation("kind: number, name: x, absolute: 1.5, relative: 0.001, reason: r"),
    relaxation("kind: realTime, reason: r"), pair("compileError: {message: m, reason: r}"),
  ]

  static let invalid = [
    "pair:\n", "- a\n", "pairs:\n  - one\n", "pairs: 3\n", "python: {package: []}\n", "python: {packages: aiohttp}\n",
    "python: {packages: ['>=3']}\n", pair("skipp: r"), pair("skip: ''"), pair("skip: ' '"), pair("relaxations: {}"),
    pair("relaxations: [a]"), pair("errors: {A: B}"), pair("errors: {A: {swift: B}}"),
    pair("errors: {A: {swift: '', reason: r}}"), pair("errors: {A: {swift: B, reason: r, python: C}}"),
    pair("errors: {'': {swift: B, reason: r}}"), pair("compileError: {reason: r}"),
    pair("compileError: {message: '', reason: r}"), pair("compileError: {message: m, line: 0, reason: r}"),
    pair("compileError: {message: m}"), relaxation("lines: 1, reason: r"),
    relaxation("kind: unorderd, lines: 1, reason: r"),
    relaxation("kind: unordered, lines: 1"), relaxation("kind: unordered, lines: 1, reason: ''"),
    relaxation("kind: unordered, reason: r"), relaxation("kind: unordered, lines: 0, reason: r"),
    relaxation("kind: unordered, lines: '1-', reason: r"), relaxation("kind: unordered, lines: '01', reason: r"),
    relaxation("kind: unordered, lines: 1-2-3, reason: r"),
    relaxation("kind: unordered, lines: 1, tolerance: 1, reason: r"),
    relaxation("kind: interleaved, lines: 1-2, reason: r"),
    relaxation("kind: interleaved, lines: 1-2, groups: [a], reason: r"),
    relaxation("kind: interleaved, lines: 1-2, groups: a, reason: r"),
    relaxation("kind: pattern, lines: 1, python: a, reason: r"), relaxation("kind: time, lines: 1, reason: r"),
    relaxation("kind: time, lines: 1, tolerance: 0, reason: r"),
    relaxation("kind: time, lines: 1, tolerance: 1000000, reason: r"),
    relaxation("kind: time, lines: 1, tolerance: long, reason: r"),
    relaxation("kind: number, lines: 1, reason: r"), relaxation("kind: number, absolute: 1, reason: r"),
    relaxation("kind: number, lines: 1, name: x, absolute: 1, reason: r"),
    relaxation("kind: number, lines: 1, absolute: 0, reason: r"),
    relaxation("kind: number, lines: 1, relative: 1, reason: r"), relaxation("kind: value, reason: r"),
    relaxation("kind: value, name: '', reason: r"), relaxation("kind: realTime"),
    relaxation("kind: realTime, lines: 1, reason: r"),
  ]

  @Test(arguments: valid) func `and the reader accept`(_ text: String) throws {
    #expect(try problems(text) == [])
    #expect(throws: Never.self) { try ContractFile(path: "diglot.yaml", text: text, ids: ["one"]) }
  }

  @Test(arguments: invalid) func `and the reader reject`(_ text: String) throws {
    #expect(try problems(text) != [])
    #expect(throws: Diagnostic.self) { try ContractFile(path: "diglot.yaml", text: text, ids: ["one"]) }
  }
}
