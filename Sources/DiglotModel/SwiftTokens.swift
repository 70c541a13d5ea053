/// Where the tokens of a Swift source end, and which of them a page sets apart. The compiler's syntax tree says of a node where its
/// last token starts, and no more.
///
/// Literals of regular expressions between plain slashes are not known: whether `/` begins one, only the grammar can tell.
package struct SwiftTokens {
  private let source: [UInt8]
  /// The end of each token by its start, those within interpolations too.
  private var ends: [Int: Int] = [:]
  /// The tokens that a page sets apart, in their order. A literal with interpolations has a part before, between and behind them.
  package private(set) var parts: [SourceToken] = []
  /// The last token that is no comment.
  private var before: Range<Int> = 0..<0

  package init(_ source: [UInt8]) {
    self.source = source
    var index = 0
    read(&index, untilParenthesis: false)
  }

  /// The end of the token at an offset; one byte further where none starts there.
  package func end(at start: Int) -> Int { ends[start] ?? min(start + 1, source.count) }

  private mutating func add(_ kind: SourceToken.Kind, _ start: Int, _ end: Int) {
    // A literal or a comment that nothing closes may have been read past the end.
    if start < source.count { parts.append(SourceToken(kind, start..<min(end, source.count))) }
  }

  private func byte(_ index: Int) -> UInt8 { index < source.count ? source[index] : 0 }

  private func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 0x80 || isDigit(byte)
      || (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static let operators = Set("+-*/%=<>!&|^~?.".utf8)

  /// Reads tokens to the end, or to the parenthesis that closes an interpolation.
  private mutating func read(_ index: inout Int, untilParenthesis: Bool) {
    var depth = 0
    while index < source.count {
      let (start, first) = (index, source[index])
      switch first {
      case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "/"):
        while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
        add(.comment, start, index)
        continue
      case UInt8(ascii: "/") where byte(index + 1) == UInt8(ascii: "*"):
        skipComment(&index)
        add(.comment, start, index)
        continue
      case UInt8(ascii: "\""), UInt8(ascii: "#"):
        if !readString(&index) { readDirective(&index) }
      case UInt8(ascii: "@") where isWord(byte(index + 1)):
        index += 1
        while isWord(byte(index)) { index += 1 }
        // To the compiler the sign and the name are two tokens.
        ends[start + 1] = index
        add(.attribute, start, index)
      case UInt8(ascii: "`"):
        index += 1
        while index < source.count, source[index] != UInt8(ascii: "`") { index += 1 }
        index += 1
      case UInt8(ascii: "("):
        depth += 1
        index += 1
      case UInt8(ascii: ")"):
        if untilParenthesis, depth == 0 { return }
        depth -= 1
        index += 1
      case _ where isDigit(first):
        readNumber(&index)
        add(.number, start, index)
      case _ where isWord(first):
        while index < source.count, isWord(source[index]) { index += 1 }
        if let kind = SwiftWords.kind(of: source[start..<index], behind: source[before]) { add(kind, start, index) }
      case _ where Self.operators.contains(first):
        while index < source.count, Self.operators.contains(source[index]) { index += 1 }
      default: index += 1
      }
      ends[start] = min(index, source.count)
      if first > 0x20 { before = start..<min(index, source.count) }
    }
  }

  /// `#if`, `#available`; a lone `#` is one byte.
  private mutating func readDirective(_ index: inout Int) {
    let start = index
    index += 1
    while isWord(byte(index)) { index += 1 }
    if index > start + 1 { add(.attribute, start, index) }
  }

  /// `1_000`, `0x1F`, `2.5e-3`; but not the dots of `1...2` nor of `1.description`.
  private func readNumber(_ index: inout Int) {
    while isWord(byte(index)) { index += 1 }
    if byte(index) == UInt8(ascii: "."), isDigit(byte(index + 1)) {
      index += 1
      while isWord(byte(index)) { index += 1 }
    }
    let last = byte(index - 1) | 0x20
    if last == UInt8(ascii: "e"), byte(index) == UInt8(ascii: "-") || byte(index) == UInt8(ascii: "+") {
      index += 1
      while isDigit(byte(index)) { index += 1 }
    }
  }

  /// Comments of this kind lie in each other.
  private func skipComment(_ index: inout Int) {
    var depth = 0
    repeat {
      if byte(index) == UInt8(ascii: "/"), byte(index + 1) == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if byte(index) == UInt8(ascii: "*"), byte(index + 1) == UInt8(ascii: "/") {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0 && index < source.count
  }

  /// A string literal with its interpolations; false where none starts here.
  private mutating func readString(_ index: inout Int) -> Bool {
    var quote = index
    while byte(quote) == UInt8(ascii: "#") { quote += 1 }
    guard byte(quote) == UInt8(ascii: "\"") else { return false }
    let hashes = [UInt8](repeating: UInt8(ascii: "#"), count: quote - index)
    let isLong = byte(quote + 1) == UInt8(ascii: "\"") && byte(quote + 2) == UInt8(ascii: "\"")
    let closing = [UInt8](repeating: UInt8(ascii: "\""), count: isLong ? 3 : 1) + hashes
    let escape = [UInt8(ascii: "\\")] + hashes
    var start = index
    index = quote + (isLong ? 3 : 1)
    while index < source.count {
      if source[index...].starts(with: closing) {
        index += closing.count
        break
      }
      // Without its closing quote, a literal of one line ends with the line.
      if !isLong, source[index] == UInt8(ascii: "\n") { break }
      guard source[index...].starts(with: escape) else {
        index += 1
        continue
      }
      index += escape.count
      if byte(index) == UInt8(ascii: "(") {
        index += 1
        add(.string, start, index)
        read(&index, untilParenthesis: true)
        start = index
      }
      index += 1
    }
    add(.string, start, index)
    return true
  }
}
