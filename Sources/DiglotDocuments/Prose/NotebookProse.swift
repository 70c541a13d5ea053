internal import DiglotModel

/// The prose of a notebook: its cells of Markdown, and what is in others that are no examples.
struct NotebookProse {
  let text: DocumentText
  let path: String
  let snippets: [Snippet]

  func read() throws(Diagnostic) -> [ProseBlock] {
    let grammar = try PythonGrammar.shared.get()
    var blocks: [ProseBlock] = []
    for cell in try NotebookReader(text, path: path, grammar: grammar).cells() {
      guard let first = cell.source.places.first?.line, let last = cell.source.places.last?.line else { continue }
      let here = snippets.filter { $0.overlaps(first...max(first, last)) }
      switch cell.kind {
      case "markdown": blocks += MarkdownProse(text: cell.source, snippets: here, mayHaveFrontMatter: false).read()
      case "heading": blocks.append(.heading(level: cell.level, text: cell.source.lines.text(0)))
      default:
        if here.isEmpty {
          blocks.append(.literal((0..<cell.source.count).map { cell.source.text($0).text }))
        } else {
          blocks += here.map { .snippet(id: $0.id, margin: "") }
        }
      }
    }
    return blocks
  }
}
