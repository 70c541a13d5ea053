/// Gives each snippet its section path and its id, from the headings above it.
package struct SnippetNames {
  private let headings: [Heading]
  private var next = 0
  private var path: [Heading] = []
  private var used: Set<String> = []
  /// The last number of each id that came more than once.
  private var numbers: [String: Int] = [:]

  init(_ headings: [Heading]) {
    self.headings = headings
  }

  /// The name of the snippet that starts at a line, 1-based; to be asked from the top of the document down.
  ///
  /// - Parameter section: the titles of its sections, where headings do not tell.
  mutating func name(at line: Int, in section: [String]? = nil) -> (id: String, section: [String]) {
    while next < headings.count, headings[next].line < line {
      path.removeAll { $0.level >= headings[next].level }
      path.append(headings[next])
      next += 1
    }
    let titles = section ?? path.map(\.title)
    let slug = Self.slug(titles.last ?? "")
    let base = slug.isEmpty ? "snippet" : slug
    var id = base
    while !used.insert(id).inserted {
      let number = numbers[base, default: 1] + 1
      numbers[base] = number
      id = "\(base)-\(number)"
    }
    return (id, titles)
  }

  /// Lower case; each run of other characters than ASCII letters and digits becomes one hyphen, none at the ends.
  /// An apostrophe joins (`Don'ts` is `donts`), and so does a slash between single letters (`I/O` is `io`).
  package static func slug(_ title: String) -> String {
    let letters = Array(title.lowercased().replacing("\u{2019}", with: "'").utf8)
    func isWord(_ index: Int) -> Bool {
      letters.indices.contains(index)
        && ((0x61...0x7A).contains(letters[index]) || (0x30...0x39).contains(letters[index]))
    }
    func joins(_ index: Int) -> Bool {
      guard isWord(index - 1), isWord(index + 1) else { return false }
      if letters[index] == UInt8(ascii: "'") { return true }
      return letters[index] == UInt8(ascii: "/") && !isWord(index - 2) && !isWord(index + 2)
    }
    return letters.indices.filter { !joins($0) }
      .split { !isWord($0) }
      .map { String(decoding: $0.map { letters[$0] }, as: UTF8.self) }
      .joined(separator: "-")
  }
}
