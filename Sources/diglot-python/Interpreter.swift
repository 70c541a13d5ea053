import CPython
import Glibc
import _DiglotWorker

/// The interpreter of this process. Its state is CPython's own, and there is one a process.
enum Interpreter {
  nonisolated(unsafe) private static var harness: UnsafeMutablePointer<PyObject>?
  nonisolated(unsafe) static var clock = diglot_worker_clock()

  /// Starts the interpreter, warms it and serves. Returns the process's exit status.
  static func serve() -> Int32 {
    clock = diglot_worker_find_clock()
    guard enterCell(), start() else { return 1 }
    return diglot_worker_serve(3) { payload, length in
      guard let payload else { return }
      PyOS_AfterFork_Child()
      _exit(Interpreter.run(UnsafeRawBufferPointer(start: payload, count: length)))
    }
  }

  /// Before anything of a package is looked at: CPython reads `.pth` files when it starts.
  private static func enterCell() -> Bool {
    var step: UnsafePointer<CChar>?
    let error = diglot_worker_enter_cell(Launch.current.sandbox, Launch.current.readable, &step)
    if error != 0 {
      let what = step.map { String(cString: $0) } ?? ""
      diglot_worker_complain("diglot-python: packages cannot be kept: \(what): \(String(cString: strerror(error)))")
    }
    return error == 0
  }

  private static func start() -> Bool {
    var config = PyConfig()
    PyConfig_InitPythonConfig(&config)
    defer { PyConfig_Clear(&config) }
    config.use_environment = 0
    config.user_site_directory = 0
    config.use_hash_seed = 1
    config.hash_seed = 0
    config.safe_path = 1
    config.write_bytecode = 0
    config.parse_argv = 0
    // Without packages there is the standard library and nothing else: what the machine happens to have is no part of what
    // a document does.
    config.site_import = Launch.current.isPlain ? 0 : 1
    setExecutable(&config)
    let status = Py_InitializeFromConfig(&config)
    guard PyStatus_Exception(status) == 0 else {
      diglot_worker_complain("diglot-python: \(status.err_msg.map { String(cString: $0) } ?? "no interpreter")")
      return false
    }
    guard NativeModule.register(), let module = loadHarness() else {
      PyErr_Print()
      return false
    }
    harness = module
    clock.set_locator?({ Locator.locate() })
    clock.set_deadlock_reporter?({ Interpreter.reportDeadlock() })
    Warming.warm(Launch.current)
    return PyRun_SimpleString(warmUp) == 0
  }

  /// Line-buffered streams, as on a terminal, so that each line has its time. Objects made so far are never collected
  /// again: a child's addresses then depend on its own program only.
  private static let warmUp = """
    import sys, gc, asyncio.log
    if sys.flags.no_site:  # the builtins that come from there
        import site
        for part in (site.setquit, site.setcopyright, site.sethelper): part()
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "surrogateescape",
                           line_buffering=True)
    gc.collect()
    sys.modules["_diglot_harness"].keep_contexts()
    gc.freeze()
    """

  /// What a snippet starts with `sys.executable` has to be the same Python, with the same packages.
  private static func setExecutable(_ config: inout PyConfig) {
    guard let executable = Launch.current.executable else { return }
    withUnsafeMutablePointer(to: &config) {
      _ = PyConfig_SetBytesString($0, &$0.pointee.program_name, executable)
      _ = PyConfig_SetBytesString($0, &$0.pointee.executable, executable)
    }
  }

  private static func loadHarness() -> UnsafeMutablePointer<PyObject>? {
    guard load("_diglot_passages", PackageResources.passages_py) != nil,
      load("_diglot_program", PackageResources.program_py) != nil,
      load("_diglot_pieces", PackageResources.pieces_py) != nil
    else { return nil }
    return load("_diglot_harness", PackageResources.harness_py)
  }

  /// Executes a source of Diglot's own as a module.
  private static func load(_ name: String, _ source: [UInt8]) -> UnsafeMutablePointer<PyObject>? {
    let source = source.map { CChar(bitPattern: $0) } + [0]
    guard let code = Py_CompileString(source, "<diglot>", Py_file_input) else { return nil }
    defer { Py_DecRef(code) }
    return PyImport_ExecCodeModuleEx(name, code, "<diglot>")
  }

  /// Runs a request in the forked child. Returns the exit status.
  private static func run(_ payload: UnsafeRawBufferPointer) -> Int32 {
    guard let harness,
      let request = PyBytes_FromStringAndSize(payload.baseAddress?.assumingMemoryBound(to: CChar.self), payload.count),
      let run = PyObject_GetAttrString(harness, "run")
    else { return 124 }
    let result = PyObject_CallOneArg(run, request)
    if result == nil { PyErr_Print() }
    let status = result.map { Int32(truncatingIfNeeded: PyLong_AsLong($0)) } ?? 124
    finish()
    return status
  }

  /// What a program sees of `Py_FinalizeEx` (Python/pylifecycle.c): exit functions, then the end of `__main__` and of all that
  /// only it holds, with no Python frame on the stack (so that a warning says `sys:1`). Taking the whole interpreter
  /// down would cost more than most snippets do, and shows nothing more.
  private static func finish() {
    PyRun_SimpleString("import atexit; atexit._run_exitfuncs(); del atexit")
    flush()
    // `finalize_modules` empties `sys.modules` first, so that warnings are shown by their C part.
    let none = PyRun_String("None", Py_eval_input, PyModule_GetDict(PyImport_AddModule("builtins")), nil)
    PyDict_SetItemString(PyImport_GetModuleDict(), "warnings", none)
    PyDict_DelItemString(PyImport_GetModuleDict(), "__main__")
    PyGC_Collect()
    flush()
    fflush(nil)
  }

  private static func flush() {
    for name in ["stdout", "stderr"] {
      if let stream = PySys_GetObject(name), let flush = PyObject_GetAttrString(stream, "flush") {
        _ = PyObject_CallNoArgs(flush)
      }
      PyErr_Clear()
    }
  }

  private static func reportDeadlock() {
    let state = PyGILState_Ensure()
    defer { PyGILState_Release(state) }
    guard let harness, let report = PyObject_GetAttrString(harness, "deadlock"), let text = PyObject_CallNoArgs(report),
      let bytes = PyBytes_AsString(text)
    else {
      let text = "every thread waits, and nothing can wake one"
      clock.note_text?(4, text, text.utf8.count)
      return
    }
    clock.note_text?(4, bytes, Int(PyBytes_Size(text)))
  }
}
