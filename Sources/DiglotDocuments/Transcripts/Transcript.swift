/// What somebody typed at the prompt of an interactive interpreter, and what it answered.
///
/// The syntax is that of the module `doctest` (Lib/doctest.py: an answer ends with a blank line or the next prompt) and of IPython,
/// whose answers go on to the next `In [n]:`.
struct Transcript {
  /// One input with its answer.
  struct Example {
    /// Its lines in `excerpt`, 0-based.
    var source: ClosedRange<Int>
    var answer: [Block.ShownLine] = []
    /// The error that ends the answer: `ValueError: no such key`.
    var error: Block.ShownLine?
    /// Whether line ends of the answer count as white space.
    var isFlowing = false
  }

  /// The inputs without their prompts.
  private(set) var excerpt = Excerpt()
  private(set) var examples: [Example] = []
  private var isNumbered = false
  private let keepsSkipped: Bool

  /// Reads a block; nil where its first line, comments aside, has no prompt.
  ///
  /// - Parameter keepsSkipped: whether inputs that `doctest` is told to skip are kept.
  init?(_ block: Excerpt, keepsSkipped: Bool = false) {
    guard let first = Self.firstPrompt(block) else { return nil }
    self.init(block, from: first, keepsSkipped: keepsSkipped)
  }

  /// The first line with a prompt, where nothing but comments comes before it.
  static func firstPrompt(_ block: Excerpt) -> Int? {
    for line in 0..<block.count where !block.lines.isBlank(line) {
      if Prompt.read(block.text(line))?.prompt == .first { return line }
      if block.lines.content(line).first != UInt8(ascii: "#") { return nil }
    }
    return nil
  }

  /// Reads a block from a line with a prompt on.
  init(_ block: Excerpt, from first: Int, keepsSkipped: Bool = false) {
    self.keepsSkipped = keepsSkipped
    var line = first
    while line < block.count {
      guard let (prompt, rest) = Prompt.read(block.text(line)), prompt == .first else {
        line += 1
        continue
      }
      line = readExample(block, at: line, rest)
    }
  }

  /// Reads an input and its answer; returns the line behind them.
  private mutating func readExample(_ block: Excerpt, at first: Int, _ rest: ArraySlice<UInt8>) -> Int {
    let margin = block.lines.margins[first]
    isNumbered = block.lines.content(first).first == UInt8(ascii: "I")
    let start = excerpt.count
    // A second space behind the prompt would be an indentation.
    let extra = rest.marginCount
    append(rest.dropFirst(extra), of: block, first)
    var line = first + 1
    while line < block.count, let (prompt, rest) = Prompt.read(block.text(line)), prompt == .further {
      append(rest.dropFirst(min(extra, rest.marginCount)), of: block, line)
      line += 1
    }
    line = readUnmarked(block, from: line, behind: start)
    var answer: [Block.ShownLine] = []
    while line < block.count {
      if block.lines.isBlank(line) {
        guard isNumbered else { break }
        line += 1
        continue
      }
      let text = block.text(line)
      var shown = text.dropFirst(min(margin, block.lines.margins[line]))
      if let (prompt, rest) = Prompt.read(text) {
        if prompt == .first { break }
        if prompt == .result { shown = rest }
      }
      answer.append(Self.shownLine(shown, of: block, line))
      line += 1
    }
    let source = (start..<excerpt.count).map { excerpt.text($0).text }
    let isSkipped = !keepsSkipped && source.contains { $0.contains("doctest:") && $0.contains("+SKIP") }
    if isSkipped || source.allSatisfy(\.isEmpty) {
      excerpt.truncate(to: start)
    } else {
      add(answer, to: start...excerpt.count - 1, source)
    }
    return line
  }

  /// How many lines of an input may lack their prompts.
  private static let unmarkedLimit = 60

