/// What a directive of MyST, or the one of the same name in reStructuredText, does with its content.
enum MystDirective: Equatable {
  /// Code; the language that the directive means where its argument names none.
  case code(language: String?)
  /// A cell of a notebook in text.
  case cell
  /// What the example before it prints.
  case output
  /// Code in another file.
  case include
  case reStructuredText
  /// Neither prose nor examples.
  case opaque
  /// More Markdown: notes, tabs, cards.
  case container

  init(_ name: String) {
    self =
      switch name {
      case "code-block", "code", "sourcecode", "parsed-literal", "prompt": .code(language: nil)
      case "ipython", "jupyter-execute", "testcode", "testsetup", "exec", "python-exec", "plot", "exec_code":
        .code(language: "python")
      case "doctest", "ipython3": .code(language: "pycon")
      case "code-cell": .cell
      case "testoutput", "output-cell": .output
      case "literalinclude": .include
      case "eval-rst": .reStructuredText
      case "raw", "math", "mermaid", "graphviz", "figure", "image", "toctree", "include", "csv-table", "bibliography",
        "autoclass",
        "autofunction", "automodule", "automethod", "plantuml", "rubric", "glossary", "list-table", "table":
        .opaque
      default: .container
      }
  }
}

/// The options at the top of a directive's content: `:name: value` lines, or YAML between `---`.
struct MystOptions {
  /// How many lines they take.
  private(set) var count = 0
  private(set) var values: [String: String] = [:]

  init(_ content: Excerpt) {
    guard !content.isEmpty else { return }
    if content.lines.content(0).elementsEqual("---".utf8) {
      guard let end = (1..<content.count).first(where: { content.lines.content($0).elementsEqual("---".utf8) }) else {
        return
      }
      for line in 1..<end { read(content.lines.text(line)) }
      count = end + 1
      return
    }
    while count < content.count, content.lines.content(count).first == UInt8(ascii: ":"),
      content.lines.content(count).dropFirst().contains(UInt8(ascii: ":"))
    {
      read(String(content.lines.text(count).dropFirst()))
      count += 1
    }
  }

  private mutating func read(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return }
    let value = text[text.index(after: colon)...].trimmingPrefix { $0 == " " }
    values[text[..<colon].trimmingPrefix { $0 == " " }.lowercased()] = String(value)
  }
}
