/// A place in a text file.
///
/// Lines are 1-based. Columns are 1-based and count UTF-8 bytes, as `swiftc` and CPython's parser do.
public struct SourceLocation: Sendable, Hashable, Codable {
  public var path: String
  public var line: Int
  public var column: Int

  public init(path: String, line: Int, column: Int = 1) {
    precondition(line >= 1, "lines are 1-based")
    precondition(column >= 1, "columns are 1-based")
    self.path = path
    self.line = line
    self.column = column
  }
}

/// A range of lines, 1-based and inclusive at both ends.
public struct LineRange: Sendable, Hashable, Codable {
  public var start: Int
  public var end: Int

  public init(start: Int, end: Int) {
    precondition(start >= 1 && end >= start, "a line range is 1-based and not empty")
    self.start = start
    self.end = end
  }

  public var count: Int { end - start + 1 }
}
