/// A statement of a snippet, at any depth, as far as claims can be attached to it.
struct OutlineStatement: Equatable {
  enum Sort: String {
    /// A call of `print`.
    case print
    /// An expression, an assignment or a `return`: it has a value.
    case value
    case function, generator, `class`
    /// `if`, `for`, `with`, `try` …
    case suite
    /// The first statement of a function, where it is a string.
    case docstring
    case raise, other
  }

  /// 1-based lines of the source, decorators included.
  var lines: ClosedRange<Int>
  /// The last line of what comes before the first statement inside; of a simple statement its last line.
  var headEnd: Int
  /// Statements of one suite have one number; 0 is the top level.
  var suite: Int
  var sort: Sort
  /// Whether it can take time: it calls, awaits or enters something.
  var isActive: Bool
  /// The numbers that are written in a simple statement, as Python shows them.
  var numbers: [String]

  /// Reads one line of the answer of `outline` in `PythonGrammar.outlineSource`.
  init?(line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 7, let first = Int(fields[0]), let last = Int(fields[1]), last >= first,
      let headEnd = Int(fields[2]), let suite = Int(fields[3]), let sort = Sort(rawValue: String(fields[4]))
    else { return nil }
    lines = first...last
    self.headEnd = headEnd
    self.suite = suite
    self.sort = sort
    isActive = fields[5] == "1"
    numbers = fields[6].split(separator: ",").map(String.init)
  }
}
