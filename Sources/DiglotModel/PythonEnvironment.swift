/// A folder of installed Python packages that snippets may run in: a virtual environment of Diglot's own.
package struct PythonEnvironment: Sendable, Hashable {
  /// Its interpreter, beside which CPython finds the environment (`pyvenv.cfg`, PEP 405).
  package var executable: String
  /// The modules of the packages that the document declares, which are imported ahead of time in this order.
  package var modules: [String]

  /// The folder of it all, in whose `bin` the interpreter is.
  package var folder: String {
    executable.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
  }

  package init(executable: String, modules: [String]) {
    (self.executable, self.modules) = (executable, modules)
  }
}
