/// One Python example in a document.
package struct Snippet: Sendable, Hashable, Codable {
  /// What a run shows of the values of its expressions, as the prompt does at which it was typed.
  package enum Display: String, Sendable, Hashable, Codable {
    /// Nothing: a program.
    case nothing
    /// The value of the last expression, as a notebook shows it below a cell.
    case lastValue
    /// The value of every expression at the top level, as the interactive interpreter shows it.
    case values
  }

  /// Stable, readable and unique in its document: made from the nearest heading.
  package var id: String
  /// The titles of the sections around the snippet, outermost first.
  package var section: [String]
  package var lines: LineRange
  /// The 1-based lines of the document on which the lines of the source stand; nil where they follow one another from
  /// `lines.start` on.
  package var lineMap: [Int]?
  /// The Python source, dedented, lines joined by `\n`, with a final newline.
  package var source: String
  package var display: Display
  /// Names that the snippet reads at any depth, never binds, and that are no builtins; sorted.
  package var undefinedNames: [String]
  /// How sure the reader is that these lines are a Python example, 0 to 1.
  package var confidence: Double
  /// Why it begins and ends where it does.
  package var boundaries: Boundaries?
  package var claims: [Claim]
  /// What is wrong with the snippet itself, whatever its runs do.
  package var findings: [Diagnostic]
  /// What of the document it shares a namespace with.
  package var group: Group
  /// Why it is shown and never run; nil for what runs.
  package var notRun: String?

  package init(
    id: String, section: [String], lines: LineRange, lineMap: [Int]? = nil, source: String, display: Display = .nothing,
    undefinedNames: [String] = [], confidence: Double = 1, boundaries: Boundaries? = nil, claims: [Claim] = [],
    findings: [Diagnostic] = [], group: Group = .independent, notRun: String? = nil
  ) {
    self.id = id
    self.section = section
    self.lines = lines
    self.lineMap = lineMap
    self.source = source
    self.display = display
    self.undefinedNames = undefinedNames
    self.confidence = confidence
    self.boundaries = boundaries
    self.claims = claims
    self.findings = findings
    self.group = group
    self.notRun = notRun
  }

  /// The 1-based line of the document of a line of the source, which is 1-based too.
  package func documentLine(_ line: Int) -> Int {
    guard let lineMap, !lineMap.isEmpty else { return lines.start + line - 1 }
    return lineMap[min(max(line, 1), lineMap.count) - 1]
  }
}
