/// The data in front of a Markdown document: YAML between `---`, TOML between `+++`.
enum FrontMatter {
  /// Its last line, 0-based; nil where there is none.
  static func end(_ lines: TextLines) -> Int? {
    guard lines.count > 1, !lines.isBlank(0), lines.margins[0] == 0 else { return nil }
    let mark = lines.content(0)
    guard mark.elementsEqual("---".utf8) || mark.elementsEqual("+++".utf8) else { return nil }
    // A rule at the top of a page is followed by a blank line, data is not.
    guard !lines.isBlank(1) else { return nil }
    return (1..<lines.count).first { line in
      guard !lines.isBlank(line), lines.margins[line] == 0 else { return false }
      let text = lines.content(line)
      return text.elementsEqual(mark) || mark.first == UInt8(ascii: "-") && text.elementsEqual("...".utf8)
    }
  }
}
