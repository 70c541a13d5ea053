import DiglotModel

extension PublishedDocument {
  /// A page of one file: without a script, and with nothing that it loads.
  package func html() -> String {
    let headings = blocks.compactMap { block in
      if case .heading(let level, let text) = block { (level: level, text: text) } else { nil }
    }
    // One heading above all others is the title, if no example comes before it.
    let top = headings.map(\.level).min() ?? 1
    let isFirst = blocks.firstIndex(where: \.isHeading) ?? 0 < blocks.firstIndex(where: \.isSnippet) ?? blocks.count
    let isTitled =
      blocks.contains(where: \.isTitle)
      || headings.count { $0.level == top } == 1 && headings[0].level == top && isFirst
    var html = "<header class=\"title\">"
    if !isTitled { html += "<h1>\(HTML.text(name))</h1>" }
    html +=
      "<p class=\"quiet\">In Python and in Swift, side by side. \(HTML.text(summary)), verified \(HTML.text(provenance.text))."
    html += "</p></header>\n<main>"
    var level = isTitled ? 0 : 1
    for block in blocks { html += self.html(of: block, top: isTitled ? top - 1 : top - 2, last: &level) }
    let title = isTitled ? headings.first { $0.level == top }?.text ?? name : name
    return HTMLPage(title: title, hasScript: false, name: "published", content: html + "</main>").html
  }

  /// - Parameters:
  ///   - top: what is taken off the levels of headings.
  ///   - last: the level of the heading before: the next is at most one deeper.
  private func html(of block: ProseBlock, top: Int, last: inout Int) -> String {
    switch block {
    case .heading(let level, let text):
      last = min(max(level - top, 1), last + 1, 6)
      return "<h\(last)>\(HTML.text(text))</h\(last)>\n"
    case .paragraph(let lines): return "<p>\(lines.map(HTML.code).joined(separator: "\n"))</p>\n"
    case .literal(let lines):
      return "<pre class=\"literal\">\(lines.map(HTML.code).joined(separator: "\n"))</pre>\n"
    case .rendered(let html, _): return html
    case .snippet(let id, _): return body(id).map(self.html) ?? ""
    }
  }

  private func html(of body: PairBody) -> String {
    let pair = body.pair
    let timeline = body.timeline
    let marks = marks(pair).map { HTML.text($0) }.joined(separator: " · ")
    return """
      <section class="example" id="\(HTML.text(pair.id))" aria-label="Example \(HTML.text(pair.id))">
      \(body.differences)\(body.tabs)\
      \(timeline.isEmpty ? "" : "<details class=\"when\"><summary>Timeline</summary>\(timeline)</details>")\(body.contexts)\
      <p class="verified">\(pair.verdict.outcome.badge) \(marks) <a href="#\(HTML.text(pair.id))">\(HTML.text(pair.id))</a></p>
      </section>

      """
  }
}

extension ProseBlock {
  /// Whether it is rendered and has a heading of the first level.
  fileprivate var isTitle: Bool {
    if case .rendered(let html, _) = self { html.contains("<h1>") || html.contains("<h1 ") } else { false }
  }

  fileprivate var isHeading: Bool { if case .heading = self { true } else { false } }
  fileprivate var isSnippet: Bool { if case .snippet = self { true } else { false } }
}
