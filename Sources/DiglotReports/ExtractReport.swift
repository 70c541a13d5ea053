package import DiglotModel

/// What `diglot extract` tells: the snippets and claims of documents.
package struct ExtractReport: Sendable {
  let documents: [Document]

  /// - Parameter documents: In the order of the report.
  package init(documents: [Document]) {
    self.documents = documents
  }

  /// The report for a reader, with a final newline: a line for each snippet, with its claims below it.
  package func text(color: Bool) -> String {
    let terminal = Terminal(color: color)
    let snippets = documents.flatMap(\.snippets)
    let blocks = documents.map { document in
      ([terminal.paint(Terminal.visible(document.path), .bold) + " (\(document.format.rawValue))"]
        + document.snippets.flatMap { lines($0, terminal) }).joined(separator: "\n")
    }
    let claims = snippets.reduce(0) { $0 + $1.claims.count }
    let summary = "\(documents.count.of("document")): \(snippets.count.of("snippet")), \(claims.of("claim"))"
    return (blocks + [summary]).joined(separator: "\n\n") + "\n"
  }

  /// The report as JSON, with a final newline.
  package func json() -> String {
    JSON.object(["documents": .array(documents.map { JSON($0) })]).text
  }

  private func lines(_ snippet: Snippet, _ terminal: Terminal) -> [String] {
    let section = snippet.section.isEmpty ? "" : "  " + snippet.section.joined(separator: " > ")
    let range = "\(snippet.lines.start)-\(snippet.lines.end)"
    var lines = ["  \(range)  " + terminal.paint(Terminal.visible(snippet.id), .bold) + Terminal.visible(section)]
    if !snippet.undefinedNames.isEmpty {
      lines.append("      undefined: " + Terminal.visible(snippet.undefinedNames.joined(separator: ", ")))
    }
    return lines + snippet.claims.map { "      \($0.line): \($0.kind.rawValue): " + Terminal.visible($0.text) }
  }
}

extension JSON {
  init(_ document: Document) {
    self = .object([
      "path": .string(document.path), "format": .string(document.format.rawValue),
      "snippets": .array(document.snippets.map { JSON($0) }),
    ])
  }

  init(_ snippet: Snippet) {
    self = .object([
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
    ])
  }
}
