internal import CPython
package import DiglotModel

/// CPython's parser and symbol tables, embedded: the judge of what is Python.
///
/// The interpreter is one for the process. It is started at the first use, isolated: no `site`, no environment, no signal handlers. If
/// somebody else started it already, that one is used. The global lock is taken for each call and given back after it, so that any
/// thread may ask; the interpreter must not be held by another thread meanwhile. Nothing of a document is ever run.
package final class PythonGrammar: @unchecked Sendable {
  /// The one instance, or why there is none.
  package static let shared: Result<PythonGrammar, Diagnostic> = start()

  /// What `pythonSource` and `outlineSource` define.
  private let globals: UnsafeMutablePointer<PyObject>
  private let factsFunction: UnsafeMutablePointer<PyObject>
  private let tableFunction: UnsafeMutablePointer<PyObject>
  private let refusalFunction: UnsafeMutablePointer<PyObject>
  private let expressionFunction: UnsafeMutablePointer<PyObject>
  private let outlineFunction: UnsafeMutablePointer<PyObject>
  private let reviewFunction: UnsafeMutablePointer<PyObject>
  private let elisionFunction: UnsafeMutablePointer<PyObject>

  private let symbols: SymbolTableReader

  /// Nil where one of the functions is missing.
  private init?(_ globals: UnsafeMutablePointer<PyObject>) {
    let names = ["facts", "table", "refusal", "outline", "review", "elision", "is_expression"]
    let functions = names.compactMap { PyDict_GetItemString(globals, $0) }
    guard functions.count == names.count, let symbols = SymbolTableReader(globals) else { return nil }
    for function in functions { Py_IncRef(function) }
    self.globals = globals
    self.symbols = symbols
    (factsFunction, tableFunction, refusalFunction) = (functions[0], functions[1], functions[2])
    (outlineFunction, reviewFunction, elisionFunction) = (functions[3], functions[4], functions[5])
    expressionFunction = functions[6]
  }

  /// What the statements of a source are, or where it stops being Python.
  func facts(_ source: [UInt8]) -> StatementFacts.Answer { StatementFacts.Answer(call(factsFunction, source)) }

  /// Which names a source reads and binds, from CPython's symbol table: without a syntax tree in Python's hands, which costs more
  /// than all else.
  func survey(_ source: [UInt8]) -> NameSurvey {
    if let names = ask(tableFunction, source, symbols.names) { return .names(names) }
    // No symbol table, and yet Python where the compiler alone objects: a name that is global and a parameter.
    let line = call(refusalFunction, source)
    return line.isEmpty ? .names(NameSurvey.Names()) : .unparsable(line: Int(line) ?? 0)
  }

  /// Whether a source is one expression. Compiled and thrown away: a syntax tree in Python's hands costs more.
  func isExpression(_ source: [UInt8]) -> Bool { call(expressionFunction, source) == "1" }

  /// The statements of a source at any depth, in the order of their first lines, an outer one before those in it.
  func outline(_ source: [UInt8]) -> [OutlineStatement] {
    call(outlineFunction, source).split(separator: "\n").compactMap { OutlineStatement(line: $0) }
  }

  /// What is wrong with a source as a program: for each finding its fields.
  ///
  /// - Parameter undefined: the names that it reads and never binds.
  func review(_ source: [UInt8], undefined: [String]) -> [[Substring]] {
    call(reviewFunction, Array(undefined.joined(separator: ",").utf8) + [0] + source).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }

  /// The line, counted from 1, of a statement `...` that stands for others: it is not alone in its suite. Nil where there is none.
  func elision(_ source: [UInt8]) -> Int? { Int(call(elisionFunction, source)) }

  /// The text that a function answers; `!0` where it raises an exception.
  private func call(_ function: UnsafeMutablePointer<PyObject>, _ source: [UInt8]) -> String {
    ask(function, source, \.pythonText) ?? "!0"
  }

  /// What `read` makes of the answer of a function; nil where it raises an exception.
  private func ask<Answer>(
    _ function: UnsafeMutablePointer<PyObject>, _ source: [UInt8],
    _ read: (UnsafeMutablePointer<PyObject>) -> Answer?
  ) -> Answer? {
    let lock = PyGILState_Ensure()
    defer { PyGILState_Release(lock) }
    let argument = source.withUnsafeBytes { buffer in
      PyUnicode_DecodeUTF8(buffer.bindMemory(to: CChar.self).baseAddress, buffer.count, "replace")
    }
    guard let argument else {
      PyErr_Clear()
      return nil
    }
    defer { Py_DecRef(argument) }
    guard let result = PyObject_CallOneArg(function, argument) else {
      PyErr_Clear()
      return nil
    }
    defer { Py_DecRef(result) }
    return read(result)
  }

  /// Calls a body on a thread that asks the grammar often. The interpreter's state of the thread is kept meanwhile: making one for each
  /// call takes longer than most calls do.
  package static func keepingThread(_ body: () -> Void) {
    guard case .success = shared else { return body() }
    let lock = PyGILState_Ensure()
    let state = PyEval_SaveThread()
    body()
    PyEval_RestoreThread(state)
    PyGILState_Release(lock)
  }

  /// What a function of Diglot's own, written in Python, answers to the text of a document. It may use what the grammar's own
  /// source defines: `FLAGS`, `quietly`, `first_line`.
  ///
  /// - Throws: `[python-unavailable]` where the standard library lacks what the function needs.
  func evaluate(_ program: String, function: String, of source: [UInt8]) throws(Diagnostic) -> String {
    let lock = PyGILState_Ensure()
    defer { PyGILState_Release(lock) }
    guard let names = PyDict_Copy(globals) else {
      PyErr_Clear()
      return ""
    }
    defer { Py_DecRef(names) }
    guard Self.execute(program, "<diglot>", names), let found = PyDict_GetItemString(names, function) else {
      PyErr_Clear()
      throw Diagnostic("python-unavailable", "the embedded Python lacks a part of its standard library")
    }
    return call(found, source)
  }

  /// Executes a source of Diglot's own; false where it raises an exception, which is then set.
  private static func execute(_ source: String, _ name: String, _ globals: UnsafeMutablePointer<PyObject>) -> Bool {
    guard let code = Py_CompileString(source, name, 257) else { return false }
    defer { Py_DecRef(code) }
    guard let done = PyEval_EvalCode(code, globals, globals) else { return false }
    Py_DecRef(done)
    return true
  }

  private static func start() -> Result<PythonGrammar, Diagnostic> {
    if Py_IsInitialized() == 0 {
      if let reason = initialize() {
        let help = "install Python's embedding library and its standard library (Debian: libpython3-dev)"
        return .failure(Diagnostic("python-unavailable", "the embedded Python does not start: \(reason)", help: help))
      }
      // Give the lock back, so that the next thread that asks is not left waiting for this one.
      _ = PyEval_SaveThread()
    }
    let lock = PyGILState_Ensure()
    defer { PyGILState_Release(lock) }
    guard let globals = PyDict_New(), PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins()) == 0,
      execute(pythonSource + "\n" + outlineSource, "<diglot grammar>", globals),
      let grammar = PythonGrammar(globals)
    else {
      PyErr_Clear()
      return .failure(Diagnostic("python-unavailable", "the embedded Python cannot load Diglot's grammar"))
    }
    return .success(grammar)
  }

  /// Starts the interpreter; returns the reason where it does not start.
  private static func initialize() -> String? {
    var config = PyConfig()
    PyConfig_InitIsolatedConfig(&config)
    defer { PyConfig_Clear(&config) }
    config.site_import = 0
    config.install_signal_handlers = 0
    config.pathconfig_warnings = 0
    config.write_bytecode = 0
    let status = Py_InitializeFromConfig(&config)
    guard PyStatus_Exception(status) != 0 else { return nil }
    return status.err_msg.map { String(cString: $0) } ?? "unknown reason"
  }
}
