/// What stands behind a fence: ```` ```python title="x" ````, `{.python .numberLines}`, `{code-block} python`.
struct InfoString: Equatable {
  /// In lower case; nil where it names none.
  var language: String?
  /// The name of a directive of MyST, and what follows it.
  var directive: (name: String, argument: String)?

  init(_ text: ArraySlice<UInt8>) {
    let text = text.trimmed.text
    guard let first = text.first else { return }
    if first == "{", let close = text.firstIndex(of: "}") {
      let inside = text[text.index(after: text.startIndex)..<close]
      let words = inside.split { $0 == " " || $0 == "," }
      let classes = words.filter { $0.hasPrefix(".") }.map { $0.dropFirst().lowercased() }
      if !classes.isEmpty {
        language = classes.first { BlockLanguage($0) != .other } ?? classes.first
      } else if let word = words.first, word.allSatisfy({ $0.isLetter || $0.isNumber || "-_:+.".contains($0) }) {
        // `{python}` names the language of a cell, `{code-cell}` a directive.
        let name = word.lowercased()
        let argument = text[text.index(after: close)...].trimmingPrefix { $0 == " " }
        if BlockLanguage(name) == .python || Self.cells.contains(name) {
          language = name
        } else {
          directive = (name, String(argument))
        }
      }
      return
    }
    let name = text.prefix { !" \t,;:{[(=".contains($0) }.lowercased()
    if !name.isEmpty { language = name }
  }

  /// Languages whose cells R Markdown and Quarto run.
  private static let cells: Set<String> = ["r", "bash", "sql", "julia", "ojs", "mermaid", "dot", "sh"]

  static func == (first: InfoString, second: InfoString) -> Bool {
    first.language == second.language && first.directive?.name == second.directive?.name
      && first.directive?.argument == second.directive?.argument
  }
}
