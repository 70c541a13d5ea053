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
      lines.append("| \(Self.cell(path)) | \(pairs.count) | \(equivalent) | \(different) | \(other) |")
    }
    for pair in pairs {
      let text = FindingText(pair: pair, terminal: Terminal(color: false)).lines
      if text.isEmpty { continue }
      let fence = String(repeating: "`", count: max(3, Self.longestFence(in: text) + 1))
      lines += ["", "### \(Self.cell(pair.id))", "", fence + "text"] + text + [fence]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A text that means nothing to Markdown, nor to the HTML in it.
  private static func cell(_ text: String) -> String {
    let special: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "#"]
    return Terminal.visible(text).map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static func longestFence(in lines: [String]) -> Int {
    lines.map { line in line.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
  }
}
