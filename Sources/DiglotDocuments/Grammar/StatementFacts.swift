/// What CPython's syntax tree says about one statement, as far as it tells examples from prose.
struct StatementFacts: Equatable {
  /// The sorts of statements that prose, data and code differ in.
  enum Sort: String {
    case definition, suite, `import`, assign, annotation, call, constructor, spaced, await, expression, `subscript`,
      keyword
    case docstring, ellipsis
    /// A bare name, attribute, comparison, tuple of names, `pass`: what a sentence of one or two words parses as.
    case word
    /// A literal: printed output, JSON.
    case data
    /// A list of one element on its own line: the head of a section in TOML and INI files.
    case section
    /// Parses as Python and belongs to another notation (`In [1]: x = 5`).
    case foreign
  }

  var sort: Sort
  /// 0 to 3: how much of the statement only code would have.
  var level: Int
  /// The last name of the function that a call statement calls.
  var callee: String
  var assigned: [String]
  var defined: [String]
  var imported: [String]
  var reads: [String]

  /// The parser's answer to a source.
  enum Answer {
    case statements([StatementFacts])
    /// The source does not parse; the line, counted from 1, where the parser gave up, 0 where it cannot tell.
    case unparsable(line: Int)

    init(_ text: String) {
      if text.utf8.first == UInt8(ascii: "!") {
        self = .unparsable(line: Int(text.dropFirst()) ?? 0)
      } else {
        self = .statements(text.split(separator: "\n").compactMap { StatementFacts(line: $0) })
      }
    }
  }

  /// Reads one line of the answer of `facts` in `PythonGrammar.pythonSource`.
  init?(line: Substring) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 7, let sort = Sort(rawValue: String(fields[0])), let level = Int(fields[1]) else {
      return nil
    }
    func names(_ field: Substring) -> [String] { field.split(separator: ",").map(String.init) }
    self.sort = sort
    self.level = level
    callee = String(fields[2])
    assigned = names(fields[3])
    defined = names(fields[4])
    imported = names(fields[5])
    reads = names(fields[6])
  }
}
