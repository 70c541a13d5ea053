/// What two dots and a space begin.
enum ExplicitMarkup {
  case directive(name: String, argument: String)
  /// A footnote, a citation, a target: what is indented below it is more text.
  case body
  case comment

  /// Nil for a line that begins otherwise.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.starts(with: "..") else { return nil }
    var rest = text.dropFirst(2)
    guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 else { return nil }
    rest = rest.trimmed
    let isFootnote = rest.first == UInt8(ascii: "[") && rest.contains(UInt8(ascii: "]"))
    if isFootnote || rest.first == UInt8(ascii: "_") {
      self = .body
      return
    }
    let name = rest.prefix { LogicalLineScanner.isWord($0) || [0x2D, 0x3A, 0x2E, 0x2B].contains($0) }
    // `name::`, `domain:name::`: the colons are the last of what can be a name.
    guard name.count > 2, name.suffix(2).allSatisfy({ $0 == UInt8(ascii: ":") }), name.first != UInt8(ascii: ":") else {
      self = .comment
      return
    }
    let domain = name.dropLast(2).text
    self = .directive(
      name: domain.split(separator: ":").last.map(String.init) ?? domain,
      argument: rest.dropFirst(name.count).trimmed.text)
  }
}

/// Where the content of a line begins, behind the marks of lists.
struct ContentStart {
  /// The column, as `TextLines.indents` counts it.
  var indent: Int
  var text: ArraySlice<UInt8>
  /// Whether a mark of a list is in front.
  var isItem = false

  init(_ lines: TextLines, _ line: Int) {
    indent = lines.indents[line]
    text = lines.content(line)
    // Nested items may begin on one line: `- 1. text`.
    for _ in 0..<8 {
      guard let count = Self.mark(text), count < text.count else { return }
      let space = text.dropFirst(count).marginCount
      guard space > 0 else { return }
      (indent, isItem) = (indent + count + space, true)
      text = text.dropFirst(count + space)
    }
  }

  /// How many bytes a bullet or an enumerator takes at the start of a text.
  private static func mark(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") { return 1 }
    if text.starts(with: "•") || text.starts(with: "‣") { return 3 }
    let opens = first == UInt8(ascii: "(")
    let body = text.dropFirst(opens ? 1 : 0)
    let number = body.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: "#") }
    let letters = number.isEmpty ? body.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } : number
    guard (1...(number.isEmpty ? 1 : 4)).contains(letters.count), let end = body.dropFirst(letters.count).first,
      end == UInt8(ascii: ")") || (end == UInt8(ascii: ".") && !opens)
    else { return nil }
    return letters.count + 1 + (opens ? 1 : 0)
  }
}
