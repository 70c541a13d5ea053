internal import CPython
internal import DiglotModel

/// Reads the nodes of CPython's syntax tree through its C API. The global lock is held by the caller.
struct NodeAccess {
  typealias Object = UnsafeMutablePointer<PyObject>

  /// The fields of nodes, by their names in Parser/Python.asdl.
  enum Field: String, CaseIterable {
    case body, name, bases, value, targets, target, op, annotation, iter, orelse, test, items, exc, cause, handlers,
      type
    case finalbody, msg, module, level, names, subject, args, returns, defaults, posonlyargs, kwonlyargs, vararg, kwarg
    case arg, asname, keywords, id, elts, keys, values, left, right, operand, ops, comparators, attr, slice, lower,
      upper
    case step, key, conversion, elt, generators, ifs, lineno
    case decorators = "decorator_list"
    case context = "context_expr"
    case optionalVars = "optional_vars"
    case cases, pattern, patterns, rest
    case testGuard = "guard"
    case cls
    case keywordNames = "kwd_attrs"
    case keywordPatterns = "kwd_patterns"
    case keywordDefaults = "kw_defaults"
    case formatSpec = "format_spec"
    case isAsync = "is_async"
    case function = "func"
    case column = "col_offset"
    case endLine = "end_lineno"
    case endColumn = "end_col_offset"
  }

  private let names: [Object]
  private let none: Object

  init?() {
    var names: [Object] = []
    for field in Field.allCases {
      guard let name = PyUnicode_InternFromString(field.rawValue) else { return nil }
      names.append(name)
    }
    self.names = names
    guard let none = PyDict_GetItemString(PyEval_GetBuiltins(), "None") else { return nil }
    self.none = none
  }

  private func get(_ object: Object, _ field: Field) -> Object? {
    guard let index = Self.indices[field] else { return nil }
    guard let value = PyObject_GetAttr(object, names[index]) else {
      PyErr_Clear()
      return nil
    }
    return value
  }

  private static let indices = Dictionary(
    uniqueKeysWithValues: Field.allCases.enumerated().map { ($0.element, $0.offset) })

  /// The name of a node's class.
  func kind(_ object: Object) -> String {
    guard let name = object.pointee.ob_type?.pointee.tp_name else { return "" }
    let text = String(cString: name)
    return text.hasPrefix("ast.") ? String(text.dropFirst(4)) : text
  }

  func kind(of object: Object, _ field: Field) -> String { with(object, field, kind) }

  func with<Result>(_ object: Object, _ field: Field, _ body: (Object) -> Result) -> Result {
    let value = get(object, field) ?? none
    defer { if value != none { Py_DecRef(value) } }
    return body(value)
  }

  func optional<Result>(_ object: Object, _ field: Field, _ body: (Object) -> Result) -> Result? {
    guard let value = get(object, field) else { return nil }
    defer { Py_DecRef(value) }
    return value == none ? nil : body(value)
  }

  /// The elements are borrowed from the list, which the node keeps.
  func list(_ object: Object, _ field: Field) -> [Object] {
    with(object, field) { list in
      guard list != none else { return [] }
      return (0..<PyList_Size(list)).compactMap { PyList_GetItem(list, $0) }
    }
  }

  func optionalList(_ object: Object, _ field: Field) -> [Object?] {
    list(object, field).map { $0 == none ? nil : $0 }
  }

  func text(_ object: Object, _ field: Field) -> String { optionalText(object, field) ?? "" }

  func optionalText(_ object: Object, _ field: Field) -> String? { optional(object, field, string) }

  func texts(_ object: Object, _ field: Field) -> [String] { list(object, field).map(string) }

  func integer(_ object: Object, _ field: Field) -> Int {
    with(object, field) { value in
      let number = PyLong_AsLong(value)
      PyErr_Clear()
      return number
    }
  }

  func range(_ object: Object) -> SyntaxRange {
    SyntaxRange(
      line: integer(object, .lineno), column: integer(object, .column), endLine: integer(object, .endLine),
      endColumn: integer(object, .endColumn))
  }

  /// Lone surrogates, which Swift's strings cannot hold, are replaced.
  private func string(_ object: Object) -> String {
    var size = 0
    if let text = PyUnicode_AsUTF8AndSize(object, &size) {
      return String(decoding: UnsafeRawBufferPointer(start: text, count: size), as: UTF8.self)
    }
    PyErr_Clear()
    guard let bytes = PyUnicode_AsEncodedString(object, "utf-8", "replace") else { return "" }
    defer { Py_DecRef(bytes) }
    return String(decoding: self.bytes(bytes), as: UTF8.self)
  }

  private func bytes(_ object: Object) -> [UInt8] {
    guard let start = PyBytes_AsString(object) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: PyBytes_Size(object)))
  }

  func constant(_ object: Object) -> Constant {
    guard object != none else { return .none }
    switch kind(object) {
    case "bool": return .bool(PyObject_IsTrue(object) == 1)
    case "int":
      guard let text = PyObject_Str(object) else {  // more digits than Python converts
        PyErr_Clear()
        return .int("")
      }
      defer { Py_DecRef(text) }
      return .int(string(text))
    case "float": return .float(PyFloat_AsDouble(object))
    case "str": return .string(string(object))
    case "bytes": return .bytes(bytes(object))
    case "ellipsis": return .ellipsis
    default:
      guard let text = PyObject_Str(object) else { return .ellipsis }
      defer { Py_DecRef(text) }
      return .complex(string(text))
    }
  }

  /// What CPython says of a source that it does not parse; the error is taken.
  static func syntaxError(path: String) -> Diagnostic {
    var (type, value, trace): (Object?, Object?, Object?) = (nil, nil, nil)
    PyErr_Fetch(&type, &value, &trace)
    PyErr_NormalizeException(&type, &value, &trace)
    defer { for object in [type, value, trace] { object.map { Py_DecRef($0) } } }
    func part(_ name: String) -> String? {
      guard let value, let found = PyObject_GetAttrString(value, name), let text = PyObject_Str(found) else {
        PyErr_Clear()
        return nil
      }
      defer { Py_DecRef(text) }
      Py_DecRef(found)
      return PyUnicode_AsUTF8(text).map { String(cString: $0) }
    }
    let line = part("lineno").flatMap { Int($0) } ?? 1
    let column = part("offset").flatMap { Int($0) } ?? 1
    return Diagnostic(
      "python-syntax", part("msg") ?? "this is no Python",
      at: SourceLocation(path: path, line: max(line, 1), column: max(column, 1)))
  }
}
