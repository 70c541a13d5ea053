package import DiglotModel

/// What `diglot extract` tells: the snippets and claims of documents.
package struct ExtractReport: Sendable {
  let documents: [Document]
  /// Whether to tell why each snippet begins and ends where it does, and what is none.
  let explains: Bool

  /// - Parameter documents: In the order of the report.
  package init(documents: [Document], explains: Bool = false) {
    self.documents = documents
    self.explains = explains
  }

  /// The report for a reader, with a final newline: a line for each snippet, with its claims below it.
  package func text(color: Bool) -> String {
    let terminal = Terminal(color: color)
    let snippets = documents.flatMap(\.snippets)
    let blocks = documents.map { document in
      ([terminal.paint(Terminal.visible(document.path), .bold) + " (\(document.format.rawValue))"]
        + lines(document, terminal)).joined(separator: "\n")
    }
    let claims = snippets.reduce(0) { $0 + $1.claims.count }
    let skipped = documents.reduce(0) { $0 + $1.skipped.count }
    var summary = "\(documents.count.of("document")): \(snippets.count.of("snippet")), \(claims.of("claim"))"
    if skipped > 0 { summary += "; \(skipped.of("other block"))" }
    return (blocks + [summary]).joined(separator: "\n\n") + "\n"
  }

  /// The report as JSON, with a final newline.
  package func json() -> String {
    JSON.object(["documents": .array(documents.map { JSON($0) })]).text
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
