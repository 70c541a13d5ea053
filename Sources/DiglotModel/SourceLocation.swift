/// A place in a text file.
///
/// Lines are 1-based. Columns are 1-based and count UTF-8 bytes, as `swiftc` and CPython's parser do.
package struct SourceLocation: Sendable, Hashable, Codable {
  package var path: String
  package var line: Int
  package var column: Int

  package init(path: String, line: Int, column: Int = 1) {
    precondition(line >= 1, "lines are 1-based")
    precondition(column >= 1, "columns are 1-based")
    self.path = path
    self.line = line
    self.column = column
  }
}

/// A range of lines, 1-based and inclusive at both ends.
package struct LineRange: Sendable, Hashable, Codable {
  package var start: Int
  package var end: Int

  package init(start: Int, end: Int) {
    precondition(start >= 1 && end >= start, "a line range is 1-based and not empty")
    self.start = start
    self.end = end
  }

  package var count: Int { end - start + 1 }
}
