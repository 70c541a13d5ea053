/// A JSON text with the place of each part (RFC 8259). Texts stay as they are written until somebody asks for one: notebooks have
/// pictures in them.
indirect enum NotebookJSON {
  case object([(name: String, value: NotebookJSON)])
  case array([NotebookJSON])
  /// The bytes between the quotes.
  case string(Range<Int>)
  case scalar(Range<Int>)

  /// How deep arrays and objects may lie in each other.
  static let depthLimit = 200

  subscript(name: String) -> NotebookJSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The items of an array; anything else is the one item.
  var items: [NotebookJSON] {
    guard case .array(let items) = self else { return [self] }
    return items
  }
}

/// Reads JSON, and says where it is none.
struct NotebookJSONParser {
  /// The offset of what cannot be.
  struct Failure: Error {
    var offset: Int
    var reason: String
  }

  let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func parse() throws(Failure) -> NotebookJSON {
    let value = try value(depth: 0)
    skipSpace()
    if index < bytes.count { throw Failure(offset: index, reason: "something follows the end of the notebook") }
    return value
  }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private func failure(_ reason: String) -> Failure { Failure(offset: min(index, bytes.count), reason: reason) }

  private mutating func value(depth: Int) throws(Failure) -> NotebookJSON {
    guard depth < NotebookJSON.depthLimit else { throw failure("it is nested too deeply") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case nil: throw failure("it ends too early")
    default:
      let start = index
      while let byte = next, byte > 0x20, !",]}:\"[{".utf8.contains(byte) { index += 1 }
      guard index > start else { throw failure("this is no JSON") }
      return .scalar(start..<index)
    }
  }

  private mutating func array(depth: Int) throws(Failure) -> NotebookJSON {
    index += 1
    var items: [NotebookJSON] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      index += 1
      return .array([])
    }
    while true {
      items.append(try value(depth: depth + 1))
      if try ends(with: UInt8(ascii: "]")) { return .array(items) }
    }
  }

  private mutating func object(depth: Int) throws(Failure) -> NotebookJSON {
    index += 1
    var members: [(name: String, value: NotebookJSON)] = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      index += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("the name of a member is missing") }
      let name = NotebookText(bytes, try string()).text
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw failure("a colon is missing") }
      index += 1
      members.append((name, try value(depth: depth + 1)))
      if try ends(with: UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func ends(with close: UInt8) throws(Failure) -> Bool {
    skipSpace()
    guard next == close || next == UInt8(ascii: ",") else { throw failure("a comma is missing") }
    index += 1
    return bytes[index - 1] == close
  }

  /// The range between the quotes.
  private mutating func string() throws(Failure) -> Range<Int> {
    let open = index
    index += 1
    while let byte = next, byte != UInt8(ascii: "\"") { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
    guard index < bytes.count else {
      index = open
      throw failure("a text is never closed")
    }
    index += 1
    return open + 1..<index - 1
  }
}

/// A text of JSON with its escapes undone, cut into lines, each with the offset of its first byte.
struct NotebookText {
  private(set) var lines: [(bytes: [UInt8], offset: Int)] = []
  /// Whether the last line has its line end.
  private(set) var isEnded = false

  var text: String { lines.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n") }

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    var line: [UInt8] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      var piece: [UInt8] = [bytes[index]]
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound {
        piece = Self.unescape(bytes, &index, range.upperBound)
      } else {
        index += 1
      }
      if piece == [0x0A] {
        lines.append((line, start))
        (line, start) = ([], index)
      } else {
        line += piece
      }
    }
    isEnded = line.isEmpty
    if !isEnded { lines.append((line, start)) }
  }

  /// What an escape means; its index goes behind it. Half of a surrogate pair becomes U+FFFD.
  private static func unescape(_ bytes: [UInt8], _ index: inout Int, _ end: Int) -> [UInt8] {
    let mark = bytes[index + 1]
    index += 2
    switch mark {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      guard var units = unit(bytes, index, end).map({ [$0] }) else { return [mark] }
      index += 4
      if UTF16.isLeadSurrogate(units[0]), index + 1 < end, bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == mark,
        let second = unit(bytes, index + 2, end), UTF16.isTrailSurrogate(second)
      {
        units.append(second)
        index += 6
      }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    default: return [mark]
    }
  }

  private static func unit(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt16? {
    guard start + 4 <= end else { return nil }
    return UInt16(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
  }
}
