internal import DiglotModel

/// Reads a page of HTML: what is in `pre`, in elements for code of several lines, and in tables with a line of code in each row.
///
/// Numbers of lines, buttons and anchors are left out. The language comes from the classes that highlighters give to an element or to one
/// around it. Lines are those of the page; of columns only the first is told.
struct HTMLReader {
  let text: Excerpt
  let grammar: PythonGrammar

  func read() -> Layout {
    let collector = HTMLCollector()
    HTMLParser.parse(text.source, collector)
    var layout = Layout()
    for (index, code) in collector.codes.enumerated() {
      var block = block(code)
      if index > 0 { block.follow(Announcement(code.wordsBefore)) }
      layout.blocks.append(block)
    }
    return layout
  }

  private func block(_ code: HTMLCollector.Code) -> Block {
    var excerpt = Excerpt()
    for (bytes, number) in code.lines {
      excerpt.append(withoutNoBreakSpaces(bytes)[...], at: Excerpt.Place(line: line(number), column: 0))
    }
    let named = code.language.map { " with '\($0)'" } ?? ""
    let boundaries = Boundaries(
      start: .init("the element <\(code.name)>\(named) on line \(line(code.firstLine))"),
      end: .init("it ends on line \(line(code.lastLine))"))
    // Sphinx calls so what it tries to highlight as Python.
    let language = code.language == "default" ? nil : code.language
    var block = Block(excerpt, language: code.isOutput ? "output" : language, boundaries: boundaries)
    block.section = code.section
    block.isTentative = code.name == "code" && language == nil
    return block
  }

  /// A browser shows them as spaces, and pages are full of them where code is indented.
  private func withoutNoBreakSpaces(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0xA0) else { return bytes }
    var result: [UInt8] = []
    for byte in bytes {
      if byte == 0xA0, result.last == 0xC2 { result[result.count - 1] = 0x20 } else { result.append(byte) }
    }
    return result
  }

  /// The 1-based line of the document of a line of the text.
  private func line(_ number: Int) -> Int {
    text.places.isEmpty ? 1 : text.places[min(max(number, 1), text.places.count) - 1].line
  }
}
