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
  /// The lines of transcripts, in order: they are no statements, whatever they look like.
  private let transcripts: [ClosedRange<Int>]

  init(
    lines: TextLines, grammar: PythonGrammar, stopsAtEmptyLines: Bool, transcripts: [ClosedRange<Int>] = []
  ) {
    self.transcripts = transcripts
    self.lines = lines
    self.grammar = grammar
    scanner = LogicalLineScanner(lines: lines, stopsAtEmptyLines: stopsAtEmptyLines)
    budget = 20_000 + 4 * lines.count
  }

  mutating func read() -> [Item] {
    var items: [Item] = []
    var line = 0
    var gap = Item.Gap.none
    var transcript = 0
    while line < lines.count {
      if transcript < transcripts.count, transcripts[transcript].lowerBound == line {
        let range = transcripts[transcript]
        items.append(Item(content: .transcript, lines: range, indent: lines.indents[line], gap: gap))
        (line, gap) = (range.upperBound + 1, .none)
        transcript += 1
        continue
      }
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
    if isMarkup(line) { return item }
    guard let first = scan(line) else { return item }
    if first.isCommentOnly {
      item.content = .comment
      return item
    }
    var candidate = candidate(from: first)
    if candidate.isBroken { return broken(item, candidate: candidate, first: first) }
    // The parser names the line where it gave up; what comes before may be a whole statement followed by indented prose.
    for _ in 0..<3 {
      let source = lines.dedented(line...candidate.last)
      switch grammar.facts(source) {
      case .statements(let statements) where !statements.isEmpty:
        item.content = .statements(statements)
        item.lines = line...candidate.last
        item.endsWithSemicolon = candidate.lastByte == UInt8(ascii: ";")
        item.hasComment = !first.comments.isEmpty
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

  /// Whether a line belongs to reStructuredText, and only looks like Python: the underline of a title, made of quotation marks (it would open
  /// a string that ends at the next one) or of hashes; an item of a list, `#. text`.
  private func isMarkup(_ line: Int) -> Bool {
    let text = lines.content(line)
    guard text.count > 1, let mark = text.first else { return false }
    if text.starts(with: "#. ") { return true }
    guard text.count > 3, "\"'#".utf8.contains(mark), text.allSatisfy({ $0 == mark }) else { return false }
    if mark != UInt8(ascii: "#") { return true }
    let isBelowTitle = line > 0 && !lines.isBlank(line - 1) && lines.content(line - 1).first != mark
    return isBelowTitle && (line + 1 == lines.count || lines.isBlank(line + 1))
      && (line < 2 || lines.isBlank(line - 2) || lines.content(line - 2).first == mark)
  }

  /// A broken suite is skipped as a whole, so that no method of it is taken for an example of its own.
  private func broken(_ item: Item, candidate: Candidate, first: LogicalLine) -> Item {
    guard first.opensSuite, candidate.whole > first.lines.upperBound else { return item }
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
    /// The last line of everything that is indented below the header.
    var whole: Int
    /// Whether the suite has a line that cannot be Python.
    var isBroken = false
    var lastByte: UInt8
    /// The ends of the logical lines, for shorter attempts.
    var ends: [Int]
  }

  private mutating func candidate(from first: LogicalLine) -> Candidate {
    let indent = lines.indents[first.lines.lowerBound]
    var result = Candidate(
      last: first.lines.upperBound, whole: first.lines.upperBound, lastByte: first.lastByte,
      ends: [first.lines.upperBound])
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
      guard wantsHeader || lines.indents[line] >= indent else { break }
      guard let next = scan(line) else {
        // A line right below code that cannot be Python makes the suite broken code; below a blank line it is prose.
        result.isBroken = opensSuite && lines.indents[line] > indent && !lines.isBlank(line - 1)
        break
      }
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
    while result.whole + 1 < lines.count, result.whole - first.lines.lowerBound < reach,
      lines.isBlank(result.whole + 1) || lines.indents[result.whole + 1] > indent
    {
      result.whole += 1
    }
    while lines.isBlank(result.whole) { result.whole -= 1 }
    return result
  }

  /// The candidate up to the last logical line before a line, if a blank line parts the two as it parts prose from code.
  private func shorten(_ candidate: Candidate, first: LogicalLine, before line: Int) -> Candidate? {
    guard let end = candidate.ends.last(where: { $0 < line && $0 < candidate.last }), end > first.lines.upperBound,
      lines.isBlank(end + 1)
    else { return nil }
    var shorter = candidate
    shorter.last = end
    return shorter
  }

  private mutating func scan(_ line: Int) -> LogicalLine? {
    scanner.reach = budget > 0 ? 2000 : 20
    var last = line
    let result = scanner.scan(line, last: &last)
    if result == nil { budget -= last - line }
    return result
  }
}
