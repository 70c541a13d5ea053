/// MDX as Markdown: what only a program could show is taken out of the text, or shown as the code that it is.
///
/// Imports, exports and comments are invisible in MDX, and are left out. So are the tags around content, which is kept. A component
/// without content and an expression in braces show something that nobody knows here: they stand as code. Indented code does not exist
/// in MDX: what components hold is indented as their author likes. Lines keep their numbers.
struct MDXText {
  /// Without line feeds.
  private(set) var lines: [ArraySlice<UInt8>]

  /// - Parameter front: the 0-based last line of the data in front of the text, which is left blank; -1 where there is none.
  init(_ text: TextLines, front: Int) {
    lines = Array(repeating: [], count: min(front + 1, text.count))
    var margins = ListMargins()
    while lines.count < text.count {
      let start = lines.count
      let end = Self.end(of: text, from: start, front)
      if Self.isModule(text, start, front) {
        lines += Array(repeating: [], count: end - start)
      } else if LooseFence.mark(text.content(start)) != nil {
        let drop = margins.drop(Self.whole(text, start))
        lines += (start..<end).map { Self.whole(text, $0).dropFirst(min(drop, text.margins[$0])) }
      } else {
        let run = MDXRun(text.bytes[text.starts[start]..<text.end(end - 1)])
        for line in run.written.split(separator: 0x0A, omittingEmptySubsequences: false) {
          lines.append(line.dropFirst(margins.drop(line)))
        }
      }
    }
  }

  private static func whole(_ text: TextLines, _ line: Int) -> ArraySlice<UInt8> {
    text.bytes[text.starts[line]..<text.end(line)]
  }

  /// Behind the last line of what begins on a line: a module's lines, a fence, or all up to the next of those.
  private static func end(of text: TextLines, from start: Int, _ front: Int) -> Int {
    if isModule(text, start, front) { return (start..<text.count).first { text.isBlank($0) } ?? text.count }
    if let open = LooseFence.mark(text.content(start)) {
      let close = (start + 1..<text.count).first { line in
        guard let mark = LooseFence.mark(text.content(line)) else { return false }
        return mark.character == open.character && mark.length >= open.length && mark.rest.trimmed.isEmpty
      }
      return close.map { $0 + 1 } ?? text.count
    }
    return (start + 1..<text.count).first { LooseFence.mark(text.content($0)) != nil || isModule(text, $0, front) }
      ?? text.count
  }

  /// Whether an import or an export of JavaScript begins on a line: where a paragraph could.
  private static func isModule(_ text: TextLines, _ line: Int, _ front: Int) -> Bool {
    guard !text.isBlank(line), text.margins[line] == 0 else { return false }
    guard line == front + 1 || text.isBlank(line - 1) else { return false }
    let content = text.content(line)
    return ["import ", "import{", "export ", "export{"].contains { content.starts(with: $0.utf8) }
  }
}

/// How much white space in front of lines means nothing: all of it, but for what lists need.
private struct ListMargins {
  /// The indentation of the outermost mark of the list that is open.
  private var list: Int?

  mutating func drop(_ line: ArraySlice<UInt8>) -> Int {
    let margin = line.prefix { $0 == 0x20 || $0 == 0x09 }.count
    let content = line.dropFirst(margin)
    guard !content.isEmpty else { return margin }
    if let list, margin > list || margin == list && Self.isMark(content) { return list }
    list = Self.isMark(content) ? margin : nil
    return margin
  }

  private static func isMark(_ content: ArraySlice<UInt8>) -> Bool {
    let rest = content.drop { (0x30...0x39).contains($0) }
    let marks = rest.startIndex == content.startIndex ? "-*+" : ".)"
    guard let mark = rest.first, marks.utf8.contains(mark) else { return false }
    return rest.dropFirst().first.map { $0 == 0x20 || $0 == 0x09 } ?? true
  }
}
