/// Where a source that is known to be Python first reads names, found in its text: a syntax tree in Python's hands costs ten times as much,
/// and half of all examples are fragments, which read names of others.
///
/// It gives up, and leaves the question to CPython, where the text alone cannot tell.
struct NameUses {
  private let bytes: [UInt8]
  private var index = 0
  /// The last byte that is no white space and no comment.
  private var before: UInt8 = 0
  private var depth = 0
  /// Whether a statement begins here, and whether it is an import, which names what it does not read.
  private var isStart = true {
    didSet { if isStart { isImport = false } }
  }
  private var isImport = false

  /// The 1-based line and column, in bytes, of the first use of each name; nil where the text cannot tell.
  ///
  /// - Parameter names: names that the source reads as globals, and that are bound in none of its scopes.
  static func first(of names: [String], in source: [UInt8]) -> [(line: Int, column: Int)]? {
    var uses = NameUses(bytes: source)
    return uses.find(Set(names.map { ArraySlice(Array($0.utf8)) })).map { offsets in
      var lines = [0]
      for (index, byte) in source.enumerated() where byte == 0x0A { lines.append(index + 1) }
      return offsets.map { offset in
        let line = (lines.firstIndex { $0 > offset } ?? lines.count) - 1
        return (line + 1, offset - lines[line] + 1)
      }
    }
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func find(_ names: Set<ArraySlice<UInt8>>) -> [Int]? {
    var missing = names
    var found: [Int] = []
    while index < bytes.count, !missing.isEmpty {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "#"): index = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString()
      case 0x0A:
        if depth == 0, before != UInt8(ascii: "\\") { (before, isStart) = (byte, true) }
        index += 1
      case 0x20, 0x09, 0x0C: index += 1
      case _ where LogicalLineScanner.isWord(byte):
        let start = index
        guard let word = word() else { return nil }
        if missing.contains(word), !isImport, before != UInt8(ascii: "."), !isKeyword() {
          missing.remove(word)
          found.append(start)
        }
        (before, isStart) = (byte, false)
      default: mark(byte)
      }
    }
    return missing.isEmpty ? found : nil
  }

  private mutating func mark(_ byte: UInt8) {
    if "([{".utf8.contains(byte) { depth += 1 }
    if ")]}".utf8.contains(byte) { depth -= 1 }
    isStart = depth == 0 && (byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":"))
    before = byte
    index += 1
  }

  /// Takes a word or a number, nothing for the prefix of a string; nil where it is hard to tell.
  private mutating func word() -> ArraySlice<UInt8>? {
    let start = index
    let isNumber = (0x30...0x39).contains(bytes[start])
    while index < bytes.count, LogicalLineScanner.isWord(bytes[index]) || isNumber && bytes[index] == UInt8(ascii: ".")
    {
      index += 1
    }
    let word = bytes[start..<index]
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'"),
      LogicalLineScanner.isStringPrefix(word)
    {
      // Fields in the text may read names.
      return word.contains { "fFtT".utf8.contains($0) } ? nil : []
    }
    if word.elementsEqual("global".utf8) || word.elementsEqual("nonlocal".utf8) { return nil }
    if isStart, word.elementsEqual("import".utf8) || word.elementsEqual("from".utf8) { isImport = true }
    return word
  }

  /// Whether the word that has been taken names an argument: `f(name=1)`.
  private func isKeyword() -> Bool {
    guard depth > 0, let next = bytes[index...].firstIndex(where: { $0 != 0x20 }) else { return false }
    return bytes[next] == UInt8(ascii: "=") && next + 1 < bytes.count && bytes[next + 1] != UInt8(ascii: "=")
  }

  private mutating func skipString() {
    let quote = bytes[index]
    let isTriple = index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote
    index += isTriple ? 3 : 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] != quote {
        index += 1
      } else if !isTriple || index + 2 < bytes.count && bytes[index + 1] == quote && bytes[index + 2] == quote {
        index += isTriple ? 3 : 1
        break
      } else {
        index += 1
      }
    }
    (before, isStart) = (quote, false)
  }
}
