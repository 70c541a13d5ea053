/// Lines of MDX without fences: tags and expressions in them may go over several lines.
struct MDXRun {
  private let bytes: ArraySlice<UInt8>
  private(set) var written: [UInt8] = []
  /// How many marks had no end. Past a hundred nobody looks for one any more: each look goes to the end of the lines.
  private var misses = 0

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    var index = bytes.startIndex
    while index < bytes.endIndex { index = write(from: index) }
  }

  /// - Returns: behind what was written.
  private mutating func write(from index: Int) -> Int {
    guard misses < 100 else { return copy(index..<bytes.endIndex) }
    switch bytes[index] {
    case UInt8(ascii: "\\"): return copy(index..<min(index + 2, bytes.endIndex))
    case UInt8(ascii: "`"):
      let end = endOfCode(index)
      if end == nil { misses += 1 }
      return copy(index..<(end ?? index + bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count))
    case UInt8(ascii: "<"):
      guard beginsTag(index) else { break }
      guard let end = endOfTag(index) else {
        misses += 1
        break
      }
      let isEmpty = bytes[end - 2] == UInt8(ascii: "/") && !Self.breaks.contains(bytes[index..<end].text)
      leave(index..<end, asCode: isEmpty)
      return end
    case UInt8(ascii: "{"):
      guard let end = endOfBraces(index) else {
        misses += 1
        break
      }
      let content = bytes[(index + 1)..<(end - 1)].trimmed
      let isComment = content.starts(with: "/*".utf8) && content.suffix(2).elementsEqual("*/".utf8)
      let isName = content.first == UInt8(ascii: "#") && !content.contains(0x20)
      leave(index..<end, asCode: !isComment && !isName)
      return end
    default: break
    }
    return copy(index..<index + 1)
  }

  private static let breaks = ["<br/>", "<br />", "<hr/>", "<hr />"]

  private mutating func copy(_ range: Range<Int>) -> Int {
    written += bytes[range]
    return range.upperBound
  }

  /// Leaves something out, or writes it as code on one line; its lines stay.
  private mutating func leave(_ range: Range<Int>, asCode: Bool) {
    if asCode {
      let longest = bytes[range].split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0
      let fence = Array(repeating: UInt8(ascii: "`"), count: longest + 1)
      let words = bytes[range].split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
      written += fence + words.joined(separator: [0x20]) + fence
    }
    written += bytes[range].filter { $0 == 0x0A }
  }

  // MARK: Ends

  private func endOfCode(_ start: Int) -> Int? {
    let length = bytes[start...].prefix { $0 == UInt8(ascii: "`") }.count
    var index = start + length
    while index < bytes.endIndex {
      let run = bytes[index...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == length { return index + run }
      index += max(run, 1)
    }
    return nil
  }

  /// Whether a tag of JSX begins: `<`, `/` perhaps, a name or none. An address in angle brackets, which MDX does not have, is none.
  private func beginsTag(_ start: Int) -> Bool {
    var index = start + 1
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: "/") { index += 1 }
    guard index < bytes.endIndex else { return false }
    let first = Unicode.Scalar(bytes[index])
    guard first == ">" || first == "_" || first == "$" || first.properties.isAlphabetic else { return false }
    return !bytes[index...].prefix(9).text.contains("://")
  }

  private func endOfTag(_ start: Int) -> Int? {
    var index = start + 1
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "{"):
        guard let end = endOfBraces(index) else { return nil }
        index = end
      case UInt8(ascii: "\""), UInt8(ascii: "'"): index = endOfString(index)
      default: index += 1
      }
    }
    return nil
  }

  private func endOfBraces(_ start: Int) -> Int? {
    var (index, depth) = (start, 0)
    while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return index + 1 }
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"):
        index = endOfString(index)
        continue
      case UInt8(ascii: "/") where bytes[index...].starts(with: "/*".utf8):
        guard let end = bytes[(index + 2)...].firstRange(of: Array("*/".utf8)) else { return nil }
        index = end.upperBound
        continue
      default: break
      }
      index += 1
    }
    return nil
  }

  private func endOfString(_ start: Int) -> Int {
    var index = start + 1
    while index < bytes.endIndex, bytes[index] != bytes[start] {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, bytes.endIndex)
  }
}
