/// What the words between two blocks say about the second one.
enum Announcement {
  /// There are none.
  case nothing
  /// They announce output: `Output:`, `This prints:`.
  case output
  case other

  /// - Parameter lines: the lines between two blocks, without marks of their format; blank ones are passed over.
  init(_ lines: [String]) {
    let texts = lines.map { $0.filter { !"*_`#>|:-=~^\"'.".contains($0) || $0 == ":" } }.filter { text in
      text.contains { !$0.isWhitespace }
    }
    guard let last = texts.last else {
      self = .nothing
      return
    }
    let words = last.lowercased().split { !$0.isLetter }
    let isShort = texts.count == 1 && words.count <= 3
    let endsWithColon = last.last { !$0.isWhitespace } == ":"
    guard texts.count <= 2, isShort || endsWithColon, words.count <= 14 else {
      self = .other
      return
    }
    let announces =
      isShort ? words.contains(where: Self.nouns.contains) : words.suffix(7).contains(where: Self.words.contains)
    self = announces ? .output : .other
  }

  /// Whether a byte is white space, or a mark of a format that says nothing by itself.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0B, 0x0C, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "#"),
      UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "~"), UInt8(ascii: "^"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Whether a line has at most three words or ends with a colon, looked at in bytes: few lines of prose do.
  private static func mayAnnounce(_ text: [UInt8]) -> Bool {
    if text.last(where: { !isMark($0) }) == UInt8(ascii: ":") { return true }
    var words = 0
    var isInside = false
    for byte in text {
      let isLetter = byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20)
      if isLetter, !isInside { words += 1 }
      isInside = isLetter
    }
    return words <= 3
  }

  private static let nouns: Set<Substring> = [
    "output", "outputs", "prints", "print", "printed", "result", "results", "gives", "produces", "stdout", "displays",
    "yields",
  ]
  private static let words: Set<Substring> = nouns.union([
    "returns", "shows", "writes", "display", "produce", "yield", "see", "outputting", "printing",
  ])
}

extension Block {
  /// Takes what the words between it and the block before say.
  mutating func follow(_ announcement: Announcement) {
    switch announcement {
    case .nothing: followsPrevious = true
    case .output: (followsPrevious, isAnnounced) = (true, true)
    case .other: break
    }
  }
}

extension Announcement {
  /// What the lines between two blocks say; more than a few are no announcement.
  init(between range: Range<Int>, of lines: TextLines) {
    var texts: [String] = []
    for line in range where !lines.isBlank(line) {
      let text = lines.content(line)
      guard text.contains(where: { !Self.isMark($0) }) else { continue }
      // Only prose is that long: most text between blocks need not be taken apart.
      if texts.count == 2 || text.count > 500 {
        self = .other
        return
      }
      texts.append(text.text)
    }
    guard texts.last.map({ Self.mayAnnounce(Array($0.utf8)) }) ?? true else {
      self = .other
      return
    }
    self.init(texts)
  }
}
