/// Cuts text into Python's logical lines, without building tokens, and says early where text cannot be Python.
///
/// CPython's own tokenizer gives comments only from 3.12 on, and the `tokenize` module takes 20 ms to import, so this is the small part
/// of it that is needed: strings, brackets, comments and continuation lines. The tests hold it against `tokenize` over the standard
/// library. Whether a line *is* Python is never decided here, only by CPython's parser.
struct LogicalLineScanner {
  let lines: TextLines
  /// Whether an empty line ends whatever is open, in documents that mark the blank lines of code with a space.
  var stopsAtEmptyLines = false
  /// How many lines a bracket or a string may span.
  var reach = 2000

  /// Scans the logical line that starts at a line.
  ///
  /// - Returns: `nil` where the text cannot be a logical line of Python: an open string or bracket, a character that Python has no
  ///   use for, or two plain words side by side.
  func scan(_ first: Int) -> LogicalLine? {
    var last = first
    return scan(first, last: &last)
  }

  /// The same, telling the last line that was looked at.
  func scan(_ first: Int, last: inout Int) -> LogicalLine? {
    var cursor = Cursor(scanner: self, line: first)
    defer { last = cursor.line }
    return cursor.logicalLine()
  }

  /// Whether a byte can be part of a name, a keyword or a number.
  static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF: true
    default: false
    }
  }

  /// Whether a word in front of a quote belongs to the string: `rb"…"`.
  static func isStringPrefix(_ word: ArraySlice<UInt8>) -> Bool {
    word.count <= 2 && word.allSatisfy { "rRbBuUfFtT".utf8.contains($0) }
  }

  fileprivate struct Cursor {
    /// What the token before was, as far as it matters for what may follow.
    enum Before {
      case other
      case word(ArraySlice<UInt8>)
      case value
    }

    let scanner: LogicalLineScanner
    let first: Int
    var line: Int
    var index: Int
    var end: Int
    var open: [UInt8] = []
    var before = Before.other
    var result: LogicalLine

    init(scanner: LogicalLineScanner, line: Int) {
      self.scanner = scanner
      self.first = line
      self.line = line
      self.index = scanner.lines.starts[line] + scanner.lines.margins[line]
      self.end = scanner.lines.end(line)
      self.result = LogicalLine(lines: line...line)
    }

    func byte(_ ahead: Int = 0) -> UInt8 { index + ahead < end ? scanner.lines.bytes[index + ahead] : 0 }

    /// Goes to the start of the next line; false where there is none within reach.
    mutating func nextLine() -> Bool {
      line += 1
      guard line < scanner.lines.count, line - first < scanner.reach else { return false }
      if scanner.stopsAtEmptyLines, scanner.lines.blanks[line] == .empty { return false }
      index = scanner.lines.starts[line]
      end = scanner.lines.end(line)
      return true
    }

    mutating func logicalLine() -> LogicalLine? {
      result.isDecorator = byte() == UInt8(ascii: "@")
      while true {
        guard index < end else {
          if open.isEmpty { break }
          guard nextLine() else { return nil }
          continue
        }
        guard step() else { return nil }
      }
      result.lines = first...line
      return result
    }

    /// Takes one token; false where the text cannot be Python.
    private mutating func step() -> Bool {
      let here = byte()
      switch here {
      case 0x20, 0x09, 0x0C:
        index += 1
        return true
      case UInt8(ascii: "#"):
        let start = scanner.lines.starts[line] + scanner.lines.margins[line]
        result.comments.append(.init(line: line, offset: index, isAlone: index == start))
        index = end
        return true
      case UInt8(ascii: "\\"):
        index += 1
        return index == end && nextLine()
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        return string(prefix: [])
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(here == UInt8(ascii: "(") ? UInt8(ascii: ")") : here + 2)
        return mark(here)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard open.popLast() == here else { return false }
        _ = mark(here)
        before = .value
        return true
      case UInt8(ascii: "$"), UInt8(ascii: "?"), UInt8(ascii: "`"):
        return false
      case UInt8(ascii: "!"):
        return byte(1) == UInt8(ascii: "=") && mark(here)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        return number()
      case _ where LogicalLineScanner.isWord(here):
        return word()
      default:
        return mark(here)
      }
    }

    private mutating func mark(_ byte: UInt8) -> Bool {
      result.lastByte = byte
      before = .other
      index += 1
      return true
    }

    private mutating func number() -> Bool {
      if case .word(let word) = before, !PythonKeywords.all.contains(word) { return false }
      while index < end, LogicalLineScanner.isWord(byte()) || byte() == UInt8(ascii: ".") { index += 1 }
      result.lastByte = UInt8(ascii: "0")
      before = .value
      return true
    }

    private mutating func word() -> Bool {
      let start = index
      while index < end, LogicalLineScanner.isWord(byte()) { index += 1 }
      let word = scanner.lines.bytes[start..<index]
      if result.lastByte == 0 { result.firstWord = word }
      if byte() == UInt8(ascii: "\"") || byte() == UInt8(ascii: "'"), LogicalLineScanner.isStringPrefix(word) {
        return string(prefix: word)
      }
      if !open.isEmpty, PythonKeywords.statements.contains(word) { return false }
      switch before {
      case .word(let previous) where !PythonKeywords.all.contains(previous) && !PythonKeywords.all.contains(word):
        return false
      case .value where !PythonKeywords.all.contains(word): return false
      default: break
      }
      result.lastByte = UInt8(ascii: "a")
      before = .word(word)
      return true
    }

    private mutating func string(prefix: ArraySlice<UInt8>) -> Bool {
      if case .word(let word) = before, !PythonKeywords.all.contains(word) { return false }
      guard StringScanner.skip(&self, prefix: prefix) else { return false }
      result.lastByte = UInt8(ascii: "\"")
      before = .value
      return true
    }
  }

  /// Skips one string literal, with the nesting that f-strings have since PEP 701.
  private enum StringScanner {
    static func skip(_ cursor: inout Cursor, prefix: ArraySlice<UInt8>, depth: Int = 0) -> Bool {
      guard depth < 100 else { return false }
      let quote = cursor.byte()
      let isTriple = cursor.byte(1) == quote && cursor.byte(2) == quote
      let hasFields = prefix.contains { "fFtT".utf8.contains($0) }
      cursor.index += isTriple ? 3 : 1
      while true {
        guard cursor.index < cursor.end else {
          guard isTriple, cursor.nextLine() else { return false }
          continue
        }
        let here = cursor.byte()
        if here == UInt8(ascii: "\\") {
          // A backslash at the end of the line continues even a plain string.
          cursor.index += 2
          if cursor.index > cursor.end, !isTriple { guard cursor.nextLine() else { return false } }
        } else if here == quote, !isTriple || (cursor.byte(1) == quote && cursor.byte(2) == quote) {
          cursor.index += isTriple ? 3 : 1
          return true
        } else if hasFields, here == UInt8(ascii: "{") {
          cursor.index += 1
          if cursor.byte() == UInt8(ascii: "{") {
            cursor.index += 1
          } else if !skipField(&cursor, quote: quote, isTriple: isTriple, depth: depth + 1) {
            return false
          }
        } else {
          cursor.index += 1
        }
      }
    }

    /// Skips a replacement field; its opening brace is taken already.
    private static func skipField(_ cursor: inout Cursor, quote: UInt8, isTriple: Bool, depth: Int) -> Bool {
      guard depth < 100 else { return false }
      var nesting = 0
      var isFormat = false
      while true {
        guard cursor.index < cursor.end else {
          guard isTriple, cursor.nextLine() else { return false }
          continue
        }
        let here = cursor.byte()
        switch here {
        case UInt8(ascii: "}") where nesting == 0:
          cursor.index += 1
          return true
        case UInt8(ascii: "{") where isFormat:
          cursor.index += 1
          guard skipField(&cursor, quote: quote, isTriple: isTriple, depth: depth + 1) else { return false }
        case quote where isFormat:
          return false
        case UInt8(ascii: "'") where !isFormat, UInt8(ascii: "\"") where !isFormat:
          guard skip(&cursor, prefix: [], depth: depth + 1) else { return false }
        case UInt8(ascii: ":") where nesting == 0:
          isFormat = true
          cursor.index += 1
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
          nesting += isFormat ? 0 : 1
          cursor.index += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          nesting -= isFormat ? 0 : 1
          cursor.index += 1
        default:
          cursor.index += 1
        }
      }
    }
  }
}
