/// The names of a source, or where it stops being Python.
enum NameSurvey: Equatable {
  struct Names: Equatable {
    /// Names that it reads at any depth, never binds, and that are no builtins; sorted.
    var undefined: [String] = []
    /// Names that it binds at its top level; sorted.
    var bound: [String] = []
    /// Those of them that are neither imported nor defined: their values may be changed elsewhere.
    var data: [String] = []
    /// Whether an inner scope binds one of the undefined names for itself, so that not every place of that name reads the missing one.
    var isAmbiguous = false
    /// Whether it defines a function or a class twice.
    var definesTwice = false
  }

  case names(Names)
  /// The line, counted from 1, where the parser gave up; 0 where it cannot tell.
  case unparsable(line: Int)
}
