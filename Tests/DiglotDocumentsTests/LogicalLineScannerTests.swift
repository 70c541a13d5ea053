import CPython
import Testing

@testable import DiglotDocuments

struct LogicalLineScannerTests {
  /// The line and text of each comment of a file, from Python's own `tokenize` in the embedded interpreter.
  private func tokenized(_ path: String) throws -> [String] {
    let program = """
      import tokenize
      with open(path, 'rb') as f:
          found = [f"{t.start[0]} {t.string.rstrip()}" for t in tokenize.tokenize(f.readline) if t.type == tokenize.COMMENT]
      result = "\\n".join(found)
      """
    let lock = PyGILState_Ensure()
    defer { PyGILState_Release(lock) }
    let globals = try #require(PyDict_New())
    defer { Py_DecRef(globals) }
    let argument = try #require(PyUnicode_FromString(path))
    PyDict_SetItemString(globals, "path", argument)
    Py_DecRef(argument)
    PyDict_SetItemString(globals, "__builtins__", PyEval_GetBuiltins())
    let done = try #require(PyRun_StringFlags(program, 257, globals, globals, nil))
    Py_DecRef(done)
    let text = try #require(PyUnicode_AsUTF8(PyDict_GetItemString(globals, "result")))
    return String(cString: text).split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    "argparse", "inspect", "typing", "tokenize", "textwrap", "tarfile", "ast", "dataclasses", "enum", "pathlib",
  ])
  func `comments are those of Python's tokenizer`(_ module: String) throws {
    let path = libraryModule(module)
    let lines = TextLines(String(decoding: try #require(contents(path)), as: UTF8.self))
    let reader = ClaimReader(lines: lines, grammar: try PythonGrammar.shared.get())
    let found = reader.comments(0...lines.count - 1).map { comment in
      var bytes = lines.bytes[comment.offset..<lines.end(comment.line)]
      while bytes.last == 0x20 { bytes.removeLast() }
      return "\(comment.line + 1) " + String(decoding: bytes, as: UTF8.self)
    }
    let expected = try tokenized(path)
    #expect(found == expected)
    #expect(!expected.isEmpty)
  }
}
