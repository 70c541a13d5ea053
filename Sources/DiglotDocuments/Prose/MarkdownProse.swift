internal import CMark
internal import DiglotModel

/// The prose of Markdown as HTML, by GitHub's CommonMark.
///
/// Raw HTML and addresses that run a script are left out, as that library does by itself. A picture becomes a link: a page of one file
/// loads nothing.
struct MarkdownProse {
  let text: Excerpt
  /// Those that may lie in the text.
  let snippets: [Snippet]
  /// Whether data may stand in front of the text.
  var mayHaveFrontMatter = true
  var isMDX = false

  private struct Place {
    var ids: [String]
    /// 0-based lines of the text, fences included.
    var lines: ClosedRange<Int>
    var margin: String
  }

  private static let extensions: [String] = {
    cmark_gfm_core_extensions_ensure_registered()
    return ["table", "strikethrough", "autolink"]
  }()

  func read() -> [ProseBlock] {
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in Self.extensions {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    let lines = self.lines
    Array(lines.joined(separator: [0x0A])).withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(root) }
    let places = replaceSnippets(below: root)
    replacePictures(below: root)
    guard let rendered = cmark_render_html(root, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser)) else {
      return []
    }
    defer { cmark_get_default_mem_allocator().pointee.free(rendered) }
    return blocks(String(cString: rendered), places, lines)
  }

  /// The last line of the data in front of the text, -1 where there is none.
  private var front: Int { mayHaveFrontMatter ? FrontMatter.end(text.lines) ?? -1 : -1 }

  /// The text as Markdown, with the data in front of it left blank, so that lines keep their numbers.
  private var lines: [ArraySlice<UInt8>] {
    let front = front
    return isMDX
      ? MDXText(text.lines, front: front).lines : (0..<text.count).map { $0 <= front ? [] : text.text($0) }
  }

  /// What marks the place of an example. No text of the document can be one: comments are raw HTML, which is left out.
  private static func mark(_ index: Int) -> String { "<!--diglot \(index)-->" }

  private func blocks(_ html: String, _ places: [Place], _ source: [ArraySlice<UInt8>]) -> [ProseBlock] {
    let front = front
    var blocks: [ProseBlock] = []
    var (rest, line) = (html[...], 0)
    func prose(_ html: Substring, to end: Int) {
      let lines = line < end ? (line..<end).map { ($0 <= front ? text.text($0) : source[$0]).text } : []
      blocks.append(.rendered(html: String(html), markdown: lines.joined(separator: "\n")))
    }
    for (index, place) in places.enumerated() {
      guard let mark = rest.firstRange(of: Self.mark(index)) else { continue }
      prose(rest[..<mark.lowerBound], to: place.lines.lowerBound)
      blocks += place.ids.map { .snippet(id: $0, margin: place.margin) }
      rest = rest[mark.upperBound...]
      line = place.lines.upperBound + 1
    }
    prose(rest, to: text.count)
    return blocks
  }

  // MARK: The tree

  /// Puts a mark in the place of each block of code that is an example.
  private func replaceSnippets(below root: OpaquePointer) -> [Place] {
    var places: [Place] = []
    for node in Self.nodes(below: root) where isCode(node) {
      guard let own = MarkdownBlock.lines(of: node, count: text.count) else { continue }
      let (start, end) = (own.lowerBound, own.upperBound)
      let lines = text.places[start].line...max(text.places[start].line, text.places[end].line)
      let ids = snippets.filter { $0.overlaps(lines) }.map(\.id)
      guard !ids.isEmpty, let mark = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { continue }
      cmark_node_set_on_enter(mark, Self.mark(places.count))
      guard cmark_node_replace(node, mark) != 0 else { continue }
      places.append(Place(ids: ids, lines: own, margin: margin(start, Int(cmark_node_get_start_column(node)))))
      cmark_node_free(node)
    }
    return places
  }

  /// Code, or HTML that is nothing but an element `pre`.
  private func isCode(_ node: OpaquePointer) -> Bool {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_CODE_BLOCK: return true
    case CMARK_NODE_HTML_BLOCK:
      return cmark_node_get_literal(node).map { String(cString: $0).lowercased().hasPrefix("<pre") } ?? false
    default: return false
    }
  }

  /// What is in front of a block on its first line, with spaces for the marks of a list.
  private func margin(_ line: Int, _ column: Int) -> String {
    String(
      decoding: text.text(line).prefix(max(column - 1, 0)).map { byte in
        byte == UInt8(ascii: ">") || byte == 0x09 ? byte : 0x20
      }, as: UTF8.self)
  }

  private func replacePictures(below root: OpaquePointer) {
    for node in Self.nodes(below: root) where cmark_node_get_type(node) == CMARK_NODE_IMAGE {
      var above = cmark_node_parent(node)
      while let current = above, cmark_node_get_type(current) != CMARK_NODE_LINK { above = cmark_node_parent(current) }
      guard let link = cmark_node_new(above == nil ? CMARK_NODE_LINK : CMARK_NODE_EMPH) else { continue }
      if above == nil { cmark_node_set_url(link, cmark_node_get_url(node)) }
      while let child = cmark_node_first_child(node) { cmark_node_append_child(link, child) }
      if cmark_node_first_child(link) == nil, let words = cmark_node_new(CMARK_NODE_TEXT) {
        cmark_node_set_literal(words, cmark_node_get_url(node))
        cmark_node_append_child(link, words)
      }
      if cmark_node_replace(node, link) != 0 { cmark_node_free(node) } else { cmark_node_free(link) }
    }
  }

  /// All nodes in the order of the text.
  private static func nodes(below root: OpaquePointer) -> [OpaquePointer] {
    guard let walk = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(walk) }
    var nodes: [OpaquePointer] = []
    while true {
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return nodes }
      if event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(walk) { nodes.append(node) }
    }
  }
}
