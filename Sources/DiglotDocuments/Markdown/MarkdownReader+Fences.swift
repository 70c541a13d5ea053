internal import DiglotModel

extension MarkdownReader {
  /// Takes a block between fences.
  mutating func addFence(_ block: MarkdownBlock) {
    let opening = text.text(block.lines.lowerBound)
    guard let mark = Self.mark(in: opening) else { return }
    let content = excerpt(block.content)
    let lastContent = block.content.last?.line ?? block.lines.lowerBound
    let isClosed = block.lines.upperBound > lastContent
    take(block.lines)
    add(content, info: InfoString(mark.rest), extent: block.lines, isClosed: isClosed)
  }

  /// Takes the fences that CommonMark sees as text.
  mutating func addLooseFences() {
    for fence in LooseFence.find(lines, isFree: { !isTaken[$0] }) {
      take(fence.lines)
      guard fence.lines.count > 2 else { continue }
      let inside = fence.lines.lowerBound + 1...fence.lines.upperBound - 1
      let margin = lines.margins[fence.lines.lowerBound]
      add(
        text.slice(inside, dropping: margin), info: fence.info, extent: fence.lines, isClosed: true,
        isLoose: fence.info.directive == nil)
    }
  }

  private static func mark(in line: ArraySlice<UInt8>) -> (character: UInt8, length: Int, rest: ArraySlice<UInt8>)? {
    var rest = line.trimmed
    while let first = rest.first {
      if let mark = LooseFence.mark(rest) { return mark }
      rest = rest.dropFirst(first == 0x20 ? max(1, rest.marginCount) : 1)
    }
    return nil
  }

  private mutating func add(
    _ content: Excerpt, info: InfoString, extent: ClosedRange<Int>, isClosed: Bool, isLoose: Bool = false
  ) {
    let confidence = isLoose ? 0.9 : 1
    let first = documentLine(extent.lowerBound)
    let named =
      info.language.map { " with '\($0)'" } ?? info.directive.map { " with '{\($0.name)}'" } ?? " without a language"
    let note = isLoose ? ", in a paragraph where CommonMark sees text" : ""
    let boundaries = Boundaries(
      start: .init("the fence on line \(first) opens\(named)\(note)", confidence: confidence),
      end: .init("the fence on line \(documentLine(extent.upperBound)) closes", confidence: confidence))
    guard let directive = info.directive else {
      var block = Block(content, language: info.language, boundaries: boundaries)
      if isLoose, info.language != nil { block.confidence = confidence }
      let python = info.language.map { BlockLanguage($0) == .python } ?? false
      return finds.add(python ? recovered(block, content, isClosed: isClosed) : [block], at: extent)
    }
    hasDirectives = true
    add(directive, content, extent, boundaries)
  }

  private func parses(_ excerpt: Excerpt) -> Bool {
    if case .names = grammar.survey(excerpt.source) { return true }
    return Transcript.firstPrompt(excerpt) != nil
  }

  // MARK: Fences that somebody forgot

  /// The blocks of a fenced block: itself, but for one that is no Python because its own fence, or that of the block before, was
  /// forgotten.
  private func recovered(_ block: Block, _ content: Excerpt, isClosed: Bool) -> [Block] {
    let inner = (0..<content.count).first { line in
      guard let mark = LooseFence.mark(content.text(line)) else { return false }
      return !mark.rest.trimmed.isEmpty && InfoString(mark.rest).language != nil
    }
    // Most blocks are closed and have no fence in them: CPython need not be asked of these twice.
    guard inner != nil || !isClosed, !parses(block.excerpt) else { return [block] }
    if let inner, inner > 0, let mark = LooseFence.mark(content.text(inner)), inner + 1 < content.count {
      let info = InfoString(mark.rest)
      var second = Block(
        content.slice(inner + 1...content.count - 1), language: info.language, boundaries: block.boundaries)
      second.boundaries.start = .init("a fence opens inside of one that was never closed", confidence: 0.9)
      return unfenced(block, content.slice(0...inner - 1)) + [second]
    }
    return isClosed ? [block] : unfenced(block, content)
  }

  /// The code at the start of lines that nobody closed, where it surely ends before they do.
  private func unfenced(_ block: Block, _ content: Excerpt) -> [Block] {
    let dedented = content.dedented
    guard case .unparsable = grammar.survey(dedented.source) else {
      return [Block(content, language: block.language, boundaries: block.boundaries)]
    }
    let blocks = PlainTextReader.layout(dedented, grammar).blocks
    guard let first = blocks.first, first.excerpt.places.first?.line == dedented.places.first?.line else {
      return [block]
    }
    return blocks.enumerated().map { index, found in
      var found = found
      if index == 0 {
        (found.language, found.boundaries.start) = (block.language, block.boundaries.start)
        found.boundaries.end.reason = "the fence is never closed; " + found.boundaries.end.reason
      }
      return found
    }
  }

  // MARK: Directives

  private mutating func add(
    _ directive: (name: String, argument: String), _ content: Excerpt, _ extent: ClosedRange<Int>,
    _ boundaries: Boundaries
  ) {
    let options = MystOptions(content)
    let count = options.count
    let inside = count < content.count ? content.slice(count...content.count - 1) : Excerpt()
    let argument = directive.argument.lowercased()
    var block = Block(inside, boundaries: boundaries)
    switch Directive(directive.name) {
    case .code(let language): block.language = argument.isEmpty ? language : argument
    case .python(let language): block.language = language
    case .cell:
      block.language = argument.isEmpty ? "python" : argument
      block.display = .lastValue
      block.isCell = true
    case .output: block.language = "output"
    case .include:
      let place = text.places[extent.lowerBound]
      do {
        guard let included = try files?.block(directive.argument, options.values, at: place, boundaries) else { return }
        block = included
      } catch { return warnings.append(error) }
    case .reStructuredText:
      var reader = ReStructuredTextReader(inside, grammar: grammar, files: files)
      return add(reader.read(), extent)
    case .opaque, .highlight: return
    case .container:
      guard depth < Self.depthLimit, !inside.isEmpty else { return }
      var reader = MarkdownReader(inside, grammar: grammar, dialect: dialect, files: files, depth: depth + 1)
      return add(reader.read(), extent)
    }
    finds.add(block, at: extent)
  }

  private mutating func add(_ layout: Layout, _ extent: ClosedRange<Int>) {
    headings += layout.headings
    warnings += layout.warnings
    finds.add(layout.blocks, at: extent)
  }
}