  /// Reads lines of an input that go on although no prompt says so, or the wrong one: brackets or a string are still open, and are closed
  /// before a blank line comes. Returns the line behind them.
  private mutating func readUnmarked(_ block: Excerpt, from first: Int, behind start: Int) -> Int {
    guard end(from: start, reaching: excerpt.count - 1) == nil else { return first }
    let count = excerpt.count
    var line = first
    while line < block.count, line - first < Self.unmarkedLimit, !block.lines.isBlank(line) {
      let text = block.text(line)
      append(Prompt.read(text)?.rest ?? text, of: block, line)
      line += 1
    }
    guard let end = end(from: start, reaching: count - 1) else {
      excerpt.truncate(to: count)
      return first
    }
    excerpt.truncate(to: end + 1)
    return first + end + 1 - count
  }

  /// The last line of the logical line that has a line in it, all counted from 0; nil where it is not closed, or is no Python.
  private func end(from start: Int, reaching last: Int) -> Int? {
    let scanner = LogicalLineScanner(lines: excerpt.lines)
    var line = start
    while line <= last {
      if excerpt.lines.isBlank(line) {
        line += 1
        continue
      }
      var reached = line
      guard let logical = scanner.scan(line, last: &reached) else {
        // What is no Python at all is not mended by more lines of it.
        return reached >= excerpt.count ? nil : last
      }
      if logical.lines.upperBound >= last { return logical.lines.upperBound }
      line = logical.lines.upperBound + 1
    }
    return last
  }

  private mutating func add(_ answer: [Block.ShownLine], to lines: ClosedRange<Int>, _ source: [String]) {
    var last = lines.upperBound
    while last > lines.lowerBound, excerpt.lines.isBlank(last) { last -= 1 }
    var example = Example(source: lines.lowerBound...last)
    example.isFlowing = isNumbered || source.contains { $0.contains("NORMALIZE_WHITESPACE") }
    if let trace = answer.firstIndex(where: { $0.text.contains("Traceback (") }) {
      example.answer = Array(answer[..<trace]).filter { !$0.text.hasPrefix("-----") }
      example.error = Self.error(answer[(trace + 1)...])
      if source.contains(where: { $0.contains("IGNORE_EXCEPTION_DETAIL") }), let error = example.error {
        example.error?.text = "Raises " + error.text.prefix { $0 != ":" }
      }
    } else {
      example.answer = answer
    }
    examples.append(example)
  }

  /// The line behind the stack of a traceback, with the lines of the message that follow it.
  private static func error(_ lines: ArraySlice<Block.ShownLine>) -> Block.ShownLine? {
    guard let first = lines.firstIndex(where: { isErrorLine($0.text) }) else { return nil }
    var error = lines[first]
    error.text = lines[first...].map(\.text).joined(separator: "\n")
    return error
  }

  /// `ValueError: text`, `decimal.InvalidOperation`: a name at the margin, alone or with a colon.
  private static func isErrorLine(_ text: String) -> Bool {
    let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    let rest = text.dropFirst(name.count)
    return name.first?.isLetter == true && (rest.isEmpty || rest.first == ":")
  }

  private mutating func append(_ rest: ArraySlice<UInt8>, of block: Excerpt, _ line: Int) {
    let place = block.places[line]
    let before = block.text(line).count - rest.count
    excerpt.append(rest, at: Excerpt.Place(line: place.line, column: place.column + before))
  }

  private static func shownLine(_ text: ArraySlice<UInt8>, of block: Excerpt, _ line: Int) -> Block.ShownLine {
    let place = block.places[line]
    let shown = text.withoutTrailingSpace.text
    let column = place.column + block.text(line).count - text.count + 1
    return Block.ShownLine(text: shown == "<BLANKLINE>" ? "" : shown, line: place.line, column: column)
  }

  /// The same without some of its inputs.
  func keeping(_ isKept: (Example) -> Bool) -> Transcript {
    var result = self
    (result.excerpt, result.examples) = (Excerpt(), [])
    for example in examples where isKept(example) {
      var moved = example
      let start = result.excerpt.count
      for line in example.source { result.excerpt.append(excerpt.text(line), at: excerpt.places[line]) }
      moved.source = start...result.excerpt.count - 1
      result.examples.append(moved)
    }
    return result
  }
}
