/// How much a statement speaks for code, 0 to 1: the chance that prose, output or another notation would not look so.
enum Evidence {
  /// Below this, a run of statements is not an example.
  static let threshold = 0.6

  /// The weight of a statement by itself.
  ///
  /// - Parameters:
  ///   - facts: the statement.
  ///   - bound: the names that the statements before it assign or define.
  static func weight(_ facts: StatementFacts, bound: Set<String>) -> Double {
    let isBound = facts.reads.contains(where: bound.contains)
    switch facts.sort {
    case .definition: return facts.level == 2 ? 0.95 : 0.9
    case .suite: return [0.3, 0.85, 0.95][facts.level]
    case .import: return facts.level == 2 ? 0.9 : 0.8
    case .assign: return facts.level == 3 ? 0.9 : isBound ? 0.85 : [0.5, 0.45, 0.8][facts.level]
    case .call: return isBound ? 0.8 : [0.2, 0.5, 0.75][facts.level]
    case .await: return facts.level == 2 ? 0.8 : 0.25
    case .expression: return isBound || facts.level == 2 ? 0.6 : 0.4
    case .keyword: return facts.level == 2 ? 0.75 : 0.6
    case .constructor where facts.level == 2: return 0.65
    case .constructor, .spaced: return isBound && facts.sort == .constructor ? 0.6 : 0.3
    case .subscript: return isBound ? 0.5 : 0.3
    case .annotation: return facts.level == 1 ? 0.4 : 0.1
    case .word: return 0
    case .data: return facts.level == 2 ? threshold : 0
    case .docstring, .ellipsis, .section, .foreign: return 0
    }
  }

  /// The weight of a statement that a comment explains: in prose and in output there are none.
  static func weightWithComment(_ facts: StatementFacts) -> Double {
    switch facts.sort {
    case .call, .constructor, .spaced, .await, .expression, .subscript, .keyword, .data: 0.65
    case .word: facts.level == 1 ? 0.65 : 0
    default: 0
    }
  }

  /// The weights of many statements together: strong ones add up, weak ones do not, or any list of words would become code.
  static func together(_ weights: [Double]) -> Double {
    let doubt = weights.filter { $0 > 0.5 }.reduce(1) { $0 * (1 - $1) }
    return doubt < 1 ? 1 - doubt : weights.max() ?? 0
  }

  /// How sure statements in a row are code, at most 0.99.
  static func confidence(_ statements: [StatementFacts]) -> Double {
    var bound: Set<String> = []
    var weights: [Double] = []
    for facts in statements {
      weights.append(weight(facts, bound: bound))
      bound.formUnion(facts.assigned + facts.defined)
    }
    return weights.isEmpty ? 0 : Double(Int(min(0.99, together(weights)) * 100 + 0.5)) / 100
  }

  /// Whether a statement has the shape that nothing but Python has: a header, a colon, an indented suite.
  static func isUnmistakable(_ facts: StatementFacts) -> Bool {
    (facts.sort == .definition || facts.sort == .suite) && facts.level == 2
  }

  /// Whether a line that does not parse looks like a statement of another language rather than like prose.
  static func isForeign(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, let last = line.last else { return false }
    if isBraced(line) { return true }
    if [UInt8(ascii: "$"), UInt8(ascii: ">"), UInt8(ascii: "<")].contains(first) { return true }
    if [UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\\")].contains(last) { return true }
    return [" = ", ":=", "=>", "&&"].contains { contains(line, $0) }
  }

  /// Whether a line has the marks of a language with braces and semicolons.
  static func isBraced(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, let last = line.last else { return false }
    // SQL ends with a semicolon, too, and stands beside Python more often than not.
    let isShouted = line.prefix { $0 != 0x20 }.allSatisfy { (0x41...0x5A).contains($0) }
    return [UInt8(ascii: "{"), UInt8(ascii: "}")].contains(last) || first == UInt8(ascii: "}")
      || (last == UInt8(ascii: ";") && !isShouted)
      || line.starts(with: "//") && !line.starts(with: "///") || line.starts(with: Array("/*".utf8))
  }

  private static func contains(_ line: ArraySlice<UInt8>, _ text: String) -> Bool {
    let pattern = Array(text.utf8)
    guard line.count >= pattern.count else { return false }
    return (line.startIndex...line.endIndex - pattern.count).contains { line[$0...].starts(with: pattern) }
  }
}
