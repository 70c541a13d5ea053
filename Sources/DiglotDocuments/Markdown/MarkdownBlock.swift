internal import CMark

/// A block of Markdown that holds code or is a heading, as the CommonMark parser finds it.
struct MarkdownBlock {
  enum Kind {
    case heading(level: Int)
    /// The first of `lines` is the fence, `content` what is between the fences.
    case fence
    case indented
    case html
    case paragraph
  }

  var kind: Kind
  /// 0-based lines of the text, in which fences are included.
  var lines: ClosedRange<Int>
  /// Of code, the lines without what the blocks around it put in front, and their numbers.
  var content: [(line: Int, bytes: ArraySlice<UInt8>)] = []

  /// The blocks of a text, whose inline text is veiled.
  static func read(_ text: [UInt8], lineCount: Int) -> [MarkdownBlock] {
    let parsed = text.withUnsafeBufferPointer { buffer -> OpaquePointer? in
      buffer.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT) }
    }
    guard let root = parsed else { return [] }
    defer { cmark_node_free(root) }
    var result: [MarkdownBlock] = []
    var node = cmark_node_first_child(root)
    while let current = node {
      if let block = MarkdownBlock(current, lineCount: lineCount) { result.append(block) }
      node = next(behind: current, below: root)
    }
    return result
  }

  /// The next block in the order of the text; what a paragraph or a heading holds is none.
  private static func next(behind node: OpaquePointer, below root: OpaquePointer) -> OpaquePointer? {
    let type = cmark_node_get_type(node)
    if type != CMARK_NODE_PARAGRAPH, type != CMARK_NODE_HEADING, let child = cmark_node_first_child(node) {
      return child
    }
    var node = node
    while node != root {
      if let sibling = cmark_node_next(node) { return sibling }
      guard let parent = cmark_node_parent(node) else { return nil }
      node = parent
    }
    return nil
  }

  /// The 0-based lines of a node in a text of so many lines; nil where it lies beyond.
  static func lines(of node: OpaquePointer, count: Int) -> ClosedRange<Int>? {
    let start = max(Int(cmark_node_get_start_line(node)), 1) - 1
    guard start < count else { return nil }
    return start...min(max(Int(cmark_node_get_end_line(node)) - 1, start), count - 1)
  }

  private init?(_ node: OpaquePointer, lineCount: Int) {
    guard let lines = Self.lines(of: node, count: lineCount) else { return nil }
    let (start, end) = (lines.lowerBound, lines.upperBound)
    self.lines = lines
    switch cmark_node_get_type(node) {
    case CMARK_NODE_HEADING: kind = .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_PARAGRAPH: kind = .paragraph
    case CMARK_NODE_HTML_BLOCK: kind = .html
    case CMARK_NODE_CODE_BLOCK:
      var (length, offset, character): (Int32, Int32, CChar) = (0, 0, 0)
      let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
      kind = isFenced ? .fence : .indented
      let first = isFenced ? start + 1 : start
      if let literal = cmark_node_get_literal(node) {
        var rest = Array(String(cString: literal).utf8)[...]
        if rest.last == 0x0A { rest.removeLast() } else if rest.isEmpty { break }
        for part in rest.split(separator: 0x0A, omittingEmptySubsequences: false)
        where first + content.count < lineCount {
          content.append((first + content.count, part))
        }
      }
      let last = content.last?.line ?? start
      self.lines = start...(isFenced ? max(end, last) : last)
    default: return nil
    }
  }
}
