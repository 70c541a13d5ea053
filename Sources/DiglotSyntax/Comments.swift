/// The comments and blank lines of a program, which its syntax tree does not have.
package struct Comments: Sendable {
  /// Comments that stand alone, without `#`, by their 1-based lines.
  package private(set) var alone: [Int: String] = [:]
  /// Comments behind a statement.
  package private(set) var trailing: [Int: String] = [:]
  package private(set) var blank: Set<Int> = []
  package private(set) var count = 0

  /// Reads a program that CPython's parser takes.
  ///
  /// A `#` begins a comment where no string is open. That is all that has to be known: in CPython 3.11 an f-string is one
  /// token, in which its own quotes cannot stand.
  package init(_ source: String) {
    var scanner = Scanner(source)
    while let line = scanner.line() {
      count += 1
      if line.isBlank { blank.insert(count) }
      guard let comment = line.comment else { continue }
      if line.isAlone { alone[count] = comment } else { trailing[count] = comment }
    }
  }

  private struct Line {
    var isBlank = true
    var isAlone = true
    var comment: String?
  }

  private struct Scanner {
    private let bytes: [UInt8]
    private var position = 0
    /// The quote that ends the string that is open, and whether three of them do.
    private var quote: (mark: UInt8, isTriple: Bool)?

    init(_ source: String) { bytes = Array(source.utf8) }

    /// What the next line has; nil at the end.
    mutating func line() -> Line? {
      guard position < bytes.count else { return nil }
      var line = Line()
      if quote != nil { line.isBlank = false }
      while position < bytes.count {
        let byte = bytes[position]
        position += 1
        if byte == UInt8(ascii: "\n") {
          if quote?.isTriple == false { quote = nil }
          return line
        }
        if let open = quote {
          line.isAlone = false
          if byte == UInt8(ascii: "\\") {
            // What is escaped ends nothing; an escaped end of line goes on with the string.
            if position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
            if position < bytes.count, bytes[position] == UInt8(ascii: "\n"), bytes[position - 1] == byte {
              position += 1
              return line
            }
          } else if byte == open.mark, !open.isTriple || isTripled(open.mark) {
            position += open.isTriple ? 2 : 0
            quote = nil
          }
          continue
        }
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 12: break
        case UInt8(ascii: "#"):
          let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
          line.comment = String(decoding: bytes[position..<end], as: UTF8.self)
          line.isBlank = false
          position = end
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          (line.isBlank, line.isAlone) = (false, false)
          let isTriple = isTripled(byte)
          if isTriple { position += 2 }
          quote = (byte, isTriple)
        default: (line.isBlank, line.isAlone) = (false, false)
        }
      }
      return line
    }

    /// Whether two more of a quote follow the one before the position.
    private func isTripled(_ mark: UInt8) -> Bool {
      position + 1 < bytes.count && bytes[position] == mark && bytes[position + 1] == mark
    }
  }
}
