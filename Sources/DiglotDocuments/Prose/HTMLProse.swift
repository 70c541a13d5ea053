internal import DiglotModel

/// The prose of a page of HTML: the elements that give a text its structure, with the addresses of links.
///
/// Nothing else of the page comes through: no script, no style, no attribute but those, nothing that loads. A picture becomes a link, as in
/// Markdown. What is written has no blank line and begins each part with an element of its own, so that it is HTML in Markdown, too.
final class HTMLProse: HTMLEvents {
  private struct Element {
    var name: String
    /// Whether its tags are written; else there is only what is in it.
    var isWritten = false
    var isHidden = false
    /// Where it begins: the number of the part, and the bytes of the part before it.
    var part: Int
    var place: Int
  }

  /// Those that have no place yet.
  private var snippets: [Snippet]
  /// Finds the code, as the reader of the examples does.
  private let collector = HTMLCollector()
  private var blocks: [ProseBlock] = []
  private var written: [UInt8] = []
  private var elements: [Element] = []
  /// Places in `elements` of those that are written, and how many of each name there are.
  private var shown: [Int] = []
  private var counts: [String: Int] = [:]
  private var hidden = 0
  /// Whether text stands in a paragraph that the page has no element for.
  private var isInParagraph = false
  /// Where the code begins that may be an example.
  private var code: (place: Int, isInParagraph: Bool) = (0, false)

  private init(_ snippets: [Snippet]) { self.snippets = snippets }

  static func read(_ page: [UInt8], _ snippets: [Snippet]) -> [ProseBlock] {
    let prose = HTMLProse(snippets)
    HTMLParser.parse(page, prose)
    prose.endPart()
    return prose.blocks
  }

  // MARK: Events

  func start(_ name: String, _ attributes: [String: String], line: Int) {
    let openings = collector.openings
    collector.start(name, attributes, line: line)
    let isBoundary = HTMLNames.blocks.contains(name) || HTMLNames.boundaries.contains(name)
    if hidden == 0, isBoundary { endParagraph() }
    var element = Element(name: name, part: blocks.count, place: written.count)
    if collector.openings != openings { code = (written.count, isInParagraph) }
    // A sign beside a heading that links to it is hidden when it ends: a link with words is none.
    element.isHidden =
      HTMLNames.dropped.contains(name) || name != "a" && HTMLClasses(name, attributes).isHidden
    if element.isHidden { hidden += 1 }
    if hidden == 0 { open(&element, attributes) }
    if element.isWritten {
      shown.append(elements.count)
      counts[name, default: 0] += 1
    }
    elements.append(element)
  }

  func end(_ name: String, line: Int) {
    let count = collector.codes.count
    collector.end(name, line: line)
    guard let element = elements.popLast() else { return }
    if element.isWritten { leave(name) }
    if element.isHidden { hidden -= 1 }
    guard hidden == 0, !element.isHidden else { return }
    if collector.codes.count > count, let found = collector.codes.last, show(found) { return }
    let isBlock = HTMLNames.blocks.contains(name)
    if isBlock || HTMLNames.boundaries.contains(name) { endParagraph() }
    if isInPre, HTMLNames.boundaries.contains(name), written.last != 0x0A { written.append(0x0A) }
    guard element.isWritten else { return }
    if element.part == blocks.count, isSuperfluous(element) {
      written.removeSubrange(element.place...)
      return
    }
    write("</\(name)>" + (isBlock && !isInPre ? "\n" : ""))
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
    collector.text(bytes, line: line)
    guard hidden == 0 else { return }
    if isInPre {
      for byte in bytes { writeKept(byte) }
    } else {
      for byte in bytes { writeFlowing(byte) }
    }
  }

  // MARK: Elements

