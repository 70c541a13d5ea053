/// A fence that CommonMark does not see: it stands in an indented paragraph, as in admonitions and tabs of other dialects, or is made of
/// colons around a directive for code, as in MyST.
struct LooseFence {
  /// 0-based, the fences included.
  var lines: ClosedRange<Int>
  var info: InfoString

  /// The mark of a fence at the start of a line, behind white space: its length and what follows it.
  static func mark(_ text: ArraySlice<UInt8>) -> (character: UInt8, length: Int, rest: ArraySlice<UInt8>)? {
    let text = text.trimmed
    guard let character = text.first, [UInt8(ascii: "`"), UInt8(ascii: "~"), UInt8(ascii: ":")].contains(character)
    else {
      return nil
    }
    let length = text.prefix { $0 == character }.count
    let rest = text.dropFirst(length)
    if character == UInt8(ascii: ":"), !rest.isEmpty, !isCode(InfoString(rest)) { return nil }
    guard length >= 3, character != UInt8(ascii: "`") || !rest.contains(UInt8(ascii: "`")) else { return nil }
    return (character, length, rest)
  }

  /// Whether colons open a directive for code, and not one for more Markdown.
  private static func isCode(_ info: InfoString) -> Bool {
    guard let directive = info.directive else { return false }
    return ![.container, .opaque, .highlight, .reStructuredText].contains(Directive(directive.name))
  }

  /// The fences among the lines that are free, each closed by one of its kind.
  static func find(_ lines: TextLines, isFree: (Int) -> Bool) -> [LooseFence] {
    var result: [LooseFence] = []
    var open: (line: Int, character: UInt8, length: Int, info: InfoString)?
    for line in 0..<lines.count where !lines.isBlank(line) {
      guard isFree(line) else {
        open = nil
        continue
      }
      guard let mark = mark(lines.content(line)) else { continue }
      if open == nil, mark.character == UInt8(ascii: ":"), mark.rest.isEmpty { continue }
      if let fence = open {
        guard mark.character == fence.character, mark.length >= fence.length, mark.rest.trimmed.isEmpty else {
          // A second opening fence: the first one was never closed.
          if mark.character == fence.character, !mark.rest.trimmed.isEmpty {
            open = (line, mark.character, mark.length, InfoString(mark.rest))
          }
          continue
        }
        result.append(LooseFence(lines: fence.line...line, info: fence.info))
        open = nil
      } else {
        open = (line, mark.character, mark.length, InfoString(mark.rest))
      }
    }
    return result
  }
}
