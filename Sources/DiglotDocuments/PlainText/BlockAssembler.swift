internal import DiglotModel

/// Joins items to runs and keeps the runs that are Python examples.
///
/// A paragraph is what no blank line parts. The statements of one paragraph stand or fall together; the paragraphs that follow one
/// another join as long as each looks like code, or only reads names that the run bound before.
struct BlockAssembler {
  /// An example: 0-based lines, and how sure it is.
  struct Block {
    var lines: ClosedRange<Int>
    var confidence: Double
    var boundaries: Boundaries
  }

  let lines: TextLines
  let items: [Item]
  let isTelling: Bool
  let usesHashHeadings: Bool
  private var known: Set<String> = []
  private var run: Run?
  /// Whether the head of a section, as in TOML and INI files, came, and since then nothing but settings.
  private var isInSection = false
  private var blocks: [Block] = []

  init(lines: TextLines, items: [Item], isTelling: Bool) {
    self.lines = lines
    self.items = items
    self.isTelling = isTelling
    usesHashHeadings = HeadingReader.usesHashes(lines, items)
  }

  mutating func assemble() -> [Block] {
    var index = 0
    while index < items.count {
      let paragraph = self.paragraph(from: index)
      take(paragraph)
      index = paragraph.upperBound + 1
    }
    close()
    for (index, item) in items.enumerated() where item.isTranscript {
      blocks.append(
        Block(
          lines: item.lines, confidence: 0.99,
          boundaries: Boundaries(
            start: .init("the line begins with a prompt", confidence: 0.99),
            end: .init(
              index + 1 == items.count ? "the document ends" : "a blank line ends the last answer", confidence: 0.99))))
    }
    return blocks.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private func paragraph(from first: Int) -> ClosedRange<Int> {
    var last = first
    while last + 1 < items.count, items[last + 1].gap == .none || (isTelling && items[last + 1].gap == .spaces) {
      last += 1
    }
    return first...last
  }

  private mutating func take(_ paragraph: ClosedRange<Int>) {
    if isTelling { close() }
    if items[paragraph.lowerBound].isText { isInSection = false }
    let pieces = pieces(of: paragraph)
    if pieces.isEmpty {
      close()
      if paragraph.contains(where: isSectionHead) { isInSection = true }
    }
    for piece in pieces {
      if piece.lowerBound != paragraph.lowerBound { close() }
      if piece.lowerBound > paragraph.lowerBound, isSectionHead(piece.lowerBound - 1) { isInSection = true }
      if isInSection, piece.allSatisfy(isSetting) {
        close()
        continue
      }
      isInSection = false
      add(piece, wholeParagraph: piece == paragraph)
      if piece.upperBound != paragraph.upperBound || isTainted(piece, in: paragraph) { close() }
    }
  }

  /// The stretches of a paragraph without text, literals, or words on their own at either end.
  private func pieces(of paragraph: ClosedRange<Int>) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    var start: Int?
    for index in paragraph {
      let breaks = items[index].isText || items[index].endsWithSemicolon || isOutput(index)
      if let first = start, breaks || !isAligned(index, first) {
        result.append(first...(index - 1))
        start = nil
      }
      if !breaks, start == nil { start = index }
    }
    if let start { result.append(start...paragraph.upperBound) }
    return result
  }

  /// Whether two items of a paragraph are indented alike; a comment may go on below the one that ends a line.
  private func isAligned(_ index: Int, _ first: Int) -> Bool {
    items[index].indent == items[first].indent || items[index].isComment && items[index].indent > items[first].indent
  }

  /// `[tool.black]`, `[[mappings]]`, `[/static]`: names in brackets, where a list of Python's own output has values.
  private func isSectionHead(_ index: Int) -> Bool {
    guard let facts = items[index].statements.first else {
      let text = lines.content(items[index].lines.lowerBound)
      return items[index].isText && text.first == UInt8(ascii: "[") && text.last == UInt8(ascii: "]") && text.count > 2
    }
    return facts.sort == .section && !facts.reads.isEmpty
  }

  /// Whether an item could be a line of a section: a comment, a setting, a word.
  private func isSetting(_ index: Int) -> Bool {
    items[index].statements.allSatisfy { [.assign, .annotation, .word, .data, .section].contains($0.sort) }
  }

  /// Whether a line of another language stands right above: what comes behind the paragraph is then no part of it.
  private func isTainted(_ piece: ClosedRange<Int>, in paragraph: ClosedRange<Int>) -> Bool {
    guard piece.lowerBound > paragraph.lowerBound, items[piece.lowerBound - 1].isText else { return false }
    return Evidence.isForeign(lines.content(items[piece.lowerBound - 1].lines.upperBound))
  }

