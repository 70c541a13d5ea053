/// What the classes of an element say of the code in it, as highlighters and site generators give them.
struct HTMLClasses {
  /// The language that they name, in lower case.
  private(set) var language: String?
  /// Numbers of lines, buttons, anchors: no text of the page.
  private(set) var isHidden = false
  /// What a program wrote.
  private(set) var isOutput = false
  /// A table with a line of code in each of its rows.
  private(set) var isLineTable = false

  init(_ name: String, _ attributes: [String: String]) {
    if ["button", "script", "style", "svg", "template", "noscript", "head"].contains(name) { isHidden = true }
    language = (attributes["data-lang"] ?? attributes["data-language"])?.lowercased()
    if language == nil, name == "pre" || name == "code" { language = attributes["lang"]?.lowercased() }
    guard let text = attributes["class"] else { return }
    let words = text.split { $0.isWhitespace || $0 == ";" }.map { $0.lowercased() }
    isHidden = isHidden || words.contains(where: Self.hidden.contains)
    isOutput = words.contains(where: Self.output.contains)
    isLineTable = name == "table" && words.contains(where: Self.lineTables.contains)
    if language == nil { language = Self.language(words) }
  }

  private static func language(_ words: [String]) -> String? {
    if let brush = words.firstIndex(where: { $0.hasPrefix("brush:") }) {
      let name = words[brush].dropFirst("brush:".count)
      if !name.isEmpty { return String(name) }
      return brush + 1 < words.count ? words[brush + 1] : nil
    }
    for prefix in ["language-", "lang-", "highlight-source-", "highlight-text-", "highlight-", "hl-", "src-"] {
      if let word = words.first(where: { $0.hasPrefix(prefix) && $0.count > prefix.count }) {
        let name = String(word.dropFirst(prefix.count))
        if prefix.hasPrefix("highlight") || prefix == "hl-" || prefix == "src-", !isLanguage(name) { continue }
        return name
      }
    }
    let isCode = words.contains {
      ["sourcecode", "hljs", "prettyprint", "src", "codehilite", "highlight"].contains($0)
    }
    return words.first { word in
      BlockLanguage(word) == .python || BlockLanguage(word) == .transcript
        || isCode
          && ["bash", "sh", "console", "json", "javascript", "js", "html", "yaml", "c", "java", "toml", "ini"].contains(
            word)
    }
  }

  /// `highlight-python` names a language, `highlight-wrapper` does not.
  private static func isLanguage(_ name: String) -> Bool {
    BlockLanguage(name) != .other
      || [
        "default", "json", "javascript", "js", "html", "yaml", "c", "cpp", "java", "toml", "ini", "rst", "sql", "xml",
        "css",
      ]
      .contains(name)
  }

  private static let hidden: Set<String> = [
    "linenos", "lineno", "linenodiv", "line-number", "line-numbers", "linenumber", "linenumbers", "line-numbers-rows",
    "gutter", "ln",
    "lnt", "lnlinks", "hljs-ln-numbers", "hljs-ln-n", "blob-num", "code-line-number", "headerlink", "anchor",
    "anchor-link",
    "header-anchor", "copy-button", "copybtn", "clipboard", "prompt", "input_prompt", "jp-inputprompt", "output_prompt",
    "jp-outputprompt", "react-code-line-number", "react-line-number",
  ]
  private static let output: Set<String> = [
    "output", "cell_output", "output_text", "output_area", "output_stream", "sphx-glr-script-out",
    "jp-outputarea-output",
    "jp-renderedtext", "highlight-output", "language-output", "program-output", "code-output",
  ]
  private static let lineTables: Set<String> = [
    "hljs-ln", "highlight", "js-file-line-container", "blob-wrapper", "code-table", "lntable-lines",
  ]
}
