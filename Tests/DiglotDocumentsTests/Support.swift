import CPython
import DiglotModel
import Testing

@testable import DiglotDocuments

// The C library comes through CPython here: `Python.h` and Foundation disagree about `fd_set` within one module.

/// The bytes of a file, through the C library.
func contents(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "re") else { return nil }
  defer { fclose(file) }
  var result: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return result }
    result.append(contentsOf: buffer[..<count])
  }
}

/// Runs a body with the path of a file that has some bytes and is gone afterwards.
func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
  var name = Array("/tmp/diglot-documents-XXXXXX".utf8CString)
  let descriptor = mkstemp(&name)
  try #require(descriptor >= 0)
  let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  defer { unlink(path) }
  let file = try #require(fdopen(descriptor, "w"))
  try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
  fclose(file)
  try body(path)
}

/// A module of the Python library that is installed with the embedded interpreter.
func libraryModule(_ name: String) -> String {
  "/usr/lib/python\(PY_MAJOR_VERSION).\(PY_MINOR_VERSION)/\(name).py"
}

/// The first document of the corpus.
func firstDocument() throws -> String {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  let bytes = contents("/\(root)/corpus/mastering-asyncio/document.txt")
  return String(decoding: try #require(bytes), as: UTF8.self)
}

/// The line ranges of the snippets of a text, as `start-end`.
func ranges(_ text: String) throws -> [String] {
  try PlainTextReader.read(text, path: "test.txt").snippets.map { "\($0.lines.start)-\($0.lines.end)" }
}

/// The path of a file or folder of the checkout.
func checkout(_ path: String) -> String {
  "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/" + path
}

/// The names in a folder, sorted, hidden ones left out; none where there is no such folder.
func names(in folder: String) -> [String] {
  let program = """
    import posix
    def names(folder):
        return "\\n".join(sorted(name for name in posix.listdir(folder) if name[0] != "."))
    """
  let answer = try? PythonGrammar.shared.get().evaluate(program, function: "names", of: Array(folder.utf8))
  return (answer ?? "!").split(separator: "\n").map(String.init).filter { !$0.hasPrefix("!") }
}

/// Writes a file anew.
func write(_ text: String, to path: String) throws {
  let file = try #require(fopen(path, "w"))
  defer { fclose(file) }
  try #require(fputs(text, file) >= 0)
}
