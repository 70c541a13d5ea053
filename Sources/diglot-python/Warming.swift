import CPython
import Glibc
import _DiglotWorker

/// Imports modules ahead of time, once for all runs.
///
/// A run must not be able to tell. A module whose import fails, writes, starts a thread or keeps a descriptor open (a fork has
/// neither threads nor descriptors of its parent) is left to the snippet: the worker begins anew without it.
enum Warming {
  /// Returns with all modules of `launch` imported, or does not return.
  static func warm(_ launch: Launch) {
    guard !launch.modules.isEmpty, let globals = PyDict_New(),
      PyRun_String(source, Py_file_input, globals, globals) != nil,
      let trial = PyDict_GetItemString(globals, "is_unseen")
    else { return PyErr_Clear() }
    for module in launch.modules {
      guard let name = PyUnicode_FromString(module), let answer = PyObject_CallOneArg(trial, name) else {
        return PyErr_Clear()
      }
      if PyObject_IsTrue(answer) != 1 { begin(launch, without: module) }
    }
    Py_DecRef(globals)
  }

  private static let source = """
    import os, sys
    def is_unseen(module):
        def held(): return [len(os.listdir("/proc/self/" + name)) for name in ("task", "fd")]
        before = held()
        own = [os.dup(1), os.dup(2)]
        written = os.memfd_create("written")
        for stream in (1, 2): os.dup2(written, stream)
        try:
            __import__(module)
            worked = True
        except BaseException:
            worked = False
        finally:
            for stream in (sys.stdout, sys.stderr): stream.flush()
            size = os.fstat(written).st_size
            for copy, stream in zip(own, (1, 2)): os.dup2(copy, stream)
            for file in (*own, written): os.close(file)
        return worked and size == 0 and held() == before
    """

  private static func begin(_ launch: Launch, without module: String) {
    let words = launch.again(without: module)
    // The clock has taken the variable away that loaded it.
    if let library = diglot_worker_library_of("diglot_clock_start") { setenv("LD_PRELOAD", library, 1) }
    var pointers = words.map { strdup($0) } + [nil]
    execv(words[0], &pointers)
    diglot_worker_complain("diglot-python: cannot start again without '\(module)'")
    exit(1)
  }
}
