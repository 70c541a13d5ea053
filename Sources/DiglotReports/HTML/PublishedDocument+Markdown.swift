import DiglotModel

extension PublishedDocument {
  /// Markdown that a site generator can include: CommonMark without HTML of Diglot's own.
  package func markdown() -> String {
    var parts: [String] = []
    if !blocks.contains(where: \.isMarkdown) { parts.append("# " + Self.plain(name)) }
    parts += blocks.map(markdown)
    parts.append(
      "*\(Self.plain("\(summary), verified \(provenance.date) with \(provenance.python) and \(provenance.swift)")).*")
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func markdown(of block: ProseBlock) -> String {
    switch block {
    case .heading(let level, let text): String(repeating: "#", count: min(level + 1, 6)) + " " + Self.plain(text)
    case .paragraph(let lines): lines.map(Self.plain).joined(separator: "\\\n")
    case .literal(let lines): Self.fence("text", lines.map(Terminal.visible))
    case .markdown(_, let source): source.trimmedLines
    case .snippet(let id, let margin):
      (body(id).map(lines) ?? []).map { $0.isEmpty ? String(margin.trimmedEnd) : margin + $0 }.joined(separator: "\n")
    }
  }

  private func lines(of body: PairBody) -> [String] {
    let pair = body.pair
    var parts = [Self.fence("python", body.sources?.python.lines ?? [])]
    if let swift = body.sources?.swift { parts.append(Self.fence("swift", swift.lines)) }
    let rows = TimelineRow.rows(python: pair.python, swift: pair.swift)
    let isAlike = rows.allSatisfy(\.isAlike) && pair.python?.endText == pair.swift?.endText
    for (side, run) in [(Side.python, pair.python), (.swift, pair.swift)] where side == .python || !isAlike {
      guard let run else { continue }
      let events = rows.compactMap { side == .python ? $0.python : $0.swift }
      parts.append(isAlike ? "Output:" : "Output of \(side.language):")
      parts.append(Self.fence("text", events.map(\.timedText) + [run.endText]))
    }
    let differences = pair.verdict.differences.map { "- \(Self.plain($0.message))" }
    if !differences.isEmpty { parts.append("What differs:\n\n" + differences.joined(separator: "\n")) }
    let marks = marks(pair).map(Self.plain).joined(separator: " · ")
    parts.append("\(pair.verdict.outcome.sign) **\(pair.verdict.outcome.rawValue)** · \(marks)")
    return parts.joined(separator: "\n\n").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A block that nothing in it ends.
  private static func fence(_ language: String, _ lines: [String]) -> String {
    let longest = lines.map { line in line.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + language] + lines + [fence]).joined(separator: "\n")
  }

  /// A text that means nothing to Markdown, nor to the HTML in it.
  private static func plain(_ text: String) -> String {
    let special: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "#", "~"]
    var result = Terminal.visible(text).map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
    // At the start of a line these begin a list.
    if let first = result.first, first == "-" || first == "+" { result = "\\" + result }
    if let dot = result.firstIndex(where: { !$0.isNumber }), dot > result.startIndex, ".)".contains(result[dot]) {
      result.insert("\\", at: dot)
    }
    return result
  }
}

extension ProseBlock {
  fileprivate var isMarkdown: Bool { if case .markdown = self { true } else { false } }
}

extension String {
  /// Without blank lines at the ends.
  fileprivate var trimmedLines: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first, line.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let line = lines.last, line.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  fileprivate var trimmedEnd: Substring {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return text
  }
}
