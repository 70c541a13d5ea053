/// A part of a document as a page shows it, in the order of the document.
package enum ProseBlock: Sendable, Hashable {
  /// - Parameter level: 1 for the outermost.
  case heading(level: Int, text: String)
  /// Prose whose line ends mean something, as they may in plain text.
  case paragraph([String])
  /// What keeps its layout: indented lines, a table, code that is no example.
  case literal([String])
  /// Prose with a markup of its own, as HTML in which nothing runs, and as Markdown. The HTML may begin within a list or a quotation.
  case rendered(html: String, markdown: String)
  /// An example.
  ///
  /// - Parameter margin: what stands in front of its lines in Markdown: the spaces of a list, the marks of a quotation.
  case snippet(id: String, margin: String)
}
