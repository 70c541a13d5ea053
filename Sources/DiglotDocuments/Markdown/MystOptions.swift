/// The options at the top of a directive's content: `:name: value` lines, or YAML between `---`.
struct MystOptions {
  /// How many lines they take.
  private(set) var count = 0
  private(set) var values: [String: String] = [:]

  init(_ content: Excerpt) {
    guard !content.isEmpty else { return }
    if content.lines.content(0).elementsEqual("---".utf8) {
      guard let end = (1..<content.count).first(where: { content.lines.content($0).elementsEqual("---".utf8) }) else {
        return
      }
      for line in 1..<end { read(content.lines.text(line)) }
      count = end + 1
      return
    }
    while count < content.count, content.lines.content(count).first == UInt8(ascii: ":"),
      content.lines.content(count).dropFirst().contains(UInt8(ascii: ":"))
    {
      read(String(content.lines.text(count).dropFirst()))
      count += 1
    }
  }

  private mutating func read(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return }
    let value = text[text.index(after: colon)...].trimmingPrefix { $0 == " " }
    values[text[..<colon].trimmingPrefix { $0 == " " }.lowercased()] = String(value)
  }
}
