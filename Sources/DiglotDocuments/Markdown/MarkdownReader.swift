internal import DiglotModel

/// Reads Markdown: CommonMark and GitHub's, with the directives of MyST, the components of MDX, and the fences in indented paragraphs
/// of Python-Markdown.
///
/// CommonMark's own parser says what the blocks are and where they stand. Fences that it does not see (`LooseFence`) and transcripts
/// without a fence come from the lines that it takes for text.
struct MarkdownReader {
  enum Dialect {
    case markdown, mdx
  }

  let text: Excerpt
  let grammar: PythonGrammar
  let dialect: Dialect
  let depth: Int
  let files: IncludedFiles?
  var headings: [Heading] = []
  var finds = Finds()
  var warnings: [Diagnostic] = []
  var isTaken: [Bool]
  /// Whether the text has directives, as only MyST has.
  var hasDirectives = false

  /// How deep directives may be nested; what is deeper is taken for text.
  static let depthLimit = 12

  init(_ text: Excerpt, grammar: PythonGrammar, dialect: Dialect, files: IncludedFiles? = nil, depth: Int = 0) {
    self.text = text
    self.grammar = grammar
    self.dialect = dialect
    self.files = files
    self.depth = depth
    isTaken = Array(repeating: false, count: text.count)
  }

  var lines: TextLines { text.lines }

  mutating func read() -> Layout {
    let front = depth == 0 ? FrontMatter.end(lines) ?? -1 : -1
    if front >= 0 { take(0...front) }
    let veil = MarkdownVeil(lines) { $0 <= front }
    var indented: [MarkdownBlock] = []
    for block in MarkdownBlock.read(veil.bytes, lineCount: text.count) {
      switch block.kind {
      case .heading(let level): addHeading(block, level)
      case .fence: addFence(block)
      case .indented: if dialect != .mdx { indented.append(block) }
      case .html: addHTML(block)
      case .paragraph: break
      }
    }
    addLooseFences()
    for block in indented where !block.lines.contains(where: { isTaken[$0] }) { addIndented(block) }
    addTranscripts()
    return Layout(headings: headings, blocks: finds.blocks(in: lines), warnings: warnings)
  }

  mutating func take(_ range: ClosedRange<Int>) {
    for line in range where isTaken.indices.contains(line) { isTaken[line] = true }
  }

  /// The 1-based line of the document of a line of the text.
  func documentLine(_ line: Int) -> Int { text.places[line].line }

  private mutating func addHeading(_ block: MarkdownBlock, _ level: Int) {
    let first = lines.content(block.lines.lowerBound).drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
    var words: [ArraySlice<UInt8>]
    if first.first == UInt8(ascii: "#") {
      words = [first.drop { $0 == UInt8(ascii: "#") }]
    } else if let underline = block.lines.dropFirst().first(where: isUnderline) {
      words = (block.lines.lowerBound..<underline).map { lines.content($0) }
      words[0] = first
    } else {
      // In a list: `- # Title`.
      words = [first.drop { $0 != UInt8(ascii: "#") }.drop { $0 == UInt8(ascii: "#") }]
    }
    let title = words.map(HeadingText.plain).joined(separator: " ")
    guard !title.isEmpty else { return }
    headings.append(Heading(line: documentLine(block.lines.lowerBound), title: title, level: level))
  }

  private func isUnderline(_ line: Int) -> Bool {
    let text = lines.content(line).drop { $0 == UInt8(ascii: ">") || $0 == 0x20 }
    guard let mark = text.first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    return text.allSatisfy { $0 == mark }
  }

  private mutating func addIndented(_ block: MarkdownBlock) {
    let number = documentLine(block.lines.lowerBound)
    let boundaries = Boundaries(
      start: .init("the indented code begins on line \(number)"),
      end: .init("the indentation ends below line \(documentLine(block.lines.upperBound))"))
    take(block.lines)
    finds.add(Block(excerpt(block.content), boundaries: boundaries), at: block.lines)
  }

  /// Takes a comment, in which nothing is an example, or an element `pre`.
  private mutating func addHTML(_ block: MarkdownBlock) {
    let first = lines.text(block.lines.lowerBound).lowercased()
    guard first.hasPrefix("<!--") || first.hasPrefix("<pre") else { return }
    take(block.lines)
    guard first.hasPrefix("<pre") else { return }
    var blocks = HTMLReader(text: text.slice(block.lines), grammar: grammar).read().blocks
    for index in blocks.indices { blocks[index].section = nil }
    finds.add(blocks, at: block.lines)
  }

  private mutating func addTranscripts() {
    for range in TranscriptFinder(lines: lines).find(isFree: { !isTaken[$0] }) {
      let boundaries = Boundaries(
        start: .init("the line begins with a prompt", confidence: 0.99),
        end: .init("a blank line ends the last answer", confidence: 0.99))
      finds.add(Block(text.slice(range), confidence: 0.99, boundaries: boundaries), at: range)
    }
  }

  /// Lines of code as the document has them, less what blocks around them put in front.
  func excerpt(_ content: [(line: Int, bytes: ArraySlice<UInt8>)]) -> Excerpt {
    var result = Excerpt()
    for (line, bytes) in content {
      let original = text.text(line)
      // The parser spells tabs as spaces where a block takes a part of one; what is behind the white space is the document's.
      let margin = bytes.marginCount
      let rest = original.suffix(bytes.count - margin)
      let isSame =
        original.count >= bytes.count && original.suffix(bytes.count).prefix(margin).elementsEqual(bytes.prefix(margin))
      let code = isSame ? original.suffix(bytes.count) : (Array(bytes.prefix(margin)) + rest)[...]
      let column = text.places[line].column + max(original.count - bytes.count, 0)
      result.append(code, at: Excerpt.Place(line: documentLine(line), column: column))
    }
    return result
  }
}
