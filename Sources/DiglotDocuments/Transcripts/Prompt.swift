/// The prompt in front of a line of a transcript.
enum Prompt: Equatable {
  /// `>>> `, `In [3]: `: a new input.
  case first
  /// `... `, `   ...: `: the same input goes on.
  case further
  /// `Out[3]: `: the value of the input.
  case result

  /// Reads the prompt at the start of a line, behind its indentation.
  ///
  /// - Returns: the prompt and what is behind it with the one space that parts them left out; nil for a line without one.
  static func read(_ line: ArraySlice<UInt8>) -> (prompt: Prompt, rest: ArraySlice<UInt8>)? {
    let text = line.drop { $0 == 0x20 || $0 == 0x09 }
    switch text.first {
    case UInt8(ascii: ">"): return strip(text, ">>>").map { (.first, $0) }
    case UInt8(ascii: "."):
      if text.starts(with: "...:") { return (.further, behind(text.dropFirst(4))) }
      return strip(text, "...").map { (.further, $0) }
    case UInt8(ascii: "I"): return numbered(text, "In").map { (.first, $0) }
    case UInt8(ascii: "O"): return numbered(text, "Out").map { (.result, $0) }
    default: return nil
    }
  }

  /// A prompt of three marks ends with a space or with the line.
  private static func strip(_ text: ArraySlice<UInt8>, _ marks: StaticString) -> ArraySlice<UInt8>? {
    guard text.starts(with: marks) else { return nil }
    let rest = text.dropFirst(3)
    return rest.isEmpty || rest.first == 0x20 || rest.first == 0x09 ? behind(rest) : nil
  }

  /// `In [12]:` and `Out[12]:`, a space before the bracket or none.
  private static func numbered(_ text: ArraySlice<UInt8>, _ word: StaticString) -> ArraySlice<UInt8>? {
    guard text.starts(with: word) else { return nil }
    var rest = text.dropFirst(word.utf8CodeUnitCount)
    if rest.first == 0x20 { rest.removeFirst() }
    guard rest.popFirst() == UInt8(ascii: "[") else { return nil }
    let digits = rest.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x20 || $0 == UInt8(ascii: "*") }
    rest = rest.dropFirst(digits.count)
    guard rest.popFirst() == UInt8(ascii: "]"), rest.popFirst() == UInt8(ascii: ":") else { return nil }
    return behind(rest)
  }

  private static func behind(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    rest.first == 0x20 ? rest.dropFirst() : rest
  }
}
