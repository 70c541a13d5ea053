/// Finds the headings of a plain text by their layout: short paragraphs of one line without closing punctuation.
///
/// A number in front (`2.`, `2.1`) or hashes give the level; other headings stand one level below the last numbered one. A line that
/// comes back three times or more is a label (the name of a language above each example), no heading.
struct HeadingReader {
  let lines: TextLines
  let items: [Item]
  let blocks: [BlockAssembler.Block]

  func read() -> [Heading] {
    let usesHashes = Self.usesHashes(lines, items)
    var candidates: [Int] = []
    var block = 0
    for (index, item) in items.enumerated() {
      let line = item.lines.lowerBound
      while block < blocks.count, blocks[block].lines.upperBound < line { block += 1 }
      if block < blocks.count, blocks[block].lines.contains(line) { continue }
      let endsParagraph = index + 1 == items.count || items[index + 1].gap != .none
      let meetsCode = block < blocks.count && blocks[block].lines.lowerBound == item.lines.upperBound + 1
      guard index == 0 || item.gap != .none, item.lines.count == 1, endsParagraph || meetsCode, item.indent == 0 else {
        continue
      }
      if item.isComment ? usesHashes : looksLikeTitle(line) { candidates.append(line) }
    }
    let counts = candidates.reduce(into: [String: Int]()) { $0[lines.text($1), default: 0] += 1 }
    var base = 0
    return candidates.filter { counts[lines.text($0), default: 0] < 3 }.map { heading($0, base: &base) }
  }

  /// Whether a document marks its headings with hashes, as Markdown does: a line of two or more, alone in its paragraph.
  static func usesHashes(_ lines: TextLines, _ items: [Item]) -> Bool {
    items.indices.contains { index in
      guard items[index].isComment, items[index].indent == 0 else { return false }
      let marks = lines.content(items[index].lines.lowerBound).prefix { $0 == UInt8(ascii: "#") }.count
      let isParted =
        (index == 0 || items[index].gap == .empty) && (index + 1 == items.count || items[index + 1].gap == .empty)
      guard isParted else { return false }
      let besideText = (index > 0 && items[index - 1].isText) || (index + 1 < items.count && items[index + 1].isText)
      return besideText && (marks > 1 || (index == 0 && items.count > 1 && items[1].isText))
    }
  }

  private func heading(_ line: Int, base: inout Int) -> Heading {
    let text = lines.text(line)
    let marks = text.prefix { $0 == "#" }.count
    if marks > 0 { return Heading(line: line + 1, title: String(text.drop { $0 == "#" || $0 == " " }), level: marks) }
    if let level = Self.numberedLevel(text) {
      base = level
      return Heading(line: line + 1, title: text, level: level)
    }
    return Heading(line: line + 1, title: text, level: base + 1)
  }

  /// The number of parts of the number in front of a title: 1 for `2. Tasks`, 2 for `2.1 Creating Tasks`.
  private static func numberedLevel(_ text: String) -> Int? {
    guard let space = text.firstIndex(of: " ") else { return nil }
    let number = text[..<space]
    guard number.contains("."), number.first?.isNumber == true else { return nil }
    let parts = number.split(separator: ".")
    return parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } ? parts.count : nil
  }

  private func looksLikeTitle(_ line: Int) -> Bool {
    guard lines.content(line).count <= 120 else { return false }
    let text = lines.text(line)
    let words = text.split(separator: " ")
    guard text.count <= 80, words.count <= 12, let first = text.first, let last = text.last else { return false }
    guard text.contains(where: \.isLetter), !".:;,!…。！：".contains(last), !Evidence.isForeign(lines.content(line)) else {
      return false
    }
    guard !"-*+•·–$>%\"'([{<|".contains(first) else { return false }
    guard first.isLowercase, words.count > 1 else { return true }
    // A sentence or a shell line starts in lower case; a title that does starts with a name out of code.
    let name = words[0].contains { ".(_".contains($0) }
    return name || words.dropFirst().contains { $0.first?.isUppercase == true } && words[0].allSatisfy { $0.isLetter }
  }
}
