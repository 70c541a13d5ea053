internal import DiglotModel

/// Reads what a snippet's comments say will happen.
struct ClaimReader {
  let lines: TextLines
  let grammar: PythonGrammar

  /// A claim whose subject is still to be found.
  private struct Draft {
    var comment: LogicalLine.Comment
    var kind: Claim.Kind
    var text: String
    /// The label of the block of output that it is a line of.
    var block: (label: Int, isUnordered: Bool)?
    /// It shows what the lines above it gave: `# -> 9`, `# Output: 9`.
    var isResult = false
  }

  /// The claims in the comments of a block, in the order of their lines.
  func read(_ range: ClosedRange<Int>) -> [Claim] {
    let source = lines.dedented(range)
    let drafts = source.has("#") ? withoutCallouts(drafts(range)) : []
    guard !drafts.isEmpty || source.has("second") else { return [] }
    let subjects = ClaimSubjects(lines: lines, range: range, statements: grammar.outline(source))
    var claims = drafts.compactMap { claim($0, subjects, drafts) }
    for line in subjects.docstrings.joined() {
      let words = lines.text(line).split { $0 == " " || $0 == "\"" || $0 == "'" }.map(String.init)
      guard ClaimWords.saysTaking(words.map { $0.lowercased() }[...]), ClaimWords.isDuration(words),
        let function = subjects.function(documentedAt: line), function.sort == .function,
        let range = subjects.range([function])
      else { continue }
      claims.append(
        Claim(
          line: line + 1, column: lines.margins[line] + 1, kind: .duration, text: words.joined(separator: " "),
          subject: .function(range)))
    }
    return claims.sorted { $0.line < $1.line }
  }

  private func drafts(_ range: ClosedRange<Int>) -> [Draft] {
    var drafts: [Draft] = []
    var block: (label: Int, isUnordered: Bool, last: Int)?
    for comment in comments(range) {
      let text = text(of: comment)
      if comment.isAlone, let open = block, comment.line == open.last + 1 {
        drafts.append(
          Draft(comment: comment, kind: .output, text: raw(comment), block: (open.label, open.isUnordered)))
        block?.last = comment.line
        continue
      }
      block = nil
      if let label = ClaimWords.outputLabel(text) {
        if label.rest.isEmpty, comment.isAlone {
          block = (comment.line, label.isUnordered, comment.line)
        } else if !label.rest.isEmpty {
          drafts.append(Draft(comment: comment, kind: .output, text: label.rest, isResult: true))
        }
      } else if let found = ClaimWords.kind(text, isAlone: comment.isAlone) {
        drafts.append(Draft(comment: comment, kind: found.kind, text: found.text))
      } else if text.hasPrefix("=> ") || text.hasPrefix("-> ") {
        drafts.append(Draft(comment: comment, kind: .value, text: String(text.dropFirst(3)), isResult: true))
      } else if !comment.isAlone, isLiteral(text) {
        drafts.append(Draft(comment: comment, kind: .value, text: text))
      }
    }
    return drafts
  }

  /// Whole numbers that count the lines from 1 on refer the reader to a text, and show no values.
  private func withoutCallouts(_ drafts: [Draft]) -> [Draft] {
    let numbers = drafts.filter { $0.kind == .value && !$0.isResult }.compactMap { Int($0.text) }
    guard numbers.count >= 2, numbers == Array(1...numbers.count) else { return drafts }
    return drafts.filter { !($0.kind == .value && !$0.isResult && Int($0.text) != nil) }
  }

  private func claim(_ draft: Draft, _ subjects: ClaimSubjects, _ all: [Draft]) -> Claim? {
    let line = draft.comment.line
    guard let subject = draft.block == nil ? subject(draft, subjects) : blockSubject(draft, subjects, all) else {
      return nil
    }
    let column = draft.comment.offset - lines.starts[line] + 1
    return Claim(line: line + 1, column: column, kind: draft.kind, text: draft.text, subject: subject)
  }

