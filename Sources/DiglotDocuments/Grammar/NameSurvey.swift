/// The names of a source, or where it stops being Python.
enum NameSurvey: Equatable {
  struct Names: Equatable {
    /// Names that it reads at any depth, never binds, and that are no builtins; sorted.
    var undefined: [String] = []
    /// Names that it binds at its top level; sorted.
    var bound: [String] = []
    /// Those of them that are neither imported nor defined: their values may be changed elsewhere.
    var data: [String] = []
    /// Whether it defines a function or a class twice.
    var definesTwice = false
  }

  case names(Names)
  /// The line, counted from 1, where the parser gave up; 0 where it cannot tell.
  case unparsable(line: Int)

  /// Reads the answer of `survey` in `PythonGrammar.pythonSource`.
  init(_ answer: String) {
    if answer.utf8.first == UInt8(ascii: "!") {
      self = .unparsable(line: Int(answer.dropFirst()) ?? 0)
      return
    }
    let fields = answer.split(separator: "\t", omittingEmptySubsequences: false)
    func names(_ index: Int) -> [String] {
      index < fields.count ? fields[index].split(separator: ",").map(String.init) : []
    }
    self = .names(Names(undefined: names(0), bound: names(1), data: names(2), definesTwice: fields.last == "twice"))
  }
}
