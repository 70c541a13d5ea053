/// The words of a line without the inline markup of reStructuredText: ``:func:`gather` *now*`` is `gather now`.
enum RoleText {
  static func plain(_ text: String) -> String {
    var result: [Character] = []
    let characters = Array(text)
    var index = 0
    while index < characters.count {
      switch characters[index] {
      case "`":
        let marks = characters[index...].prefix { $0 == "`" }.count
        guard let close = closing(characters, from: index + marks, marks) else {
          index += marks
          continue
        }
        removeRole(&result)
        let inside = characters[(index + marks)..<close]
        result += marks == 1 ? words(inside) : Array(inside)
        index = close + marks
        while index < characters.count, characters[index] == "_" { index += 1 }
      case "\\" where index + 1 < characters.count:
        result.append(characters[index + 1])
        index += 2
      case "*" where !standsAlone(characters, index): index += 1
      case let character:
        result.append(character)
        index += 1
      }
    }
    return String(result).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func closing(_ text: [Character], from start: Int, _ marks: Int) -> Int? {
    var index = start
    while index < text.count {
      let run = text[index...].prefix { $0 == "`" }.count
      if run == marks { return index }
      index += max(run, 1)
    }
    return nil
  }

  /// `text <target>` is text, `~module.name` is name.
  private static func words(_ inside: ArraySlice<Character>) -> [Character] {
    var inside = inside
    if inside.last == ">", let open = inside.lastIndex(of: "<"), open > inside.startIndex { inside = inside[..<open] }
    guard inside.first == "~" else { return Array(inside) }
    return Array(inside.dropFirst().split(separator: ".").last ?? [])
  }

  /// Takes `:role:` or `:domain:role:` away from the end.
  private static func removeRole(_ text: inout [Character]) {
    while text.last == ":", let open = text.dropLast().lastIndex(of: ":"), open + 1 < text.count - 1,
      text[(open + 1)..<(text.count - 1)].allSatisfy({ $0.isLetter || $0 == "-" })
    {
      text.removeSubrange((open + 1)...)
      if text.dropLast().last?.isLetter != true {
        text.removeLast()
        return
      }
    }
  }

  private static func standsAlone(_ text: [Character], _ index: Int) -> Bool {
    let before = index == 0 || text[index - 1].isWhitespace
    return before && (index + 1 == text.count || text[index + 1].isWhitespace)
  }
}
