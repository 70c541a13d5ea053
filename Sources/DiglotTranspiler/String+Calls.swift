extension String {
  /// Where the arguments of a call begin that is the whole of this text's end.
  var lastOpeningParenthesis: Index? {
    guard last == ")" else { return nil }
    var depth = 0
    var index = endIndex
    while index > startIndex {
      index = self.index(before: index)
      if self[index] == ")" { depth += 1 }
      if self[index] == "(" {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }
}
