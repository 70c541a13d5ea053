internal import DiglotDocuments
internal import DiglotModel
internal import DiglotPorts
internal import DiglotStrength

/// A pair that is equivalent, with what can be wrong with either side.
struct StrengthSubject: Sendable {
  var item: Verifier.Item
  /// What the two sides do as they are.
  var python: Observation
  var swift: Observation
  /// Each side's program with its mutants, the port first.
  var programs: [MutatedProgram]
}

/// One side of a pair with its mutants.
struct MutatedProgram: Sendable {
  var tree: SyntaxTree
  var mutants: [Mutant]
  /// What reports call the file.
  var path: String
  /// The snippet whose source it is; nil for a port, which is a file of its own.
  var snippet: Snippet?

  /// The 1-based line of the file of a line of the source, 1-based too.
  func fileLine(_ line: Int) -> Int { snippet?.documentLine(line) ?? line }

  /// A mutant as it is reported, before anything is known of it.
  func result(_ mutant: Mutant, of item: Verifier.Item) -> Strength.MutantResult {
    var place = mutant.place(in: tree.source)
    let firstLine = fileLine(place.line) - place.line + 1
    place.line = fileLine(place.line)
    let diff = LineDiff.unified(tree.source, mutant.apply(to: tree.source), firstLine: firstLine)
    return Strength.MutantResult(
      id: item.snippet.id, rule: mutant.rule, side: tree.language == .swift ? .swift : .python, path: path,
      place: place,
      diff: diff, root: item.folder.root)
  }
}

extension StrengthSubject {
  /// Reads both sides and makes all their mutants.
  ///
  /// - Throws: `[strength-unreadable]` where a side cannot be read although it runs.
  init(_ item: Verifier.Item, python: Observation, swift: Observation, _ analysis: PortAnalysis) throws(Diagnostic) {
    (self.item, self.python, self.swift) = (item, python, swift)
    let id = item.snippet.id
    let path = item.folder.portPath(id)
    let port = Array((try item.folder.port(id) ?? "").utf8)
    let json = try analysis.syntaxTree(port, context: try item.folder.swiftContext(id))
    guard let swiftTree = SwiftReader.tree(port, json: json) else {
      throw Self.unreadable("the compiler's syntax tree of the port cannot be read", path, 1)
    }
    let snippet = Array(item.snippet.source.utf8)
    guard let pythonTree = PythonReader.tree(snippet, json: try PythonSyntax.json(snippet)) else {
      throw Self.unreadable(
        "CPython's syntax tree of the snippet cannot be read", item.folder.document.path, item.snippet.lines.start)
    }
    programs = [
      MutatedProgram(tree: swiftTree, mutants: MutationRules.mutants(of: swiftTree), path: path),
      MutatedProgram(
        tree: pythonTree, mutants: MutationRules.mutants(of: pythonTree), path: item.folder.document.path,
        snippet: item.snippet),
    ]
  }

  private static func unreadable(_ message: String, _ path: String, _ line: Int) -> Diagnostic {
    Diagnostic(
      "strength-unreadable", message, at: SourceLocation(path: path, line: line),
      help: "is it a toolchain that Diglot knows?")
  }
}
