/// Text as HTML. Whatever comes from a document, a port or a run passes through here.
enum HTML {
  /// A text that means nothing to HTML, in an element or in a quoted attribute, with control characters, line ends and bidirectional
  /// controls as characters that are seen.
  static func text(_ text: String) -> String { escaped(Terminal.visible(text)) }

  /// A line of code or of prose: the same, but for tabs, which are kept.
  static func code(_ line: String) -> String { escaped(Terminal.visibleCode(line)) }

  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { special($0) != nil }) else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if let name = special(byte) { result.append(contentsOf: name.utf8) } else { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func special(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}