  private func isOutput(_ index: Int) -> Bool {
    let statements = items[index].statements
    if isExplained(index), statements.allSatisfy({ $0.sort == .data }) { return false }
    return statements.contains { ($0.sort == .data && $0.level == 0) || $0.sort == .section || $0.sort == .foreign }
  }

  private mutating func add(_ piece: ClosedRange<Int>, wholeParagraph: Bool) {
    let next = piece.upperBound + 1
    let isAboveText = next < items.count && items[next].isText && items[next].gap == .none
    if piece.count == 1, wholeParagraph || isAboveText, isHashHeading(piece.lowerBound) { return close() }
    let joins = run.map { $0.indent == items[piece.lowerBound].indent } ?? false
    if !joins { close() }
    guard let part = part(piece, bound: run?.bound ?? []) else { return close() }
    let score = Evidence.together(part.weights)
    let commentsOnly = part.weights.isEmpty
    if var open = run {
      guard let isSure = attachment(part, score: score, bound: open.bound) else {
        close()
        if starts(part, score: score) { run = part }
        return
      }
      open.append(part, isSure: isSure)
      run = open
    } else if commentsOnly || starts(part, score: score) {
      run = part
    }
  }

  /// A run of one piece, without words at its ends that nothing bound; `nil` where nothing is left.
  private func part(_ piece: ClosedRange<Int>, bound: Set<String>) -> Run? {
    var first = piece.lowerBound
    var last = piece.upperBound
    let assigned = piece.reduce(into: bound) { names, index in
      for facts in items[index].statements { names.formUnion(facts.assigned) }
    }
    while first <= last, isIdle(first, bound: bound) { first += 1 }
    while last >= first, isIdle(last, bound: assigned) { last -= 1 }
    guard first <= last else { return nil }
    var part = Run(items: first...last, indent: items[first].indent, bound: bound, lastSure: last)
    // One call may be the heading of a text about it; two, one below the other, are not, nor is one that a sentence announces.
    let hasCalls = leadsIn(first) || (first...last).count(where: isMethodCall) > 1
    for index in first...last where !items[index].statements.isEmpty {
      let item = items[index]
      let facts = item.statements
      let isExplained = isExplained(index)
      part.weights.append(
        facts.map { facts in
          let weight = Evidence.weight(facts, bound: part.bound.union(known))
          if hasCalls, isMethodCall(index) { return max(weight, Evidence.threshold) }
          return isExplained ? max(weight, Evidence.weightWithComment(facts)) : weight
        }.max() ?? 0)
      part.isUnmistakable = part.isUnmistakable || facts.contains(where: Evidence.isUnmistakable)
      for fact in facts { part.bound.formUnion(fact.assigned + fact.defined) }
    }
    return part
  }

  /// `server.start()`: a call of something that belongs to something.
  private func isMethodCall(_ index: Int) -> Bool {
    guard let facts = items[index].statements.first, facts.sort == .call else { return false }
    return !facts.callee.isEmpty && !facts.reads.isEmpty && !facts.reads.contains(facts.callee)
  }

  /// Whether a comment stands behind a statement, or right above or below it.
  private func isExplained(_ index: Int) -> Bool {
    if items[index].hasComment { return true }
    if items[index].gap == .none, index > 0, items[index - 1].isComment { return true }
    return index + 1 < items.count && items[index + 1].isComment && items[index + 1].gap == .none
  }

  private func isIdle(_ index: Int, bound: Set<String>) -> Bool {
    let item = items[index]
    guard let facts = item.statements.last, item.statements.count == 1 else { return false }
    if isExplained(index), Evidence.weightWithComment(facts) > 0 { return false }
    let isWord = facts.sort == .word || (facts.sort == .annotation && facts.level == 0)
    return isWord && (facts.reads.isEmpty ? !isKeyword(item) : !facts.reads.allSatisfy(bound.contains))
  }

  /// `pass`, `break`, `return` and the like: words of code where they stand among code.
  private func isKeyword(_ item: Item) -> Bool {
    let word = lines.content(item.lines.lowerBound).prefix { $0 != 0x20 && $0 != UInt8(ascii: "#") }
    return PythonKeywords.all.contains(word)
  }

  private func starts(_ part: Run, score: Double) -> Bool {
    if score >= Evidence.threshold { return true }
    let isDocstring = items[part.items].first { !$0.isComment }?.statements.first?.sort == .docstring
    return isDocstring || score >= 0.4 && (part.items.count > 1 || leadsIn(part))
  }

