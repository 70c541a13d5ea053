import CPython

/// Tells which line of the document is writing.
enum Locator {
  nonisolated(unsafe) private static var busy = false

  /// The line in the upper half and the column in the lower half of a word, both 1-based; 0 where no frame of the document is on
  /// the stack. `write` is called without the GIL (Modules/_io/fileio.c), so that it has to be taken.
  static func locate() -> UInt64 {
    guard !busy, Py_IsInitialized() != 0, PyGILState_GetThisThreadState() != nil else { return 0 }
    busy = true
    let state = PyGILState_Ensure()
    defer {
      PyGILState_Release(state)
      busy = false
    }
    guard let main = PyImport_AddModule("__main__"), let names = PyModule_GetDict(main),
      let path = PyDict_GetItemString(names, "__file__")
    else { return 0 }
    var frame = PyThreadState_GetFrame(PyThreadState_Get())
    while let current = frame {
      defer { Py_DecRef(UnsafeMutablePointer(current)) }
      if let code = PyFrame_GetCode(current) {
        defer { Py_DecRef(UnsafeMutableRawPointer(code).assumingMemoryBound(to: PyObject.self)) }
        if PyUnicode_Compare(code.pointee.co_filename, path) == 0 { return place(current, code) }
      }
      frame = PyFrame_GetBack(current)
    }
    PyErr_Clear()
    return 0
  }

  private static func place(_ frame: OpaquePointer, _ code: UnsafeMutablePointer<PyCodeObject>)
    -> UInt64
  {
    var (line, column, endLine, endColumn) = (Int32(0), Int32(0), Int32(0), Int32(0))
    guard PyCode_Addr2Location(code, PyFrame_GetLasti(frame), &line, &column, &endLine, &endColumn) != 0, line > 0
    else { return UInt64(max(PyFrame_GetLineNumber(frame), 0)) << 32 | 1 }
    return UInt64(line) << 32 | UInt64(max(column, 0) + 1)
  }
}
