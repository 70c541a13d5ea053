/// Reads a document's lines into items, asking CPython's parser about each candidate once or a few times.
///
/// A candidate is a logical line with all that its suite and its further clauses take. Candidates that fail are not tried again from
/// their second line on, so the work stays near linear in the document.
struct ItemReader {
  let lines: TextLines
  let grammar: PythonGrammar
  var scanner: LogicalLineScanner
  /// How many lines one statement may have.
  var reach = 2000
  /// Lines that failing scans may still look at, beyond the first few: what keeps hostile documents linear.
  private var budget: Int

  init(lines: TextLines, grammar: PythonGrammar, stopsAtEmptyLines: Bool) {
    self.lines = lines
    self.grammar = grammar
    scanner = LogicalLineScanner(lines: lines, stopsAtEmptyLines: stopsAtEmptyLines)
    budget = 20_000 + 16 * lines.count
  }

  mutating func read() -> [Item] {
    var items: [Item] = []
    var line = 0
    var gap = Item.Gap.none
    while line < lines.count {
      switch lines.blanks[line] {
      case .empty: gap = .empty
      case .spaces where gap == .none: gap = .spaces
      case .spaces: break
      case .no:
        let item = item(at: line, gap: gap)
        items.append(item)
        line = item.lines.upperBound
        gap = .none
      }
      line += 1
    }
    return items
  }

  private mutating func item(at line: Int, gap: Item.Gap) -> Item {
    var item = Item(content: .prose, lines: line...line, indent: lines.indents[line], gap: gap)
    guard let first = scan(line) else { return item }
    if first.isCommentOnly {
      item.content = .comment
      return item
    }
    var candidate = candidate(from: first)
    // The parser names the line where it gave up; what comes before may be a whole statement followed by indented prose.
    for _ in 0..<3 {
      let source = lines.dedented(line...candidate.last)
      switch grammar.facts(source) {
      case .statements(let statements) where !statements.isEmpty:
        item.content = .statements(statements)
        item.lines = line...candidate.last
        item.endsWithSemicolon = candidate.lastByte == UInt8(ascii: ";")
        return item
      case .statements: return item
      case .unparsable(let failed):
        guard let shorter = shorten(candidate, first: first, before: line + failed - 1) else {
          return broken(item, candidate: candidate, first: first)
        }
        candidate = shorter
      }
    }
    return broken(item, candidate: candidate, first: first)
  }

  /// A broken suite is skipped as a whole, so that no method of it is taken for an example of its own.
  private func broken(_ item: Item, candidate: Candidate, first: LogicalLine) -> Item {
    guard first.opensSuite, candidate.last > first.lines.upperBound else { return item }
    var header = lines.dedented(first.lines)
    while header.last == 0x0A { header.removeLast() }
    if let comment = first.comments.last, comment.line == first.lines.upperBound {
      header.removeLast(lines.end(comment.line) - comment.offset)
    }
    header.append(contentsOf: Array(" pass\n".utf8))
    guard case .statements = grammar.facts(header) else { return item }
    var item = item
    item.content = .broken
    item.lines = first.lines.lowerBound...candidate.whole
    return item
  }

  /// The lines that one attempt to parse takes.
  private struct Candidate {
    var last: Int
    /// The last line of the first attempt.
    var whole: Int
    var lastByte: UInt8
    /// The ends of the logical lines, for shorter attempts.
    var ends: [Int]
  }

  private mutating func candidate(from first: LogicalLine) -> Candidate {
    let indent = lines.indents[first.lines.lowerBound]
    var result = Candidate(
      last: first.lines.upperBound, whole: first.lines.upperBound, lastByte: first.lastByte, ends: [first.lines.upperBound])
    let continues = PythonKeywords.continued.contains(first.firstWord)
    guard first.opensSuite || first.isDecorator || continues else { return result }
    var wantsHeader = first.isDecorator
    var opensSuite = first.opensSuite
    var line = first.lines.upperBound + 1
    while line < lines.count, line - first.lines.lowerBound < reach {
      if lines.isBlank(line) {
        if scanner.stopsAtEmptyLines, lines.blanks[line] == .empty { break }
        line += 1
        continue
      }
      guard wantsHeader || lines.indents[line] >= indent, let next = scan(line) else { break }
      if lines.indents[line] > indent {
        guard opensSuite else { break }
      } else if wantsHeader {
        opensSuite = next.opensSuite
        wantsHeader = next.isDecorator || next.isCommentOnly
      } else if next.isCommentOnly {
        // A comment at the margin belongs to the suite only if the suite goes on below it.
        line = next.lines.upperBound + 1
        continue
      } else if PythonKeywords.continuations.contains(next.firstWord) {
        opensSuite = next.opensSuite
      } else {
        break
      }
      result.last = next.lines.upperBound
      if !next.isCommentOnly { result.lastByte = next.lastByte }
      result.ends.append(result.last)
      line = next.lines.upperBound + 1
    }
    result.whole = result.last
    return result
  }

  /// The candidate up to the last logical line that ends before a line, without comments that trail behind blank lines.
  private func shorten(_ candidate: Candidate, first: LogicalLine, before line: Int) -> Candidate? {
    guard let end = candidate.ends.last(where: { $0 < line && $0 < candidate.last }), end > first.lines.upperBound else { return nil }
    var shorter = candidate
    shorter.last = end
    return shorter
  }

  private mutating func scan(_ line: Int) -> LogicalLine? {
    scanner.reach = budget > 0 ? 2000 : 20
    let result = scanner.scan(line)
    if let result { budget -= result.lines.count - 1 } else { budget -= scanCost(line) }
    return result
  }

  /// What a failed scan may have cost: a line that opens nothing fails within itself.
  private func scanCost(_ line: Int) -> Int {
    let text = lines.content(line)
    let opens = text.contains { "([{\\".utf8.contains($0) } || text.contains(UInt8(ascii: "\"")) || text.contains(UInt8(ascii: "'"))
    return opens ? 40 : 0
  }
}
