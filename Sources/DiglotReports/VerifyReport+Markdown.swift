import DiglotModel

extension VerifyReport {
  /// A table of the documents, and under it what differs.
  func markdown() -> String {
    var lines = [
      "**\(summaryLine)**", "", "| document | pairs | equivalent | different | other |",
      "| --- | --- | --- | --- | --- |",
    ]
    for (path, pairs) in documents {
      let equivalent = pairs.count { $0.verdict.outcome == .equivalent }
      let different = pairs.count { $0.verdict.outcome == .different }
      let other = pairs.count - equivalent - different
      lines.append("| \(Markdown.plain(path)) | \(pairs.count) | \(equivalent) | \(different) | \(other) |")
    }
    for pair in pairs {
      let text = FindingText(pair: pair, terminal: Terminal(color: false)).lines
      if text.isEmpty { continue }
      lines += ["", "### \(Markdown.plain(pair.id))", "", Markdown.fence("text", text)]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
