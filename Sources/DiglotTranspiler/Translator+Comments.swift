import DiglotSyntax

extension Translator {
  /// Where a statement begins, with its decorators.
  private func firstLine(_ statement: Statement) -> Int {
    let decorators: [Expression] =
      switch statement.kind {
      case .function(let function): function.decorators
      case .class(let type): type.decorators
      default: []
      }
    return min(statement.range.line, decorators.map(\.range.line).min() ?? .max)
  }

  /// The comments right above a statement, with the blank lines among them and above them; those within it, too, where it is
  /// no block.
  func comments(above statement: Statement) -> [String] {
    var found: [String] = []
    var line = firstLine(statement) - 1
    while line > 0 {
      if let comment = comments.alone[line] {
        if line > 1 || !comment.hasPrefix("!") { found.append(text(comment)) }
      } else if comments.blank.contains(line) {
        if found.last != "" { found.append("") }
      } else {
        break
      }
      line -= 1
    }
    found.reverse()
    if statement.children.isEmpty, statement.range.endLine > statement.range.line {
      for inner in statement.range.line..<statement.range.endLine {
        if let comment = comments.alone[inner] ?? comments.trailing[inner] { found.append(text(comment)) }
      }
    }
    return found
  }

  /// A comment as Swift's.
  func text(_ comment: String) -> String {
    let rest = comment.drop { $0 == " " || $0 == "#" }
    return rest.isEmpty ? "//" : "// \(rest)".trimmingEnd
  }

  /// Emits what stands above a statement: nothing blank at the beginning of a block.
  func emitComments(above statement: Statement, isFirst: Bool) {
    var found = comments(above: statement)
    if isFirst || lines.isEmpty { found = Array(found.drop { $0.isEmpty }) }
    if lines.last == "" { found = Array(found.drop { $0.isEmpty }) }
    for line in found { emit(line) }
  }

  /// Puts the comment behind a statement behind what came of it.
  func attachComment(of statement: Statement, from first: Int) {
    let line = statement.children.isEmpty ? statement.range.endLine : statement.range.line
    guard let comment = comments.trailing[line], first < lines.count else { return }
    let place = statement.children.isEmpty ? lines.count - 1 : first
    lines[place] += "  " + text(comment)
  }

  /// A docstring as documentation.
  func documentation(_ body: [Statement]) -> [String] {
    guard let first = body.first, case .expression(let value) = first.kind,
      case .constant(.string(let text)) = value.kind
    else { return [] }
    return Self.cleaned(text).map { $0.isEmpty ? "///" : "/// \($0)" }
  }

  /// The lines of a docstring, without the indentation that they share: Python's `inspect.cleandoc`.
  static func cleaned(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trimmingEnd }
    let indents = lines.dropFirst().filter { !$0.isEmpty }.map { $0.prefix { $0 == " " || $0 == "\t" }.count }
    let shared = indents.min() ?? 0
    for index in lines.indices {
      lines[index] = String(index == 0 ? lines[index].drop { $0 == " " } : lines[index].dropFirst(shared))
    }
    while lines.first?.isEmpty == true { lines.removeFirst() }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// What stands above a function or a class, and its docstring.
  func heading(_ key: ObjectIdentifier, _ body: [Statement]) -> [String] {
    (aboveDefinitions[key] ?? []) + documentation(body)
  }
}

extension String {
  fileprivate var trimmingEnd: String {
    var end = self[...]
    while end.last == " " || end.last == "\t" || end.last == "\r" { end.removeLast() }
    return String(end)
  }
}
