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
}
