package import DiglotModel

/// What `diglot extract` tells: the snippets and claims of documents, a part for each document, so that a large folder need not be held.
///
///     var report = ExtractReport(.text)
///     for document in documents { print(report.append(report.part(document)), terminator: "") }
///     print(report.end(), terminator: "")
package struct ExtractReport: Sendable {
  /// The text of one document, and what it adds to the summary.
  package struct Part: Sendable {
    fileprivate var text: String
    fileprivate var counts: Counts
  }

  fileprivate struct Counts {
    var documents = 0
    var snippets = 0
    var claims = 0
    var skipped = 0
  }

  private let format: ReportFormat
  /// Whether to tell why each snippet begins and ends where it does, and what is none.
  private let explains: Bool
  private let terminal: Terminal
  private var counts = Counts()

  package init(_ format: ReportFormat, explains: Bool = false, color: Bool = false) {
    self.format = format
    self.explains = explains
    terminal = Terminal(color: color)
  }

  /// The part of one document. Any thread may ask for it.
  package func part(_ document: Document) -> Part {
    let counts = Counts(
      documents: 1, snippets: document.snippets.count, claims: document.snippets.reduce(0) { $0 + $1.claims.count },
      skipped: document.skipped.count)
    switch format {
    case .json: return Part(text: JSON(document).text(indentation: "    "), counts: counts)
    case .text:
      let head = terminal.paint(Terminal.visible(document.path), .bold) + " (\(document.format.rawValue))"
      return Part(text: ([head] + lines(document, terminal)).joined(separator: "\n"), counts: counts)
    }
  }

  /// Whether it has no document so far.
  package var isEmpty: Bool { counts.documents == 0 }

  /// What the report goes on with when the part comes next.
  package mutating func append(_ part: Part) -> String {
    let isFirst = counts.documents == 0
    counts.documents += part.counts.documents
    counts.snippets += part.counts.snippets
    counts.claims += part.counts.claims
    counts.skipped += part.counts.skipped
    switch format {
    case .json: return (isFirst ? "{\n  \"documents\": [\n    " : ",\n    ") + part.text
    case .text: return part.text + "\n\n"
    }
  }

  /// The end of the report, with a final newline.
  package func end() -> String {
    switch format {
    case .json: return counts.documents == 0 ? JSON.object(["documents": .array([])]).text : "\n  ]\n}\n"
    case .text:
      var summary =
        "\(counts.documents.of("document")): \(counts.snippets.of("snippet")), \(counts.claims.of("claim"))"
      if counts.skipped > 0 { summary += "; \(counts.skipped.of("other block"))" }
      return summary + "\n"
    }
  }

  private func lines(_ document: Document, _ terminal: Terminal) -> [String] {
    var parts = document.snippets.map { (line: $0.lines.start, lines: lines($0, terminal)) }
    if explains {
      parts += document.skipped.map { ($0.lines.start, lines($0)) }
      parts.sort { $0.line < $1.line }
    }
    return parts.flatMap(\.lines)
  }

  private func lines(_ snippet: Snippet, _ terminal: Terminal) -> [String] {
    let section = snippet.section.isEmpty ? "" : "  " + snippet.section.joined(separator: " > ")
    let range = "\(snippet.lines.start)-\(snippet.lines.end)"
    var lines = ["  \(range)  " + terminal.paint(Terminal.visible(snippet.id), .bold) + Terminal.visible(section)]
    if let reason = snippet.notRun { lines.append("      not run: " + Terminal.visible(reason)) }
    if !snippet.undefinedNames.isEmpty {
      lines.append("      undefined: " + Terminal.visible(snippet.undefinedNames.joined(separator: ", ")))
    }
    if snippet.group.kind != .independent {
      let after = snippet.group.after.isEmpty ? "" : ", after " + snippet.group.after.joined(separator: ", ")
      lines.append("      group: " + Terminal.visible(snippet.group.name + after))
    }
    if explains, let boundaries = snippet.boundaries {
      lines.append("      begins (\(boundaries.start.confidence)): " + Terminal.visible(boundaries.start.reason))
      lines.append("      ends (\(boundaries.end.confidence)): " + Terminal.visible(boundaries.end.reason))
    }
    return lines + snippet.claims.map { "      \($0.line): \($0.kind.rawValue): " + Terminal.visible($0.text) }
  }

  private func lines(_ block: SkippedBlock) -> [String] {
    ["  \(block.lines.start)-\(block.lines.end)  skipped, \(block.kind.rawValue): " + Terminal.visible(block.reason)]
  }
}

extension JSON {
  init(_ document: Document) {
    self = .object([
      "path": .string(document.path), "format": .string(document.format.rawValue),
      "snippets": .array(document.snippets.map { JSON($0) }),
      "skipped": .array(document.skipped.map { JSON($0) }),
      "warnings": .array(document.warnings.map { JSON($0) }),
    ])
  }

  private init(_ block: SkippedBlock) {
    var members: [String: JSON] = [
      "lines": JSON(block.lines), "kind": .string(block.kind.rawValue), "reason": .string(block.reason),
    ]
    members["language"] = block.language.map(JSON.string)
    self = .object(members)
  }

  init(_ snippet: Snippet) {
    var members: [String: JSON] = [
      "id": .string(snippet.id),
      "section": .array(snippet.section.map(JSON.string)),
      "lines": JSON(snippet.lines),
      "source": .string(snippet.source),
      "undefinedNames": .array(snippet.undefinedNames.map(JSON.string)),
      "confidence": .double(snippet.confidence),
      "claims": .array(
        snippet.claims.map {
          .object([
            "line": .int($0.line), "kind": .string($0.kind.rawValue),
            "text": .string($0.text),
          ])
        }),
      "findings": .array(snippet.findings.map { JSON($0) }),
      "display": .string(snippet.display.rawValue),
      "group": .string(snippet.group.name),
      "after": .array(snippet.group.after.map(JSON.string)),
    ]
    members["lineMap"] = snippet.lineMap.map { .array($0.map(JSON.int)) }
    members["notRun"] = snippet.notRun.map(JSON.string)
    members["boundaries"] = snippet.boundaries.map {
      .object(["start": JSON($0.start), "end": JSON($0.end)])
    }
    self = .object(members)
  }

  private init(_ boundary: Boundaries.Boundary) {
    self = .object(["reason": .string(boundary.reason), "confidence": .double(boundary.confidence)])
  }
}
