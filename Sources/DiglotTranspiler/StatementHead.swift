internal import DiglotModel

/// The head of a statement: a closure that trails there would read as the body of the statement, and Swift warns of it.
enum StatementHead {
  /// A line with the closures of its head within the parentheses of their calls: `if xs.contains(where: { x in x > 3 }) {`.
  static func line(_ line: String) -> String {
    guard let keyword = keywords.first(where: line.hasPrefix), line.contains(" { ") || line.contains("\n") else {
      return line
    }
    // What opens the body is no closure: it is the last of the line, or stands behind 'else'.
    let text = Array(line.utf8)
    return keyword + String(decoding: parenthesized(text, from: keyword.utf8.count), as: UTF8.self)
  }

  private static let keywords = ["if ", "} else if ", "while ", "for ", "switch ", "guard "]

  /// How the parameters are called that a closure is for; it is there only within parentheses.
  private static let labels = [
    "contains": "where: ", "first": "where: ", "firstIndex": "where: ", "lastIndex": "where: ", "count": "where: ",
    "removeAll": "where: ", "min": "by: ", "max": "by: ", "sorted": "by: ", "drop": "while: ", "prefix": "while: ",
  ]

  private static func parenthesized(_ text: [UInt8], from start: Int) -> [UInt8] {
    let tokens = SwiftTokens(text)
    var result: [UInt8] = []
    var depth = 0
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: "\"") {
        let end = tokens.end(at: index)
        result += text[index..<end]
        index = end
        continue
      }
      if "([".utf8.contains(byte) { depth += 1 } else if ")]".utf8.contains(byte) { depth -= 1 }
      if depth == 0, byte == UInt8(ascii: "{"), let end = endOfBraces(text, tokens, from: index),
        text[end...].contains(where: { !" \n".utf8.contains($0) }), result.last == UInt8(ascii: " "),
        let before = result.dropLast().last, before == UInt8(ascii: ")") || isWord(before)
      {
        let name = String(decoding: result.dropLast().reversed().prefix(while: isWord).reversed(), as: UTF8.self)
        if !["else", "in", "try", "await", "where"].contains(name) {
          result.removeLast()
          if before == UInt8(ascii: ")") {
            result.removeLast()
            if result.last != UInt8(ascii: "(") { result += Array(", ".utf8) }
          } else {
            result += Array("(\(labels[name] ?? "")".utf8)
          }
          result += text[index..<end] + [UInt8(ascii: ")")]
          index = end
          continue
        }
      }
      result.append(byte)
      index += 1
    }
    return result
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
      || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// Behind the brace that closes the one at an index; nil where there is none.
  private static func endOfBraces(_ text: [UInt8], _ tokens: SwiftTokens, from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < text.count {
      if text[index] == UInt8(ascii: "\"") {
        index = tokens.end(at: index)
        continue
      }
      if text[index] == UInt8(ascii: "{") { depth += 1 } else if text[index] == UInt8(ascii: "}") { depth -= 1 }
      index += 1
      if depth == 0 { return index }
    }
    return nil
  }
}
