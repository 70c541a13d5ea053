internal import DiglotModel

/// Tells what a document is: by the end of its name, else by its content.
package enum DocumentFormat {
  /// What the end of a name says; nil where it says nothing.
  static func named(_ path: String) -> Document.Format? { ending(path).flatMap { byEnding[$0] } }

  /// What the content says, where the name says nothing: marks that no other format has.
  static func of(_ text: DocumentText) -> Document.Format {
    guard let first = (0..<text.count).first(where: { !text.isBlank($0) }) else { return .plainText }
    let start = text.trimmed(first).lowercased()
    if ["<!doctype html", "<html", "<?xml"].contains(where: start.hasPrefix) { return .html }
    if start.hasPrefix("{"), text.bytes.has("\"nbformat\"") { return .notebook }
    if start.hasPrefix("#!"), start.contains("python") { return .python }
    let lines = TextLines(text)
    let hasDirective = (0..<lines.count).contains { line in
      guard case .directive = ExplicitMarkup(lines.content(line)) else { return false }
      return true
    }
    if hasDirective { return .restructuredText }
    return LooseFence.find(lines, isFree: { _ in true }).isEmpty ? .plainText : .markdown
  }

  /// The ends of names by which documents are known, without their dots.
  package static var endings: [String] { byEnding.keys.sorted() }

  /// Whether the end of a name says that this is a document.
  package static func isNamed(_ name: String) -> Bool { named(name) != nil }

  private static func ending(_ path: String) -> String? {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    return name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map(String.init)
  }

  private static let byEnding: [String: Document.Format] = [
    "md": .markdown, "markdown": .markdown, "mdown": .markdown, "mkd": .markdown, "qmd": .markdown, "rmd": .markdown,
    "myst": .myst, "mdx": .mdx, "ipynb": .notebook, "py": .python, "html": .html, "htm": .html, "xhtml": .html,
    "rst": .restructuredText,
    "rest": .restructuredText, "txt": .plainText,
    "text": .plainText,
  ]
}
