/// The titles of reStructuredText: a line with an adornment below it, or above and below.
///
/// What a title's level is, its adornment's first use in the document tells (docutils, "Section structure").
struct SectionTitles {
  /// Adornments in the order of their first use: the mark, and whether it is also above.
  private var styles: [(mark: UInt8, isOverlined: Bool)] = []

  /// The title that begins at a line, its adornments included; nil where none does.
  ///
  /// - Returns: the title, its level, and how many lines it takes.
  mutating func read(_ lines: TextLines, at line: Int) -> (title: String, titleLine: Int, level: Int, count: Int)? {
    guard lines.margins[line] == 0 else { return nil }
    if let over = Self.adornment(lines, line) {
      guard line + 2 < lines.count, !lines.isBlank(line + 1), Self.adornment(lines, line + 1) == nil,
        Self.adornment(lines, line + 2) == over, lines.content(line).count >= width(lines, line + 1)
      else { return nil }
      return (RoleText.plain(lines.text(line + 1)), line + 1, level(over, isOverlined: true), 3)
    }
    guard line + 1 < lines.count, !lines.isBlank(line + 1), lines.margins[line + 1] == 0,
      let under = Self.adornment(lines, line + 1),
      lines.content(line + 1).count >= min(4, width(lines, line))
    else { return nil }
    return (RoleText.plain(lines.text(line)), line, level(under, isOverlined: false), 2)
  }

  private func width(_ lines: TextLines, _ line: Int) -> Int { lines.text(line).count }

  private mutating func level(_ mark: UInt8, isOverlined: Bool) -> Int {
    if let known = styles.firstIndex(where: { $0 == (mark, isOverlined) }) { return known + 1 }
    styles.append((mark, isOverlined))
    return styles.count
  }

  /// The mark of a line that is nothing but one mark, three times or more.
  static func adornment(_ lines: TextLines, _ line: Int) -> UInt8? {
    guard !lines.isBlank(line), lines.margins[line] == 0 else { return nil }
    let text = lines.content(line)
    guard let mark = text.first, text.count >= 3, mark.isPunctuation, text.allSatisfy({ $0 == mark }) else {
      return nil
    }
    return mark
  }
}
