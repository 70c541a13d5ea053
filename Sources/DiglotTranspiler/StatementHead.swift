/// The head of a statement: a closure that trails there would read as the body of the statement, and Swift warns of it.
enum StatementHead {
  /// A line with the closures of its head within the parentheses of their calls: `if xs.contains(where: { x in x > 3 }) {`.
  static func line(_ line: String) -> String {
    guard let keyword = keywords.first(where: line.hasPrefix), line.contains(" { ") || line.contains("\n") else {
      return line
    }
    let text = Array(line)
    // What opens the body is no closure: it is the last of the line, or stands behind 'else'.
    return keyword + String(parenthesized(text[keyword.count...]))
  }

  private static let keywords = ["if ", "} else if ", "while ", "for ", "switch ", "guard "]

  /// How the parameters are called that a closure is for; it is there only within parentheses.
  private static let labels = [
    "contains": "where: ", "first": "where: ", "firstIndex": "where: ", "lastIndex": "where: ", "count": "where: ",
    "removeAll": "where: ", "min": "by: ", "max": "by: ", "sorted": "by: ", "drop": "while: ", "prefix": "while: ",
  ]

  private static func parenthesized(_ text: ArraySlice<Character>) -> [Character] {
    var result: [Character] = []
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if character == "\"" {
        let end = endOfString(text, from: index)
        result += text[index..<end]
        index = end
        continue
      }
      if "([".contains(character) { depth += 1 } else if ")]".contains(character) { depth -= 1 }
      if depth == 0, character == "{", let end = endOfBraces(text, from: index), end < text.endIndex,
        result.last == " ", let before = result.dropLast().last, before == ")" || before.isLetter || before.isNumber,
        text[end...].contains(where: { !$0.isWhitespace }), !endsWithKeyword(result.dropLast())
      {
        result.removeLast()
        let name = String(result.reversed().prefix { $0.isLetter || $0.isNumber }.reversed())
        if before == ")" {
          result.removeLast()
          if result.last != "(" { result += ", " }
        } else {
          result += "(" + (labels[name] ?? "")
        }
        result += text[index..<end] + ")"
        index = end
        continue
      }
      result.append(character)
      index += 1
    }
    return result
  }

  private static func endsWithKeyword(_ text: ArraySlice<Character>) -> Bool {
    let word = String(text.reversed().prefix(while: \.isLetter).reversed())
    return ["else", "in", "try", "await", "where"].contains(word)
  }

  /// Behind the brace that closes the one at an index; nil where there is none.
  private static func endOfBraces(_ text: ArraySlice<Character>, from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < text.endIndex {
      if text[index] == "\"" {
        index = endOfString(text, from: index)
        continue
      }
      if text[index] == "{" { depth += 1 } else if text[index] == "}" { depth -= 1 }
      index += 1
      if depth == 0 { return index }
    }
    return nil
  }

  /// Behind the literal that begins at an index, with what is interpolated.
  private static func endOfString(_ text: ArraySlice<Character>, from start: Int) -> Int {
    var index = start + 1
    while index < text.endIndex, text[index] != "\"" {
      guard text[index] == "\\" else {
        index += 1
        continue
      }
      index += 1
      guard index < text.endIndex, text[index] == "(" else {
        index += 1
        continue
      }
      var depth = 0
      while index < text.endIndex {
        if text[index] == "\"" {
          index = endOfString(text, from: index)
          continue
        }
        if text[index] == "(" { depth += 1 } else if text[index] == ")" { depth -= 1 }
        index += 1
        if depth == 0 { break }
      }
    }
    return min(index + 1, text.endIndex)
  }
}
