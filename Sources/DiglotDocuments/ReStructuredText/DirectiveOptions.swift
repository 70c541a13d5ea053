/// The options of a directive, and where its content begins.
struct DirectiveOptions {
  private(set) var values: [String: String] = [:]
  /// The first line behind the options, 0-based.
  private(set) var contentStart: Int

  /// - Parameter extent: the lines of the directive, the first one with its name.
  init(_ text: Excerpt, _ extent: ClosedRange<Int>) {
    contentStart = extent.lowerBound + 1
    while contentStart <= extent.upperBound, !text.lines.isBlank(contentStart) {
      let content = text.lines.text(contentStart)
      guard content.hasPrefix(":"), let close = content.dropFirst().firstIndex(of: ":") else { break }
      let name = content[content.index(after: content.startIndex)..<close]
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "_" }) else { break }
      let value = content[content.index(after: close)...].trimmingPrefix { $0 == " " }
      values[name.lowercased()] = String(value)
      contentStart += 1
    }
  }
}
