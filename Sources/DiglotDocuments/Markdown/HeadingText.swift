/// The words of a heading of Markdown, without the marks of its inline text: `` `gather()` – [*many*](x) `` is `gather() – many`.
enum HeadingText {
  /// - Parameter line: what follows the hashes, or the lines above the underline.
  static func plain(_ line: ArraySlice<UInt8>) -> String {
    var text = line.trimmed
    text = withoutClosingHashes(text)
    if text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")), open > text.startIndex,
      let mark = text[(open + 1)...].first,
      mark == UInt8(ascii: "#") || mark == UInt8(ascii: ":") || mark == UInt8(ascii: ".")
    {
      text = text[..<open].trimmed
    }
    return String(decoding: inline(text), as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func withoutClosingHashes(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while rest.last == UInt8(ascii: "#") { rest.removeLast() }
    return rest.count < text.count && (rest.isEmpty || rest.last == 0x20) ? rest.trimmed : text
  }

  private static func inline(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = text.startIndex
    var search = Search(text: text)
    while index < text.endIndex {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\\") where index + 1 < text.endIndex && text[index + 1].isPunctuation:
        result.append(text[index + 1])
        index += 1
      case UInt8(ascii: "`"):
        let marks = text[index...].prefix { $0 == byte }.count
        if let close = closing(text, from: index + marks, marks) {
          result.append(contentsOf: text[(index + marks)..<close].trimmed)
          index = close + marks - 1
        } else {
          index += marks - 1
        }
      case UInt8(ascii: "!") where index + 1 < text.endIndex && text[index + 1] == UInt8(ascii: "["): break
      case UInt8(ascii: "["): break
      case UInt8(ascii: "]"): index = behindTarget(text, index, &search)
      case UInt8(ascii: "<"):
        guard isTag(text[(index + 1)...]), let close = search.next(UInt8(ascii: ">"), from: index) else {
          result.append(byte)
          break
        }
        index = close
      case UInt8(ascii: "*"): break
      case UInt8(ascii: "_"):
        let isInside =
          index > text.startIndex && isWord(text[index - 1]) && index + 1 < text.endIndex && isWord(text[index + 1])
        let isName = result.isEmpty || !isWord(result[result.count - 1])
        // `__init__` is a name, `_so_` is emphasis.
        if isInside || (isName && text[index...].starts(with: "__")) || result.suffix(2).elementsEqual([byte, byte]) {
          result.append(byte)
        }
      default: result.append(byte)
      }
      index += 1
    }
    return result
  }

  private static func closing(_ text: ArraySlice<UInt8>, from start: Int, _ marks: Int) -> Int? {
    var index = start
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = text[index...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == marks { return index }
      index += run
    }
    return nil
  }

  /// The last byte of `](url)` or `][name]`; that of the bracket where none follows.
  private static func behindTarget(_ text: ArraySlice<UInt8>, _ bracket: Int, _ search: inout Search) -> Int {
    guard bracket + 1 < text.endIndex else { return bracket }
    let pairs = [UInt8(ascii: "("): UInt8(ascii: ")"), UInt8(ascii: "["): UInt8(ascii: "]")]
    guard let close = pairs[text[bracket + 1]] else { return bracket }
    return search.next(close, from: bracket + 1) ?? bracket
  }

  /// Looks for closing marks from left to right; where one is missing, only the first search goes to the end of the text.
  private struct Search {
    let text: ArraySlice<UInt8>
    private var missing: Set<UInt8> = []

    init(text: ArraySlice<UInt8>) { self.text = text }

    mutating func next(_ mark: UInt8, from start: Int) -> Int? {
      guard !missing.contains(mark) else { return nil }
      if let found = text[start...].firstIndex(of: mark) { return found }
      missing.insert(mark)
      return nil
    }
  }

  /// Whether what follows `<` begins a tag.
  private static func isTag(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return first == UInt8(ascii: "/") || (first | 0x20 >= UInt8(ascii: "a") && first | 0x20 <= UInt8(ascii: "z"))
  }

  private static func isWord(_ byte: UInt8) -> Bool { LogicalLineScanner.isWord(byte) }
}
