import DiglotModel

/// A source as HTML: numbered lines with their tokens set apart.
struct CodeListing {
  let source: SourceText
  /// What the listing is called for who does not see it.
  let label: String
  /// The 1-based lines of the file that a difference is at.
  var marked: Set<Int> = []

  /// A region that can be scrolled with the keyboard.
  var html: String {
    let lines = self.lines
    var result = "<pre class=\"code\" tabindex=\"0\" role=\"region\" aria-label=\"\(HTML.text(label))\"><code>"
    for index in source.lines.indices {
      let number = source.number(index)
      let mark = marked.contains(number) ? " hit" : ""
      result += "<span class=\"l\(mark)\" data-n=\"\(number)\">\(index < lines.count ? lines[index] : "")\n</span>"
    }
    return result + "</code></pre>"
  }

  /// Each line of the text with its tokens; one of several lines, such as a docstring, has a part in each.
  private var lines: [String] {
    let bytes = Array(source.text.utf8)
    var (lines, line): ([String], String) = ([], "")
    var offset = 0
    func append(to end: Int, _ kind: SourceToken.Kind?) {
      while offset < end {
        let stop = bytes[offset..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
        if offset < stop {
          let text = HTML.code(String(decoding: bytes[offset..<stop], as: UTF8.self))
          line += kind.map { "<span class=\"\($0.cssClass)\">\(text)</span>" } ?? text
        }
        offset = stop
        guard offset < end else { break }
        lines.append(line)
        line = ""
        offset += 1
      }
    }
    for token in source.tokens where token.range.lowerBound >= offset && token.range.upperBound <= bytes.count {
      append(to: token.range.lowerBound, nil)
      append(to: token.range.upperBound, token.kind)
    }
    append(to: bytes.count, nil)
    return lines + [line]
  }
}

extension SourceToken.Kind {
  /// The class of its element: short, since a page has many.
  fileprivate var cssClass: String {
    switch self {
    case .keyword: "k"
    case .string: "s"
    case .number: "m"
    case .comment: "c"
    case .definition: "d"
    case .type: "y"
    case .attribute: "a"
    }
  }
}
