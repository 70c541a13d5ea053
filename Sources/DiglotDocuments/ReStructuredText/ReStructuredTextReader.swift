internal import DiglotModel

/// Reads reStructuredText, line by line: what opens a block, how far it is indented, and what is inside.
///
/// The structure of lists, definitions and tables matters only as far as it indents blocks of code; so the reader keeps no tree. The
/// syntax is that of docutils ("reStructuredText Markup Specification"), the directives those of Sphinx and its extensions.
struct ReStructuredTextReader {
  let text: Excerpt
  let grammar: PythonGrammar
  let files: IncludedFiles?
  private var finds = Finds()
  private var headings: [Heading] = []
  private var warnings: [Diagnostic] = []
  private var titles = SectionTitles()
  private var isTaken: [Bool]
  /// The language of literal blocks, from the directive `highlight`.
  private var highlight: String?

  init(_ text: Excerpt, grammar: PythonGrammar, files: IncludedFiles? = nil) {
    self.text = text
    self.grammar = grammar
    self.files = files
    isTaken = Array(repeating: false, count: text.count)
  }

  private var lines: TextLines { text.lines }

  mutating func read() -> Layout {
    var line = 0
    while line < text.count { line = readBlock(at: line) }
    for range in TranscriptFinder(lines: lines).find(isFree: { !isTaken[$0] }) {
      let boundaries = Boundaries(
        start: .init("the line begins with a prompt"), end: .init("a blank line ends the last answer", confidence: 0.99)
      )
      finds.add(Block(text.slice(range), confidence: 1, boundaries: boundaries), at: range)
    }
    return Layout(headings: headings, blocks: finds.blocks(in: lines), warnings: warnings)
  }

  /// Reads what begins at a line; returns the line behind it.
  private mutating func readBlock(at line: Int) -> Int {
    if lines.isBlank(line) { return line + 1 }
    if let found = titles.read(lines, at: line) {
      headings.append(Heading(line: text.places[found.titleLine].line, title: found.title, level: found.level))
      return line + found.count
    }
    let start = ContentStart(lines, line)
    if let markup = ExplicitMarkup(start.text) { return read(markup, at: line, start.indent) }
    if Prompt.read(start.text)?.prompt == .first { return paragraphEnd(line, start.indent) + 1 }
    return readParagraph(at: line, start.indent)
  }

  // MARK: Paragraphs

  /// Reads a paragraph; where it ends with two colons, the literal block below it as well.
  ///
  /// - Parameter last: its last line, where that is known.
  private mutating func readParagraph(at line: Int, _ indent: Int, through last: Int? = nil) -> Int {
    let last = last ?? paragraphEnd(line, indent)
    guard endsWithColons(last), let block = literalBlock(below: last, indent) else { return last + 1 }
    let boundaries = Boundaries(
      start: .init("'::' on line \(text.places[last].line) announces it"),
      end: .init("the indentation ends below line \(text.places[block.upperBound].line)"))
    take(block)
    finds.add(Block(text.slice(block), language: highlight, boundaries: boundaries), at: block)
    return block.upperBound + 1
  }

  private func endsWithColons(_ line: Int) -> Bool {
    let content = lines.content(line)
    return content.count >= 2 && content.suffix(2).allSatisfy { $0 == UInt8(ascii: ":") }
  }

  /// The last line of the paragraph that begins at a line: up to a blank line, or to one that begins something else.
  private func paragraphEnd(_ line: Int, _ indent: Int) -> Int {
    var last = line
    while last + 1 < text.count, !lines.isBlank(last + 1) {
      let next = ContentStart(lines, last + 1)
      if lines.indents[last + 1] < indent && last > line || ExplicitMarkup(next.text) != nil { break }
      // Two colons, and what is below is indented further: a blank line was forgotten.
      if endsWithColons(last), lines.indents[last + 1] > indent { break }
      if next.isItem, lines.indents[last + 1] <= indent { break }
      last += 1
    }
    return last
  }

  /// The lines of the literal block below a paragraph: indented further than that, or with one mark in front of each.
  private func literalBlock(below last: Int, _ indent: Int) -> ClosedRange<Int>? {
    guard let first = (last + 1..<text.count).first(where: { !lines.isBlank($0) }) else { return nil }
    if lines.indents[first] > indent { return first...end(of: first, deeperThan: indent) }
    let mark = lines.content(first).first ?? 0
    guard lines.indents[first] == indent, first > last + 1, (0x21...0x2F).contains(mark) || (0x3A...0x40).contains(mark)
    else {
      return nil
    }
    var end = first
    while end + 1 < text.count, !lines.isBlank(end + 1), lines.content(end + 1).first == mark { end += 1 }
    return first...end
  }

  /// The last line, not a blank one, before one that is indented no deeper than this.
  private func end(of first: Int, deeperThan indent: Int) -> Int {
    var last = first
    var line = first + 1
    while line < text.count, lines.isBlank(line) || lines.indents[line] > indent {
      if !lines.isBlank(line) { last = line }
      line += 1
    }
    return last
  }

  private mutating func take(_ range: ClosedRange<Int>) {
    for line in range { isTaken[line] = true }
  }

  // MARK: Explicit markup

  private mutating func read(_ markup: ExplicitMarkup, at line: Int, _ indent: Int) -> Int {
    let below = line + 1 < text.count ? firstInside(line, indent) : nil
    let last = below.map { end(of: $0, deeperThan: indent) } ?? line
    switch markup {
    // The first line of the body stands behind the mark; three columns are the least that the others are indented by.
    case .body: return readParagraph(at: line, indent + 3, through: line)
    case .comment:
      take(line...last)
      return last + 1
    case .directive(let name, let argument):
      let directive = Directive(name)
      switch directive {
      case .container: return line + 1
      case .opaque:
        take(line...last)
        return last + 1
      case .highlight:
        highlight = argument.isEmpty ? nil : argument.lowercased()
        return last + 1
      default:
        take(line...last)
        add(directive, name, argument, line...last)
        return last + 1
      }
    }
  }

  /// The first line below a directive that belongs to it.
  private func firstInside(_ line: Int, _ indent: Int) -> Int? {
    guard let first = (line + 1..<text.count).first(where: { !lines.isBlank($0) }), lines.indents[first] > indent else {
      return nil
    }
    return first
  }

  private mutating func add(_ directive: Directive, _ name: String, _ argument: String, _ extent: ClosedRange<Int>) {
    let options = DirectiveOptions(text, extent)
    let number = text.places[extent.lowerBound].line
    let named = argument.isEmpty ? name : "\(name):: \(argument)"
    let boundaries = Boundaries(
      start: .init("the directive '\(named)' on line \(number)"),
      end: .init("the indentation ends below line \(text.places[extent.upperBound].line)"))
    let inside =
      options.contentStart <= extent.upperBound ? text.slice(options.contentStart...extent.upperBound) : Excerpt()
    var block = Block(inside, boundaries: boundaries)
    let language = argument.split(separator: " ").first.map { $0.lowercased() }
    switch directive {
    case .code(let usual): block.language = language ?? usual ?? highlight
    case .python(let language): block.language = language
    case .cell: (block.language, block.display, block.isCell) = (language ?? "python", .lastValue, true)
    case .output: block.language = "output"
    case .include:
      do {
        let place = text.places[extent.lowerBound]
        guard let included = try files?.block(argument, options.values, at: place, boundaries) else { return }
        block = included
      } catch { return warnings.append(error) }
    case .container, .opaque, .highlight, .reStructuredText: return
    }
    finds.add(block, at: extent)
  }
}
