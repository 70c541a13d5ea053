extension String {
  /// Where the arguments of a call begin that is the whole of this text's end.
  var lastOpeningParenthesis: Index? {
    guard last == ")" else { return nil }
    // Those that are open, and those in the texts of which a value is put into a string.
    var open: [(index: Index, isInString: Bool)] = []
    var isString = false
    var matching: Index?
    var index = startIndex
    while index < endIndex {
      switch self[index] {
      case "\\" where isString:
        index = self.index(after: index)
        if self[index] == "(" {
          open.append((index, true))
          isString = false
        }
      case "\"": isString.toggle()
      case "(" where !isString: open.append((index, false))
      case ")" where !isString:
        guard let (start, isInString) = open.popLast() else { return nil }
        matching = start
        isString = isInString
      default: break
      }
      index = self.index(after: index)
    }
    return matching
  }

  /// Whether a word stands in it, in no text, and in so many closures at most.
  func says(_ word: String, within most: Int) -> Bool {
    var depth = 0
    let parts = split(separator: "\"", omittingEmptySubsequences: false)
    return parts.enumerated().contains { offset, part in
      guard offset % 2 == 0 else { return false }
      for (index, character) in zip(part.indices, part) {
        if character == "{" { depth += 1 }
        if character == "}" { depth -= 1 }
        if depth <= most, part[index...].hasPrefix(word) { return true }
      }
      return false
    }
  }
}