  /// Whether a part may join the run before it: `nil` for no, else whether that is sure.
  private func attachment(_ part: Run, score: Double, bound: Set<String>) -> Bool? {
    if part.weights.isEmpty || score >= Evidence.threshold { return true }
    if part.items.count == 1, let facts = items[part.items.lowerBound].statements.first {
      if facts.sort == .ellipsis || facts.sort == .docstring { return false }
      if facts.sort == .word { return !facts.reads.isEmpty && facts.reads.allSatisfy(bound.contains) ? true : nil }
      if facts.sort == .call, facts.level < 2 { return isMentionedNext(part, facts.callee) ? nil : true }
    }
    return score >= 0.3 ? false : nil
  }

  /// Whether the text that follows names the function: then the call was its heading.
  private func isMentionedNext(_ part: Run, _ callee: String) -> Bool {
    let next = part.items.upperBound + 1
    guard next < items.count, items[next].isText, !callee.isEmpty else { return false }
    return lines.text(items[next].lines.lowerBound).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.contains {
      $0 == callee
    }
  }

  private func isHashHeading(_ index: Int) -> Bool {
    guard usesHashHeadings, items[index].isComment else { return false }
    let text = lines.content(items[index].lines.lowerBound)
    let level = text.prefix { $0 == UInt8(ascii: "#") }.count
    // `# app/settings.py` says whose code follows.
    if level == 1, text.suffix(3).elementsEqual(".py".utf8) { return false }
    return level > 1 || run == nil || index + 1 == items.count || items[index + 1].isText
  }

  private mutating func close() {
    defer { run = nil }
    guard let run, !run.weights.isEmpty else { return }
    let confidence = confidence(run)
    guard confidence >= Evidence.threshold else { return }
    let first = items[run.items.lowerBound].lines.lowerBound
    blocks.append(
      Block(
        lines: first...items[run.lastSure].lines.upperBound, confidence: confidence,
        boundaries: boundaries(run, confidence)))
    known.formUnion(run.bound)
  }

  /// The evidence of the run's statements, lessened by what stands around it.
  private func confidence(_ run: Run) -> Double {
    var result = min(0.99, Evidence.together(run.weights))
    let first = run.items.lowerBound
    let above = first > 0 && isGlued(first) && items[first - 1].isText ? items[first - 1] : nil
    let next = run.lastSure + 1
    let below = next < items.count && isGlued(next) && items[next].isText
    if leadsIn(run) {
      result = 1 - (1 - result) * 0.6
    } else if let above {
      result *= run.isUnmistakable ? 0.95 : below ? 0.5 : 0.7
      if items[first].indent > above.indent, !run.isUnmistakable { result *= 0.4 }
    }
    if !run.isUnmistakable {
      if isForeign(around: run.items, where: Evidence.isForeign, reach: 0) { result *= 0.3 }
      if isForeign(around: run.items, where: Evidence.isBraced, reach: 1) { result *= 0.65 }
    }
    return Double(Int(result * 100 + 0.5)) / 100
  }

  func isGlued(_ index: Int) -> Bool { items[index].gap == .none || (isTelling && items[index].gap == .spaces) }

  /// Whether a sentence with a colon at its end introduces a run.
  func leadsIn(_ run: Run) -> Bool { leadsIn(run.items.lowerBound) }

  private func leadsIn(_ index: Int) -> Bool {
    guard index > 0, items[index - 1].isText else { return false }
    let text = lines.content(items[index - 1].lines.upperBound)
    return text.last == UInt8(ascii: ":") && text.count { $0 == 0x20 } >= 3
  }

  /// Whether the paragraphs that a run shares, or those beside it, have lines of another language.
  private func isForeign(around range: ClosedRange<Int>, where test: (ArraySlice<UInt8>) -> Bool, reach: Int) -> Bool {
    // What it writes, right below it, is no other language's code.
    let prints = items[range.upperBound].statements.last?.sort == .call
    for step in [-1, 1] {
      var index = step < 0 ? range.lowerBound : range.upperBound
      var gaps = 0
      // Fifty lines show a paragraph's language; looking further would make long paragraphs quadratic.
      for _ in 0..<50 {
        let isParted = step < 0 ? !isGlued(index) : index + 1 < items.count && !isGlued(index + 1)
        gaps += isParted ? 1 : 0
        index += step
        guard gaps <= reach, items.indices.contains(index) else { break }
        let item = items[index]
        if step > 0, prints, lines.content(item.lines.lowerBound).first == UInt8(ascii: "<") { break }
        if item.isText && test(lines.content(item.lines.lowerBound)) || item.endsWithSemicolon { return true }
        if reach == 0, step < 0, item.statements.first?.sort == .section, index == 0 || !isGlued(index) { return true }
        if item.statements.first?.sort == .foreign { return true }
      }
    }
    return false
  }
}
