/// One logical line of Python: a line, or the lines that brackets, backslashes and triple quotes tie together.
struct LogicalLine {
  /// A comment, from its `#` on.
  struct Comment: Hashable {
    var line: Int
    /// The offset of the `#` in the bytes of `TextLines`.
    var offset: Int
    /// Whether nothing but white space comes before it.
    var isAlone: Bool
  }

  /// 0-based, inclusive.
  var lines: ClosedRange<Int>
  var comments: [Comment] = []
  /// The first word, empty where the line starts with anything else.
  var firstWord: ArraySlice<UInt8> = []
  /// The last byte that belongs neither to a comment nor to white space; zero where there is none.
  var lastByte: UInt8 = 0
  var isDecorator = false

  var opensSuite: Bool { lastByte == UInt8(ascii: ":") }
  var isCommentOnly: Bool { lastByte == 0 }
}
