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
      texts.append(lines.text(line))
      if texts.count > 4 { break }
    }
    self.init(texts)
  }
}
