internal import DiglotModel

/// Finds what is wrong with the snippets of a document, from the first to the last: only what is certain without a run.
struct SnippetReview {
  let grammar: PythonGrammar
  let path: String
  /// The names that the snippets so far bound at their top level.
  private var bound: Set<String> = []

  init(grammar: PythonGrammar, path: String) {
    self.grammar = grammar
    self.path = path
  }

  /// The findings about one snippet, in the order of their lines.
  ///
  /// - `snippet-not-self-contained`: it reads names that it never binds. Named are those that an earlier snippet binds.
  /// - `await-outside-function`: a statement that is a `SyntaxError` in a file (Python/compile.c), though not in asyncio's REPL.
  /// - `definition-shadowed`: the same name is defined again before anything can have used the first definition.
  ///
  /// - Parameter sharesNames: whether it is meant to use what earlier snippets bind, as cells of a notebook are.
  mutating func review(_ excerpt: Excerpt, _ names: NameSurvey.Names, sharesNames: Bool = false) -> [Diagnostic] {
    defer { bound.formUnion(names.bound) }
    let source = excerpt.source
    let missing = names.undefined.filter { !sharesNames || !bound.contains($0) }
    let isUsual = !names.definesTwice && !Self.mayAwaitOutside(excerpt.lines)
    if isUsual, missing.isEmpty { return [] }
    func location(_ line: Int, _ column: Int) -> SourceLocation {
      let place = excerpt.location(line: line, column: column)
      return SourceLocation(path: path, line: place.line, column: place.column)
    }
    if isUsual, !names.isAmbiguous, let uses = NameUses.first(of: missing, in: source) {
      let first = uses.min { ($0.line, $0.column) < ($1.line, $1.column) }
      return first.map { [selfContainment(missing, at: location($0.line, $0.column))] } ?? []
    }
    let rows = grammar.review(source, undefined: missing).filter { $0.count >= 4 }
    func location(_ row: [Substring]) -> SourceLocation { location(Int(row[1]) ?? 1, Int(row[2]) ?? 1) }
    var findings: [Diagnostic] = []
    let undefined = rows.filter { $0[0] == "undefined" }
    let places = undefined.map(location)
    if let first = places.min(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
      findings.append(selfContainment(undefined.map { String($0[3]) }, at: first))
    }
    for row in rows {
      if row[0] == "await" {
        findings.append(
          Diagnostic(
            "await-outside-function", "'\(row[3])' outside of a function: as a file of its own this is a SyntaxError",
            at: location(row), severity: .warning))
      } else if row[0] == "shadowed", row.count == 5, let later = Int(row[4]) {
        findings.append(
          Diagnostic(
            "definition-shadowed",
            "'\(row[3])' is defined again on line \(excerpt.location(line: later, column: 1).line) before anything can use it",
            at: location(row), severity: .warning))
      }
    }
    return findings.sorted {
      ($0.location?.line ?? 0, $0.location?.column ?? 0) < ($1.location?.line ?? 0, $1.location?.column ?? 0)
    }
  }

  /// Whether a line may await that is not below the head of a function. In doubt it may: CPython decides, which takes longer.
  private static func mayAwaitOutside(_ lines: TextLines) -> Bool {
    guard lines.bytes.has("await") || lines.bytes.has("async") else { return false }
    var function: Int?
    for line in 0..<lines.count where !lines.isBlank(line) {
      if let indent = function, lines.indents[line] > indent { continue }
      let text = lines.content(line)
      let isHead = text.starts(with: "def ") || text.starts(with: "async def ")
      function = isHead ? lines.indents[line] : nil
      if text.has("await") || !isHead && text.has("async") { return true }
    }
    return false
  }

  private func selfContainment(_ names: [String], at place: SourceLocation) -> Diagnostic {
    let earlier = names.filter(bound.contains)
    let nowhere = names.filter { !bound.contains($0) }
    var reasons: [String] = []
    if !earlier.isEmpty {
      reasons.append("\(Self.list(earlier)) \(earlier.count == 1 ? "comes" : "come") from an earlier one")
    }
    if !nowhere.isEmpty {
      reasons.append("\(Self.list(nowhere)) \(nowhere.count == 1 ? "comes" : "come") from none before it")
    }
    return Diagnostic(
      "snippet-not-self-contained", "the example is not self-contained: " + reasons.joined(separator: ", "),
      at: place, severity: .warning)
  }

  static func list(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }
}
