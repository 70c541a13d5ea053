internal import Foundation

/// A page of Markdown whose code blocks are to hold.
///
/// A block ```` ```console ```` has commands behind `$ ` and what they print. `…` alone on a line stands for any number of lines, within a
/// line for any text. Blocks are fenced with three backquotes, or with more.
public struct ConsolePage: Sendable {
  public struct Block: Sendable {
    public var language: String
    /// What stands behind the language, as a file's name.
    public var detail: String?
    public var lines: [String]
    public var text: String { lines.map { $0 + "\n" }.joined() }
  }

  public struct Command: CustomStringConvertible, Sendable {
    public var line: String
    public var expected: [String]
    public var description: String { line }

    /// Whether it has printed what the page says; an end of line at the end counts for nothing.
    public func prints(_ output: String) -> Bool {
      var lines = output.components(separatedBy: "\n")
      if lines.last == "" { lines.removeLast() }
      return ConsolePage.matches(lines[...], expected[...])
    }
  }

  public private(set) var blocks: [Block] = []

  public init(_ text: String) {
    var open: (block: Block, fence: Substring)?
    for line in text.components(separatedBy: "\n") {
      if let (block, fence) = open, line == fence {
        blocks.append(block)
        open = nil
      } else if open != nil {
        open?.block.lines.append(line)
      } else if line.hasPrefix("```") {
        let fence = line.prefix { $0 == "`" }
        let words = line.dropFirst(fence.count).split(separator: " ", maxSplits: 1).map(String.init)
        open = (Block(language: words.first ?? "", detail: words.dropFirst().first, lines: []), fence)
      }
    }
  }

  public init(path: String) throws { self.init(try String(contentsOfFile: path, encoding: .utf8)) }

  /// The blocks in a language.
  public subscript(language: String) -> [Block] { blocks.filter { $0.language == language } }

  /// All commands, in order.
  public var commands: [Command] { self["console"].flatMap(\.commands) }

  public static func matches(_ lines: ArraySlice<String>, _ pattern: ArraySlice<String>) -> Bool {
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

extension ConsolePage.Block {
  /// The commands of a block of a console.
  public var commands: [ConsolePage.Command] {
    lines.reduce(into: []) { commands, line in
      if line.hasPrefix("$ ") {
        commands.append(ConsolePage.Command(line: String(line.dropFirst(2)), expected: []))
      } else if !commands.isEmpty {
        commands[commands.count - 1].expected.append(line)
      }
    }
  }
}
