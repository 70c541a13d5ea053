internal import DiglotModel

/// Finds what is wrong with the snippets of a document, from the first to the last: only what is certain without a run.
struct SnippetReview {
  let lines: TextLines
  let grammar: PythonGrammar
  let path: String
  /// The names that the snippets so far bound at their top level, with the line (1-based) where the last such snippet begins.
  private var bound: [String: Int] = [:]

  init(lines: TextLines, grammar: PythonGrammar, path: String) {
    self.lines = lines
    self.grammar = grammar
    self.path = path
  }

  /// The findings about one snippet, in the order of their lines.
  ///
  /// - `snippet-not-self-contained`: it reads names that it never binds. Named are those that an earlier snippet binds.
  /// - `await-outside-function`: a statement that is a `SyntaxError` in a file (Python/compile.c), though not in asyncio's REPL.
  /// - `definition-shadowed`: the same name is defined again before anything can have used the first definition.
  mutating func review(_ range: ClosedRange<Int>) -> [Diagnostic] {
    let rows = grammar.review(lines.dedented(range))
    var findings: [Diagnostic] = []
    let undefined = rows.filter { $0.first == "undefined" && $0.count == 4 }
    if let first = undefined.min(by: { place($0, range) < place($1, range) }) {
      findings.append(selfContainment(undefined.map { String($0[3]) }, at: place(first, range)))
    }
    for row in rows where row.count >= 4 {
      let (line, column) = place(row, range)
      let location = SourceLocation(path: path, line: line, column: column)
      if row[0] == "await" {
        findings.append(
          Diagnostic(
            "await-outside-function", "'\(row[3])' outside of a function: as a file of its own this is a SyntaxError",
            at: location, severity: .warning))
      } else if row[0] == "shadowed", row.count == 5, let later = Int(row[4]) {
        findings.append(
          Diagnostic(
            "definition-shadowed",
            "'\(row[3])' is defined again on line \(later + range.lowerBound) before anything can use it",
            at: location, severity: .warning))
      } else if row[0] == "bound" {
        for name in row[3].split(separator: ",") { bound[String(name)] = range.lowerBound + 1 }
      }
    }
    return findings.sorted {
      ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
    }
  }

  private func selfContainment(_ names: [String], at place: (line: Int, column: Int)) -> Diagnostic {
    let earlier = names.filter { bound[$0] != nil }
    let nowhere = names.filter { bound[$0] == nil }
    var reasons: [String] = []
    if !earlier.isEmpty {
      reasons.append("\(Self.list(earlier)) \(earlier.count == 1 ? "comes" : "come") from an earlier one")
    }
    if !nowhere.isEmpty {
      reasons.append("\(Self.list(nowhere)) \(nowhere.count == 1 ? "comes" : "come") from none before it")
    }
    return Diagnostic(
      "snippet-not-self-contained", "the example is not self-contained: " + reasons.joined(separator: ", "),
      at: SourceLocation(path: path, line: place.line, column: place.column), severity: .warning)
  }

  static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }

  /// 1-based line and column of the document.
  private func place(_ row: [Substring], _ range: ClosedRange<Int>) -> (line: Int, column: Int) {
    let line = range.lowerBound + (Int(row[1]) ?? 1)
    return (line, (Int(row[2]) ?? 1) + lines.margins[range.lowerBound])
  }
}
