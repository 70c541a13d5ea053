internal import _DiglotPages

/// The sections of the documentation's page on diagnostics, one for each id.
package struct DiagnosticPages: Sendable {
  package struct Page: Sendable {
    package var id: String
    /// The heading that it stands under.
    package var group: String
    /// Markdown, without the heading.
    package var text: String

    /// The first sentence, on one line.
    package var summary: String {
      let line = text.split(separator: "\n\n").first.map { String($0.replacing("\n", with: " ")) } ?? ""
      guard let end = line.firstRange(of: ". ") else { return line }
      return String(line[..<end.lowerBound]) + "."
    }
  }

  /// In the order of the page.
  package let pages: [Page]

  package init() {
    self.init(text: diglot_page_diagnostics().map { String(cString: $0) } ?? "")
  }

  init(text: String) {
    var pages: [Page] = []
    var group = ""
    for part in ("\n" + text).split(separator: "\n##") {
      let (title, body) = Self.split(part)
      if title.hasPrefix("# ") {
        pages.append(Page(id: String(title.dropFirst(2)), group: group, text: body))
      } else {
        group = String(title.drop { $0 == " " })
      }
    }
    self.pages = pages
  }

  package subscript(id: String) -> Page? { pages.first { $0.id == id } }

  /// The first line, and what stands below it.
  private static func split(_ part: Substring) -> (title: String, body: String) {
    let end = part.firstIndex(of: "\n") ?? part.endIndex
    let body = part[end...].drop { $0 == "\n" }
    return (String(part[..<end]), String(body.reversed().drop { $0 == "\n" }.reversed()))
  }
}
