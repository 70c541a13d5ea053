internal import CPython

/// Reads names out of CPython's symbol tables, in its own objects: each snippet is asked for its names, and a walk in Python would take
/// longer than the parser.
struct SymbolTableReader: @unchecked Sendable {
  private let builtins: UnsafeMutablePointer<PyObject>
  private let symbols: UnsafeMutablePointer<PyObject>
  private let children: UnsafeMutablePointer<PyObject>
  private let name: UnsafeMutablePointer<PyObject>
  /// The shift and the mask of a symbol's scope, and the values of flags (Include/internal/pycore_symtable.h).
  private let scopes: [Int]

  /// The tables that CPython makes for what is no definition.
  private static let hidden: Set<String> = ["lambda", "genexpr", "listcomp", "setcomp", "dictcomp"]

  /// - Parameter globals: what `pythonSource` defines; they live as long as the process.
  init?(_ globals: UnsafeMutablePointer<PyObject>) {
    guard let builtins = PyDict_GetItemString(globals, "BUILTINS"), let tuple = PyDict_GetItemString(globals, "SCOPES"),
      let symbols = PyUnicode_InternFromString("symbols"), let children = PyUnicode_InternFromString("children"),
      let name = PyUnicode_InternFromString("name")
    else { return nil }
    (self.builtins, self.symbols, self.children, self.name) = (builtins, symbols, children, name)
    scopes = (0..<8).map { PyLong_AsLong(PyTuple_GetItem(tuple, $0)) }
    guard !scopes.contains(-1) else { return nil }
  }

  /// The names of a source; nil where the object is no symbol table.
  ///
  /// - Parameter top: the table of the module.
  func names(_ top: UnsafeMutablePointer<PyObject>) -> NameSurvey.Names? {
    var used: Set<String> = []
    var bound: Set<String> = []
    var imported: Set<String> = []
    var definitions: [String] = []
    /// The names that scopes bind for themselves.
    var inner: Set<String> = []
    var todo = [top]
    while let table = todo.popLast() {
      guard let members = PyObject_GetAttr(table, symbols), let tables = PyObject_GetAttr(table, children) else {
        PyErr_Clear()
        return nil
      }
      // The table itself keeps both.
      Py_DecRef(members)
      Py_DecRef(tables)
      each(members) { key, flags in
        let scope = flags >> scopes[0] & scopes[1]
        guard table == top || scope == scopes[2] || scope == scopes[3] else {
          if flags & scopes[7] != 0, let text = key.pythonText { inner.insert(text) }
          return
        }
        let binds = flags & (scopes[4] | scopes[5]) != 0
        let uses = flags & scopes[6] != 0 && PySet_Contains(builtins, key) == 0
        guard binds || uses, let text = key.pythonText else { return }
        if binds { bound.insert(text) }
        if binds, flags & scopes[5] != 0 { imported.insert(text) }
        if uses { used.insert(text) }
      }
      for index in 0..<max(PyList_Size(tables), 0) {
        guard let child = PyList_GetItem(tables, index) else { continue }
        todo.append(child)
        guard table == top, let word = PyObject_GetAttr(child, name) else { continue }
        if let text = word.pythonText, !Self.hidden.contains(text) { definitions.append(text) }
        Py_DecRef(word)
      }
    }
    let defined = Set(definitions)
    let undefined = used.subtracting(bound)
    return NameSurvey.Names(
      undefined: undefined.sorted(), bound: bound.sorted(),
      data: bound.subtracting(imported).subtracting(defined).sorted(),
      isAmbiguous: !inner.isDisjoint(with: undefined), definesTwice: defined.count < definitions.count)
  }

  private func each(
    _ members: UnsafeMutablePointer<PyObject>, _ body: (UnsafeMutablePointer<PyObject>, Int) -> Void
  ) {
    var position = 0
    var key: UnsafeMutablePointer<PyObject>?
    var value: UnsafeMutablePointer<PyObject>?
    while PyDict_Next(members, &position, &key, &value) != 0 {
      if let key { body(key, PyLong_AsLong(value)) }
    }
  }
}

extension UnsafeMutablePointer<PyObject> {
  /// The text of a `str`; nil for anything else.
  var pythonText: String? {
    var size = 0
    guard let text = PyUnicode_AsUTF8AndSize(self, &size) else {
      PyErr_Clear()
      return nil
    }
    return String(decoding: UnsafeRawBufferPointer(start: text, count: size), as: UTF8.self)
  }
}
