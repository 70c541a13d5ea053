import DiglotDocuments
import DiglotModel
import DiglotPorts
import DiglotRunner
import Foundation
import Testing

@testable import DiglotStrength

/// A program in one of the languages, and the lines that a rule makes of it.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var language: SyntaxTree.Language
  var source: String
  /// Each mutant by its new lines without indentation, joined by " | "; sorted.
  var mutants: [String]

  static func swift(_ source: String, _ mutants: [String]) -> RuleCase {
    RuleCase(language: .swift, source: source, mutants: mutants)
  }

  static func python(_ source: String, _ mutants: [String]) -> RuleCase {
    RuleCase(language: .python, source: source, mutants: mutants)
  }

  var testDescription: String { "\(language): \(source.split(separator: "\n").first ?? "")" }

  /// What the rule makes of it.
  func made(by rule: any MutationRule) throws -> [String] {
    let tree = try Self.tree(language, source)
    return rule.mutants(of: tree).map { mutant in
      let diff = LineDiff.unified(tree.source, mutant.apply(to: tree.source))
      return diff.split(separator: "\n").filter { $0.hasPrefix("+") }
        .map { $0.dropFirst().trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.joined(separator: " | ")
    }.sorted()
  }

  /// The tree as the compiler, or CPython, tells it.
  static func tree(_ language: SyntaxTree.Language, _ source: String) throws -> SyntaxTree {
    let bytes = Array((source + "\n").utf8)
    if language == .python { return try #require(PythonReader.tree(bytes, json: try PythonSyntax.json(bytes))) }
    return try #require(SwiftReader.tree(bytes, json: try analysis.get().syntaxTree(bytes, context: nil)))
  }

  private static let cache = FileManager.default.temporaryDirectory.path + "/diglot-analysis-\(getpid())"

  private static let analysis = Result {
    try PortCompiler.prepare(cache: cache)
    atexit { try? FileManager.default.removeItem(atPath: RuleCase.cache) }
    return PortAnalysis(try Toolchain(), cache: cache, sandbox: Sandbox(.standard))
  }
}
