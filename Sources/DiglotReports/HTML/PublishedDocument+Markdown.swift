import DiglotModel

extension PublishedDocument {
  /// Markdown that a site generator can include: CommonMark without HTML of Diglot's own.
  package func markdown() -> String {
    var parts: [String] = []
    if !blocks.contains(where: \.isRendered) { parts.append("# " + Markdown.plain(name)) }
    parts += blocks.map(markdown)
    parts.append(
      "*\(Markdown.plain("\(summary), verified \(provenance.text)")).*")
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func markdown(of block: ProseBlock) -> String {
    switch block {
    case .heading(let level, let text): String(repeating: "#", count: min(level + 1, 6)) + " " + Markdown.plain(text)
    case .paragraph(let lines): lines.map(Markdown.plain).joined(separator: "\\\n")
    case .literal(let lines): Markdown.fence("text", lines.map(Terminal.visibleCode))
    case .rendered(_, let markdown): markdown.trimmedLines
    case .snippet(let id, let margin):
      (body(id).map(lines) ?? []).map { $0.isEmpty ? Columns.withoutTrailingSpaces(margin) : margin + $0 }.joined(
        separator: "\n")
    }
  }

  private func lines(of body: PairBody) -> [String] {
    let pair = body.pair
    var parts = [Markdown.fence("python", body.sources?.python.lines ?? [])]
    if let swift = body.sources?.swift { parts.append(Markdown.fence("swift", swift.lines)) }
    let rows = body.rows
    let isAlike = body.isAlike(rows)
    for (side, run) in [(Side.python, pair.python), (.swift, pair.swift)] where side == .python || !isAlike {
      guard let run else { continue }
      let events = rows.compactMap { side == .python ? $0.python : $0.swift }
      parts.append(isAlike ? "Output:" : "Output of \(side.language):")
      parts.append(Markdown.fence("text", events.map(\.timedText) + [run.endText]))
    }
    let differences = pair.verdict.differences.map { "- \(Markdown.plain($0.message))" }
    if !differences.isEmpty { parts.append("What differs:\n\n" + differences.joined(separator: "\n")) }
    let marks = marks(pair).map(Markdown.plain).joined(separator: " · ")
    parts.append("\(pair.verdict.outcome.sign) **\(pair.verdict.outcome.rawValue)** · \(marks)")
    return parts.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension ProseBlock {
  fileprivate var isRendered: Bool { if case .rendered = self { true } else { false } }
}

extension String {
  /// Without blank lines at the ends.
  fileprivate var trimmedLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first, line.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let line = lines.last, line.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
