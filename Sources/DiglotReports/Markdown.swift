/// Text as Markdown.
enum Markdown {
  /// A text that means nothing to Markdown, nor to the HTML in it.
  static func plain(_ text: String) -> String {
    let special: Set<Character> = ["\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "#", "~"]
    var result = Terminal.visible(text).map { special.contains($0) ? "\\\($0)" : String($0) }.joined()
    // At the start of a line these begin a list.
    if let first = result.first, first == "-" || first == "+" { result = "\\" + result }
    if let dot = result.firstIndex(where: { !$0.isNumber }), dot > result.startIndex, ".)".contains(result[dot]) {
      result.insert("\\", at: dot)
    }
    return result
  }

  /// A block of code that nothing in it ends.
  static func fence(_ language: String, _ lines: [String]) -> String {
    let longest = lines.map { line in line.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + language] + lines + [fence]).joined(separator: "\n")
  }
}
