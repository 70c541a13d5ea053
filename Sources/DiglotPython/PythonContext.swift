package import DiglotModel

/// Hidden Python around a fragment. A line that is exactly `# diglot: snippet` stands for the whole snippet,
/// `# diglot: snippet 1-7` for its lines 1 to 7 (1-based).
package struct PythonContext: Sendable {
  /// A piece of source that is compiled and executed by itself; all pieces share one `__main__`.
  package struct Piece: Sendable, Hashable {
    package var path: String
    /// The 1-based line of `path` on which the source starts.
    package var line: Int
    /// The 1-based lines of `path` of the source's lines, where they do not follow one another.
    package var lines: [Int]?
    package var source: String
    /// Which values are shown.
    package var display = Snippet.Display.nothing

    /// A piece of a context, or of a snippet that lies in one place.
    package init(path: String, line: Int, source: String) { (self.path, self.line, self.source) = (path, line, source) }

    /// Some lines of a snippet, 1-based.
    package init(_ snippet: Snippet, lines range: Range<Int>, source: String, of document: String) {
      path = document
      line = snippet.documentLine(range.lowerBound)
      lines = snippet.lineMap == nil ? nil : range.map(snippet.documentLine)
      self.source = source
      display = snippet.display
    }

    /// A whole snippet.
    package init(_ snippet: Snippet, of document: String) {
      let count = snippet.source.utf8.count { $0 == 0x0A }
      self.init(snippet, lines: 1..<max(count, 1) + 1, source: snippet.source, of: document)
    }
  }

  private enum Part {
    case text(line: Int, source: String)
    case snippet(LineRange?, line: Int)
  }

  private let path: String
  private var parts: [Part] = []

  /// - Throws: `[context-invalid]` for a marker that cannot be read.
  package init(text: String, path: String) throws(Diagnostic) {
    self.path = path
    var pending: [Substring] = []
    var first = 1
    func pendingText() -> [Part] {
      pending.isEmpty ? [] : [.text(line: first, source: pending.joined(separator: "\n") + "\n")]
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.hasPrefix("# diglot: snippet") else {
        pending.append(line)
        continue
      }
      parts += pendingText()
      let rest = line.dropFirst("# diglot: snippet".count)
      let bounds = rest.drop { $0 == " " }.split(separator: "-").map { Int($0) }
      switch (bounds.count, bounds.first ?? nil, bounds.last ?? nil) {
      case (0, _, _): parts.append(.snippet(nil, line: index + 1))
      case (1...2, let start?, let end?) where start >= 1 && end >= start:
        parts.append(.snippet(LineRange(start: start, end: end), line: index + 1))
      default:
        throw Diagnostic(
          "context-invalid", "a range of snippet lines reads 'FIRST-LAST'",
          at: SourceLocation(path: path, line: index + 1))
      }
      (pending, first) = ([], index + 2)
    }
    parts += pendingText()
  }

  /// The pieces to run, in order.
  ///
  /// - Throws: `[context-invalid]` unless every line of the snippet is placed exactly once and in order.
  package func pieces(around snippet: Snippet, of document: String) throws(Diagnostic) -> [Piece] {
    let lines = snippet.source.split(separator: "\n", omittingEmptySubsequences: false)
    var pieces: [Piece] = []
    var next = 1
    for part in parts {
      switch part {
      case .text(let line, let source): pieces.append(Piece(path: path, line: line, source: source))
      case .snippet(let range, let line):
        let range = range ?? LineRange(start: 1, end: snippet.lines.count)
        // Blank lines between two pieces may be left out.
        let skipped = next < range.start ? lines[(next - 1)..<min(range.start - 1, lines.count)] : []
        guard range.start >= next, range.end <= snippet.lines.count, skipped.allSatisfy(\.isEmpty) else {
          throw Diagnostic(
            "context-invalid",
            "lines \(range.start)-\(range.end) do not follow line \(next - 1) of the snippet's \(snippet.lines.count)",
            at: SourceLocation(path: path, line: line))
        }
        let source = lines[(range.start - 1)..<min(range.end, lines.count)].joined(separator: "\n") + "\n"
        pieces.append(Piece(snippet, lines: range.start..<range.end + 1, source: source, of: document))
        next = range.end + 1
      }
    }
    guard next == snippet.lines.count + 1 else {
      throw Diagnostic(
        "context-invalid", "lines \(next)-\(snippet.lines.count) of the snippet are not placed",
        at: SourceLocation(path: path, line: 1), help: "add a line '# diglot: snippet \(next)-\(snippet.lines.count)'")
    }
    return pieces
  }
}