  private func open(_ element: inout Element, _ attributes: [String: String]) {
    let name = element.name
    let id = attributes["id"].map { " id=\"_\(HTMLNames.escaped($0))\"" } ?? ""
    if name == "img" { return picture(attributes) }
    if HTMLNames.blocks.contains(name) {
      guard !HTMLNames.tableParts.contains(name) || isInTable else { return }
      element.isWritten = name != "hr"
      startLine()
      return write("<\(name)\(id)\(HTMLNames.kept(attributes))\(name == "hr" ? "/" : "")>")
    }
    if HTMLNames.boundaries.contains(name) {
      // What links to it still finds its place.
      if !id.isEmpty, !isInPre { write("<div\(id)></div>\n") }
      return
    }
    if name == "br" {
      if isInPre { return writeKept(0x0A) }
      startText()
      return write("<br/>")
    }
    let address = name == "a" ? attributes["href"].flatMap(HTMLNames.address) : nil
    guard HTMLNames.inline.contains(name) || address != nil else { return }
    startText()
    element.place = written.count
    element.isWritten = true
    write("<\(name)\(address.map { " href=\"\(HTMLNames.escaped($0))\"" } ?? "")>")
  }

  private func picture(_ attributes: [String: String]) {
    let address = attributes["src"].flatMap(HTMLNames.address)
    let words = [attributes["alt"], address].compactMap(\.self).first { !$0.isEmpty }
    guard let words else { return }
    startText()
    if let address, counts["a", default: 0] == 0 {
      write("<a href=\"\(HTMLNames.escaped(address))\">\(HTMLNames.escaped(words))</a>")
    } else {
      write("<em>\(HTMLNames.escaped(words))</em>")
    }
  }

  /// Whether an element shows nothing, or is the sign beside a heading that links to it.
  private func isSuperfluous(_ element: Element) -> Bool {
    let content = written[element.place...].drop { $0 != UInt8(ascii: ">") }.dropFirst().trimmed
    switch element.name {
    case "a": return content.isEmpty || content.count < 5 && ["¶", "#", "§", "🔗", "\u{F0C1}"].contains(content.text)
    case "td", "th", "tr", "pre": return false
    default:
      return content.isEmpty && !written[element.place...].starts(with: "<\(element.name) id=".utf8)
    }
  }

  private var isInPre: Bool { counts["pre", default: 0] > 0 }
  private var isInTable: Bool { counts["table", default: 0] > 0 }

  /// The innermost element that is written is so no more.
  private func leave(_ name: String) {
    shown.removeLast()
    counts[name, default: 0] -= 1
  }

  // MARK: Examples

  /// Puts the examples in the place of the code that holds them.
  ///
  /// - Returns: whether there are any.
  private func show(_ found: HTMLCollector.Code) -> Bool {
    guard let first = found.lines.first?.line, let last = found.lines.last?.line else { return false }
    // Of several on one line of the page the text tells which is which.
    let text = HTMLNames.compact(found.lines.flatMap(\.bytes))
    func isHere(_ snippet: Snippet) -> Bool {
      guard snippet.overlaps(first...max(first, last)) else { return false }
      let line = snippet.source.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) } ?? ""
      return text.contains(HTMLNames.compact(Array(line.utf8)))
    }
    let here = snippets.filter(isHere)
    guard !here.isEmpty else { return false }
    snippets.removeAll(where: isHere)
    written.removeSubrange(code.place...)
    isInParagraph = code.isInParagraph
    leaveTable()
    endPart()
    blocks += here.map { .snippet(id: $0.id, margin: "") }
    return true
  }

  /// A table that has shown nothing yet is there for the sake of the example's lines.
  private func leaveTable() {
    guard isInTable, let table = shown.first(where: { elements[$0].name == "table" }),
      elements[table].part == blocks.count,
      HTMLNames.isBlank(written[elements[table].place...])
    else { return }
    written.removeSubrange(elements[table].place...)
    while let last = shown.last, last >= table {
      elements[last].isWritten = false
      leave(elements[last].name)
    }
  }

  /// Ends what is between two examples.
  private func endPart() {
    endParagraph()
    while let last = written.last, last == 0x20 || last == 0x0A { written.removeLast() }
    if !written.isEmpty {
      let html = String(decoding: written, as: UTF8.self) + "\n"
      blocks.append(.rendered(html: html, markdown: html))
    }
    written = []
  }

  // MARK: Writing

  private func write(_ text: String) { written += text.utf8 }

  private func endParagraph() {
    guard isInParagraph else { return }
    isInParagraph = false
    while written.last == 0x20 || written.last == 0x0A { written.removeLast() }
    write("</p>\n")
  }

  private func startLine() {
    if !isInPre, let last = written.last, last != 0x0A { written.append(0x0A) }
  }

  /// Text that stands in no element which may hold it begins a paragraph.
  private func startText() {
    guard !isInParagraph, !isInPre else { return }
    if let around = shown.last, elements[around].part == blocks.count { return }
    startLine()
    write("<p>")
    isInParagraph = true
  }

  /// A byte of a text in which white space is one space, or one end of a line.
  private func writeFlowing(_ byte: UInt8) {
    guard byte == 0x20 || (0x09...0x0D).contains(byte) else {
      startText()
      written += HTMLNames.escaped(byte)
      return
    }
    if let last = written.last, last != 0x20, last != 0x0A { written.append(byte == 0x0A ? 0x0A : 0x20) }
  }

  /// A byte of a text whose lines are kept. A blank line would end the HTML in Markdown.
  private func writeKept(_ byte: UInt8) {
    if byte == 0x0A, written.last == 0x0A { write("&#10;") } else { written += HTMLNames.escaped(byte) }
  }
}