  private func subject(_ draft: Draft, _ subjects: ClaimSubjects) -> Claim.Subject? {
    let line = draft.comment.line
    var statements: [OutlineStatement]
    if !draft.comment.isAlone {
      guard let statement = subjects.statement(before: line) else { return nil }
      statements = [statement]
    } else {
      let above = subjects.statement(above: line).map { [$0] } ?? []
      let below = draft.isResult || isErrorLine(draft) ? [] : subjects.paragraph(below: line)
      statements = below.isEmpty ? above : below
    }
    guard let first = statements.first else { return nil }
    if first.sort == .function {
      return draft.kind == .duration ? subjects.range([first]).map(Claim.Subject.function) : nil
    }
    switch draft.kind {
    case .value, .type:
      guard first.sort == .value || first.sort == .print else { return nil }
      statements = [first]
    case .output:
      guard [.value, .print, .suite].contains(first.sort) else { return nil }
    case .error: statements = [first]
    case .duration:
      // A bare number of seconds beside the same number explains that, and claims nothing.
      guard statements.contains(where: \.isActive), ClaimWords.isMeasured(draft.text) || !explains(draft, statements)
      else { return nil }
    }
    guard ![.generator, .class].contains(first.sort), let range = subjects.range(statements) else { return nil }
    return statements.count == 1 && first.sort == .print ? .printing(range) : .statements(range)
  }

  /// Whether a number of the comment is written in the statements.
  private func explains(_ draft: Draft, _ statements: [OutlineStatement]) -> Bool {
    let numbers = draft.text.split { !$0.isASCII || !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
    return statements.contains { $0.numbers.contains { number in Double(number).map(numbers.contains) == true } }
  }

  /// `# KeyError: 'name'` on a line of its own, as an interpreter shows it below a statement.
  private func isErrorLine(_ draft: Draft) -> Bool {
    draft.kind == .error && !["raises", "raise"].contains(draft.text.prefix { $0 != " " }.lowercased())
  }

  /// Behind the last statement of the top level the only block shows all of the output, else what came since the last block.
  private func blockSubject(_ draft: Draft, _ subjects: ClaimSubjects, _ all: [Draft]) -> Claim.Subject? {
    guard let block = draft.block else { return nil }
    let labels = Set(all.compactMap { $0.block?.label })
    let previous = labels.filter { $0 < block.label }.max()
    let statements = subjects.statements(above: block.label, behind: previous)
    guard let last = statements.last else { return nil }
    let isWhole = labels.count == 1 && last.suite == 0 && !subjects.goesOn(below: block.label)
    return .block(
      Claim.Block(
        label: block.label + 1, isUnordered: block.isUnordered,
        statements: isWhole ? nil : subjects.range(statements)))
  }

  /// The comments of lines that are known to be Python.
  func comments(_ range: ClosedRange<Int>) -> [LogicalLine.Comment] {
    let scanner = LogicalLineScanner(lines: lines)
    var result: [LogicalLine.Comment] = []
    var line = range.lowerBound
    while line <= range.upperBound {
      if lines.isBlank(line) {
        line += 1
      } else if let logical = scanner.scan(line) {
        result += logical.comments
        line = logical.lines.upperBound + 1
      } else {
        line += 1
      }
    }
    return result
  }

  /// The comment without its `#` and one space: what an output line is, its own indentation kept.
  private func raw(_ comment: LogicalLine.Comment) -> String {
    var bytes = lines.bytes[comment.offset + 1..<lines.end(comment.line)]
    if bytes.first == 0x20 { bytes.removeFirst() }
    return bytes.withoutTrailingSpace.text
  }

  private func text(of comment: LogicalLine.Comment) -> String {
    String(raw(comment).drop { $0 == " " || $0 == "\t" || $0 == "#" })
  }

  /// What a literal begins with: most comments are prose, and CPython need not be asked about these.
  private static let literalStarts = Set("0123456789\"'[{(-+~.TFNrRbBuUn".utf8)

  private func isLiteral(_ text: String) -> Bool {
    guard let first = text.utf8.first, Self.literalStarts.contains(first),
      case .statements(let statements) = grammar.facts(Array((text + "\n").utf8))
    else { return false }
    return statements.count == 1 && statements.allSatisfy { $0.reads.isEmpty && [.data, .section].contains($0.sort) }
  }
}
