internal import DiglotModel

/// The docstring of a module, a class or a function, with the place of each line.
struct Docstring {
  /// The name with those of what is around it, `Stack.push`; empty for the module.
  var name: String
  /// Without the indentation that all lines but the first have (PEP 257).
  var excerpt: Excerpt

  var hasFences: Bool { (0..<excerpt.count).contains { LooseFence.mark(excerpt.text($0)) != nil } }

  /// The docstrings of a file; none where it does not parse.
  static func all(in text: Excerpt, _ grammar: PythonGrammar) throws(Diagnostic) -> [Docstring] {
    guard text.source.has("\"\"\"") || text.source.has("'''") else { return [] }
    let answer = try grammar.evaluate(program, function: "docstrings", of: text.source)
    return answer.split(separator: "\u{1E}").compactMap { Docstring($0, in: text) }
  }

  private init?(_ record: Substring, in text: Excerpt) {
    let fields = record.split(separator: "\u{1F}", maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count == 4, let first = Int(fields[1]), let last = Int(fields[2]), first >= 1, last <= text.count
    else {
      return nil
    }
    name = String(fields[0])
    let lines = fields[3].utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
    let margin =
      lines.dropFirst().filter { line in line.contains { $0 != 0x20 && $0 != 0x09 } }
      .map { $0[...].marginCount }.min() ?? 0
    excerpt = Excerpt()
    for (index, line) in lines.enumerated() {
      // An escape may bring more lines than the literal has.
      let number = min(first + index, last) - 1
      let rest =
        index == 0
        ? line[...].drop { $0 == 0x20 || $0 == 0x09 } : line[...].dropFirst(min(margin, line[...].marginCount))
      let original = text.text(number)
      let column = original.firstRange(of: rest)?.lowerBound
      let place = text.places[number]
      excerpt.append(
        rest, at: Excerpt.Place(line: place.line, column: place.column + (column.map { $0 - original.startIndex } ?? 0))
      )
    }
  }

  /// Records of name, first line, last line and value, parted by control characters that a docstring has no use for.
  private static let program = #"""
    def docstrings(source):
        result, todo = [], []
        try:
            todo.append(("", quietly(lambda: compile(source, "<diglot>", "exec", FLAGS, True))))
        except BaseException:
            return ""
        while todo:
            name, node = todo.pop()
            first = node.body[0] if node.body else None
            if isinstance(first, _ast.Expr) and isinstance(first.value, _ast.Constant) and isinstance(first.value.value, str):
                value = first.value
                text = value.value.replace("\x1e", " ").replace("\x1f", " ").encode("utf-8", "replace").decode()
                result.append((value.lineno, "\x1f".join([name, str(value.lineno), str(value.end_lineno), text])))
            for item in node.body:
                if isinstance(item, DEFINITIONS):
                    todo.append((name + "." + item.name if name else item.name, item))
        result.sort()
        return "\x1e".join([record for _, record in result])
    """#
}
