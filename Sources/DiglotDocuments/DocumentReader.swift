internal import CPython
package import DiglotModel

/// Reads a document from a file, with the reader that its content asks for.
///
/// The C library comes through `CPython`: `Python.h` sets feature macros that change `fd_set`, so Swift's `Glibc` and `CPython` cannot be
/// imported into one target.
package enum DocumentReader {
  /// The size up to which documents are read: 16 MiB.
  static let limit = 16 << 20

  /// Reads a document.
  ///
  /// - Parameter path: a file, or anything else that can be read to its end.
  /// - Throws: `document-unreadable`, `document-is-a-directory`, `document-too-large`, `document-binary` or `document-encoding`.
  package static func read(path: String) throws(Diagnostic) -> Document {
    let bytes = try bytes(path)
    if bytes.contains(0) { throw Diagnostic("document-binary", "'\(path)' has NUL bytes and is no text") }
    if let bad = firstInvalid(bytes) {
      let before = bytes[..<bad]
      let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      let line = before.count { $0 == 0x0A } + 1
      throw Diagnostic(
        "document-encoding", "byte 0x\(String(bytes[bad], radix: 16, uppercase: true)) is not valid UTF-8 here",
        at: SourceLocation(path: path, line: line, column: bad - lineStart + 1), help: "save the document as UTF-8")
    }
    return try PlainTextReader.read(String(decoding: bytes, as: UTF8.self), path: path)
  }

  private static func bytes(_ path: String) throws(Diagnostic) -> [UInt8] {
    func unreadable() -> Diagnostic {
      Diagnostic(
        "document-unreadable", "'\(path)' cannot be read: \(String(cString: strerror(__errno_location().pointee)))")
    }
    guard let file = fopen(path, "re") else { throw unreadable() }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else { throw unreadable() }
    if status.st_mode & mode_t(S_IFMT) == mode_t(S_IFDIR) {
      throw Diagnostic("document-is-a-directory", "'\(path)' is a directory")
    }
    let tooLarge = Diagnostic("document-too-large", "'\(path)' is larger than 16 MiB", help: "split it into documents")
    if status.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG), status.st_size > limit { throw tooLarge }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      result.append(contentsOf: buffer[..<count])
      if result.count > limit { throw tooLarge }
      guard count < buffer.count else { continue }
      if ferror(file) != 0 { throw unreadable() }
      return result
    }
  }

  /// The offset of the first byte that is not part of valid UTF-8 (RFC 3629: no surrogates, no overlong forms).
  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
      guard (0xC2...0xF4).contains(lead), index + length <= bytes.count else { return index }
      let second: ClosedRange<UInt8> =
        switch lead {
        case 0xE0: 0xA0...0xBF
        case 0xED: 0x80...0x9F
        case 0xF0: 0x90...0xBF
        case 0xF4: 0x80...0x8F
        default: 0x80...0xBF
        }
      guard second.contains(bytes[index + 1]) else { return index }
      guard bytes[index + 2..<max(index + 2, index + length)].allSatisfy({ (0x80...0xBF).contains($0) }) else {
        return index
      }
      index += length
    }
    return nil
  }
}
