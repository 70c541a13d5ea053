/// The lines of a document as bytes, normalised so that Python's grammar can be asked about them.
///
/// Line numbers inside this target are 0-based indices; only `Snippet` and `Claim` carry 1-based ones. Line endings (LF, CRLF,
/// CR) and a byte order mark are dropped, no-break spaces in the indentation become spaces (a browser saves them so; CPython's
/// tokenizer refuses them), and a line of nothing but white space is kept as empty but remembered as `.spaces`.
struct TextLines {
  /// What a line without text consists of: the difference that some documents make between code and paragraphs.
  enum Blank: UInt8 {
    case no, spaces, empty
  }

  /// All lines, each followed by a line feed.
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [Int] = []
  private(set) var blanks: [Blank] = []
  /// The column of the first character, a tab reaching the next multiple of eight as in Python.
  private(set) var indents: [Int] = []
  /// The number of bytes of white space in front.
  private(set) var margins: [Int] = []

  var count: Int { blanks.count }

  init() {}

  init(_ text: String) { self.init(DocumentText(text)) }

  init(_ text: DocumentText) {
    bytes.reserveCapacity(text.bytes.count + 1)
    for line in text.lines { append(text.bytes[line]) }
  }

  /// Appends a line, which has no line end in it.
  mutating func append(_ line: ArraySlice<UInt8>) {
    starts.append(bytes.count)
    var rest = line
    var indent = 0
    while let byte = rest.first {
      if byte == 0x09 {
        indent = (indent / 8 + 1) * 8
        bytes.append(byte)
      } else if byte == 0x20 {
        indent += 1
        bytes.append(byte)
      } else if byte == 0xC2, rest.dropFirst().first == 0xA0 {
        indent += 1
        bytes.append(0x20)
        rest.removeFirst()
      } else if byte == 0x0C || byte == 0x0B {
        bytes.append(byte)
      } else {
        break
      }
      rest.removeFirst()
    }
    let start = starts[starts.count - 1]
    margins.append(bytes.count - start)
    if rest.isEmpty {
      bytes.removeSubrange(start...)
      margins[margins.count - 1] = 0
      indents.append(0)
      blanks.append(line.isEmpty ? .empty : .spaces)
    } else {
      bytes.append(contentsOf: rest)
      indents.append(indent)
      blanks.append(.no)
    }
    bytes.append(0x0A)
  }

  /// Takes away all lines behind the first ones.
  mutating func truncate(to count: Int) {
    guard count < self.count else { return }
    bytes.removeSubrange(starts[count]...)
    starts.removeSubrange(count...)
    blanks.removeSubrange(count...)
    indents.removeSubrange(count...)
    margins.removeSubrange(count...)
  }

  func isBlank(_ line: Int) -> Bool { blanks[line] != .no }

  /// The offset behind the last byte of a line, its line feed not included.
  func end(_ line: Int) -> Int { (line + 1 < starts.count ? starts[line + 1] : bytes.count) - 1 }

  /// The text of a line without its indentation and without white space at its end.
  func content(_ line: Int) -> ArraySlice<UInt8> {
    bytes[starts[line] + margins[line]..<end(line)].withoutTrailingSpace
  }

  func text(_ line: Int) -> String { String(decoding: content(line), as: UTF8.self) }

  /// The lines of a range, with the indentation of its first line taken off every line that has it.
  func dedented(_ range: ClosedRange<Int>) -> [UInt8] {
    let margin = margins[range.lowerBound]
    if margin == 0 { return Array(bytes[starts[range.lowerBound]...end(range.upperBound)]) }
    var result: [UInt8] = []
    for line in range {
      let drop = min(margin, margins[line])
      result.append(contentsOf: bytes[starts[line] + drop...end(line)])
    }
    return result
  }
}
