internal import CPython
internal import DiglotModel

/// The bytes of a file as UTF-8, and what they were.
///
/// The C library comes through `CPython`: `Python.h` sets feature macros that change `fd_set`, so Swift's `Glibc` and `CPython` cannot be
/// imported into one target.
struct DocumentBytes {
  var bytes: [UInt8]
  /// Where the first byte is that made it Latin-1; nil for UTF-8, and where the text itself says what it is.
  var latin1: SourceLocation?

  /// What a text may be that is no UTF-8.
  enum Legacy {
    case nothing
    case latin1
    /// What the text says of itself (in pages, Latin-1 means Windows-1252: WHATWG, Encoding Standard), else Latin-1.
    case asDeclared
  }

  /// The size up to which files are read: 16 MiB.
  static let limit = 16 << 20

  /// Reads a file, or anything else that can be read to its end.
  ///
  /// - Parameter legacy: what a text may be that is no UTF-8.
  /// - Throws: `document-unreadable`, `document-is-a-directory`, `document-too-large`, `document-binary` or `document-encoding`.
  static func read(path: String, legacy: Legacy) throws(Diagnostic) -> DocumentBytes {
    let bytes = try contents(path)
    if bytes.contains(0) { throw Diagnostic("document-binary", "'\(path)' has NUL bytes and is no text") }
    guard let bad = firstInvalid(bytes) else { return DocumentBytes(bytes: bytes) }
    let before = bytes[..<bad]
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let place = SourceLocation(path: path, line: before.count { $0 == 0x0A } + 1, column: bad - lineStart + 1)
    if legacy == .asDeclared, LegacyEncoding.declaresLatin1(bytes) {
      return DocumentBytes(bytes: LegacyEncoding.utf8(bytes))
    }
    if legacy != .nothing, isLatin1(bytes) {
      return DocumentBytes(bytes: Array(String(decoding: bytes.map(UInt16.init), as: UTF16.self).utf8), latin1: place)
    }
    throw Diagnostic(
      "document-encoding", "byte 0x\(String(bytes[bad], radix: 16, uppercase: true)) is not valid UTF-8 here",
      at: place,
      help: "save the document as UTF-8")
  }

  /// Whether a text that is no UTF-8 is sure to be Latin-1: it has no control characters of that set, and not one character of several
  /// bytes that UTF-8 would have.
  private static func isLatin1(_ bytes: [UInt8]) -> Bool {
    // The byte order marks of UTF-16, which are letters in Latin-1.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
    guard !bytes.contains(where: { (0x80...0x9F).contains($0) }) else { return false }
    return !bytes.indices.dropLast().contains {
      bytes[$0] >= 0xC2 && bytes[$0] <= 0xF4 && (0x80...0xBF).contains(bytes[$0 + 1])
    }
  }

  private static func contents(_ path: String) throws(Diagnostic) -> [UInt8] {
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
    let isFile = status.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG)
    if isFile, status.st_size > limit { throw tooLarge }
    var result: [UInt8] = []
    if isFile { result.reserveCapacity(Int(status.st_size)) }
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
