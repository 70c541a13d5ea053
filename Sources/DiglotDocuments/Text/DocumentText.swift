/// The bytes of a document, which are UTF-8, and where its lines are.
///
/// Line ends are LF, CRLF and CR, as Python and CommonMark have them. A byte order mark is no part of the text.
struct DocumentText: Sendable {
  let bytes: [UInt8]
  /// The ranges of the lines, their ends not included. The nothing behind a last line end is no line.
  let lines: [Range<Int>]

  var count: Int { lines.count }

  init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  init(bytes source: [UInt8]) {
    bytes = source.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source[3...]) : source
    lines = bytes.withUnsafeBufferPointer { bytes in
      var lines: [Range<Int>] = []
      lines.reserveCapacity(bytes.count / 32)
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        guard byte == 0x0A || byte == 0x0D else { continue }
        lines.append(start..<index - 1)
        if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
        start = index
      }
      if start < bytes.count { lines.append(start..<bytes.count) }
      return lines
    }
  }

  /// The bytes of a line, counted from 0, without its end.
  subscript(line: Int) -> ArraySlice<UInt8> { bytes[lines[line]] }

  /// Whether a line has nothing but white space.
  func isBlank(_ line: Int) -> Bool { self[line].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C || $0 == 0x0B } }

  /// The text of a line without white space at its ends.
  func trimmed(_ line: Int) -> String { String(decoding: self[line].trimmed, as: UTF8.self) }
}

extension UInt8 {
  /// Whether it is punctuation of ASCII, as both docutils and CommonMark have it.
  var isPunctuation: Bool {
    (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
      || (0x7B...0x7E).contains(self)
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs at the ends.
  var trimmed: ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first, first == 0x20 || first == 0x09 { slice.removeFirst() }
    return slice.withoutTrailingSpace
  }

  /// Without spaces and tabs at the end.
  var withoutTrailingSpace: ArraySlice<UInt8> {
    var slice = self
    while let last = slice.last, last == 0x20 || last == 0x09 { slice.removeLast() }
    return slice
  }

  /// The number of spaces and tabs in front.
  var marginCount: Int { prefix { $0 == 0x20 || $0 == 0x09 }.count }

  /// Whether it begins with the bytes of a text.
  func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { buffer in count >= buffer.count && prefix(buffer.count).elementsEqual(buffer) }
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}
