import CPython
import Glibc
import _DiglotWorker

/// The built-in module `_diglot`, through which the harness talks to the clock.
enum NativeModule {
  nonisolated(unsafe) private static var methods: [PyMethodDef] = [
    PyMethodDef(ml_name: name("note"), ml_meth: { note($0, $1) }, ml_flags: METH_VARARGS, ml_doc: nil),
    PyMethodDef(ml_name: name("now"), ml_meth: { _, _ in now() }, ml_flags: METH_NOARGS, ml_doc: nil),
    PyMethodDef(ml_name: name("variable"), ml_meth: { variable($1) }, ml_flags: METH_O, ml_doc: nil),
    PyMethodDef(ml_name: name("waits"), ml_meth: { _, _ in waits() }, ml_flags: METH_NOARGS, ml_doc: nil),
    PyMethodDef(),
  ]

  /// Makes the module and puts it into `sys.modules`. Returns false with a Python error set.
  static func register() -> Bool {
    guard let module = PyImport_AddModule("_diglot") else { return false }
    return methods.withUnsafeMutableBufferPointer { PyModule_AddFunctions(module, $0.baseAddress) } == 0
  }

  private static func name(_ text: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }

  /// `now()`: nanoseconds since the start of the run, without a tick.
  private static func now() -> UnsafeMutablePointer<PyObject>? { PyLong_FromLongLong(Interpreter.clock.now?() ?? 0) }

  /// `variable(name)`: an environment variable as it is now; `os.environ` is as it was before the fork.
  private static func variable(_ name: UnsafeMutablePointer<PyObject>?) -> UnsafeMutablePointer<PyObject>? {
    guard let name = PyUnicode_AsUTF8(name) else { return nil }
    guard let value = getenv(name) else { return PyUnicode_FromString("") }
    return PyUnicode_FromString(value)
  }

  nonisolated(unsafe) private static var list: UnsafeMutablePointer<PyObject>?

  /// `waits()`: a tuple (native thread id, reason, nanoseconds since the start of the run) for each thread that waits.
  private static func waits() -> UnsafeMutablePointer<PyObject>? {
    list = PyList_New(0)
    Interpreter.clock.each_waiting? { thread, reason, since, _ in
      let parts = [PyLong_FromLong(Int(thread)), PyUnicode_FromString(reason), PyLong_FromLongLong(since)]
      guard let tuple = PyTuple_New(parts.count) else { return }
      for (index, part) in parts.enumerated() { PyTuple_SetItem(tuple, index, part) }
      PyList_Append(NativeModule.list, tuple)
      Py_DecRef(tuple)
    }
    return list
  }

  /// `note(kind, payload)`: appends a note to the trace.
  private static func note(_: UnsafeMutablePointer<PyObject>?, _ arguments: UnsafeMutablePointer<PyObject>?)
    -> UnsafeMutablePointer<PyObject>?
  {
    guard let kind = PyTuple_GetItem(arguments, 0), let payload = PyTuple_GetItem(arguments, 1) else { return nil }
    let number = PyLong_AsUnsignedLong(kind)
    guard PyErr_Occurred() == nil, let bytes = PyBytes_AsString(payload) else { return nil }
    Interpreter.clock.note_text?(UInt32(truncatingIfNeeded: number), bytes, Int(PyBytes_Size(payload)))
    return PyBool_FromLong(1)
  }
}
