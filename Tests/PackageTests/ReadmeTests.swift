import Foundation
import Testing

/// Every command and every quotation in the README holds.
///
/// A block ```` ```console ```` has commands behind `$ ` and what they print. `…` alone on a line stands for any number of
/// lines, within a line for any text. A block of another language names the file that it quotes.
@Suite(.serialized) struct ReadmeTests {
  struct Block {
    var language: String
    var file: String?
    var lines: [String]
  }

  struct Example: CustomTestStringConvertible, Sendable {
    var command: String
    var expected: [String]
    var testDescription: String { command }
  }

  static let blocks: [Block] = {
    var blocks: [Block] = []
    var open: Block?
    for line in (try? Checkout.read("README.md"))?.components(separatedBy: "\n") ?? [] {
      if let block = open, line == "```" {
        blocks.append(block)
        open = nil
      } else if open != nil {
        open?.lines.append(line)
      } else if line.hasPrefix("```") {
        let words = line.dropFirst(3).split(separator: " ").map(String.init)
        open = Block(language: words.first ?? "", file: words.dropFirst().first, lines: [])
      }
    }
    return blocks
  }()

  static let examples: [Example] = blocks.filter { $0.language == "console" }.flatMap { block in
    block.lines.reduce(into: [Example]()) { examples, line in
      if line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2)), expected: []))
      } else if !examples.isEmpty {
        examples[examples.count - 1].expected.append(line)
      }
    }
  }

  @Test func `all commands and quotations are found`() {
    #expect(Self.blocks.count == 19)
    #expect(Self.examples.count == 14)
    #expect(Self.blocks.allSatisfy { $0.language == "console" || $0.file != nil })
  }

  @Test(arguments: examples)
  func `a command prints what the README says`(example: Example) async throws {
    // Within 'swift test' a build would wait for the lock that 'swift test' holds.
    let built = try await Checkout.shell("timeout 20 tools/diglot --version")
    try #require(built.status == 0, "the release build is stale: 'tools/test' builds it first")
    let result = try await Checkout.shell(example.command)
    var lines = result.output.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    #expect(
      Self.matches(lines[...], example.expected[...]),
      "'\(example.command)' ended with \(result.status) and printed:\n\(result.output)")
  }

  @Test func `a quotation stands in the file that it names`() throws {
    let quotations = Self.blocks.filter { $0.file != nil }
    #expect(quotations.count == 6)
    for quotation in quotations {
      let text = try Checkout.read(try #require(quotation.file))
      #expect(text.contains(quotation.lines.joined(separator: "\n") + "\n"), "\(quotation.file ?? "")")
    }
  }

  @Test(arguments: [
    (["a", "b"], ["a", "b"], true), (["a", "b"], ["a"], false), (["a", "b", "c"], ["…", "c"], true),
    (["a"], ["a", "…"], true), (["a 12 s"], ["a … s"], true), (["a 12 m"], ["a … s"], false), (["."], ["a"], false),
  ])
  func `an ellipsis stands for any lines or any text`(lines: [String], pattern: [String], expected: Bool) {
    #expect(Self.matches(lines[...], pattern[...]) == expected)
  }

  static func matches(_ lines: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return lines.isEmpty }
    if first == "…" {
      return (lines.startIndex...lines.endIndex).contains { matches(lines[$0...], pattern.dropFirst()) }
    }
    guard let line = lines.first, matches(line, first) else { return false }
    return matches(lines.dropFirst(), pattern.dropFirst())
  }

  private static func matches(_ line: String, _ pattern: String) -> Bool {
    let escaped = pattern.components(separatedBy: "…").map(NSRegularExpression.escapedPattern(for:))
    return line.range(of: "^" + escaped.joined(separator: ".*") + "$", options: .regularExpression) != nil
  }
}
