/// Python's `bytes`: a sequence of integers from 0 to 255.
public struct Bytes: RandomAccessCollection, Hashable, Sendable, ExpressibleByStringLiteral {
  public let bytes: [UInt8]

  @inlinable public init(_ bytes: [UInt8]) { self.bytes = bytes }
  /// Python's `bytes(numbers)`.
  public init(_ numbers: some Sequence<Int>) {
    bytes = numbers.map { number in
      guard let byte = UInt8(exactly: number) else { stop(ValueError("bytes must be in range(0, 256)")) }
      return byte
    }
  }
  /// Python's `bytes(n)`: zeros.
  public init(count: Int) { bytes = Array(repeating: 0, count: Swift.max(0, count)) }

  /// Python's `b"text"`: the literal's UTF-8 bytes, which are its characters where all are ASCII.
  @inlinable public init(stringLiteral text: String) { bytes = Array(text.utf8) }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { bytes.count }
  @inlinable public subscript(index: Int) -> Int { Int(bytes[index]) }

  /// Python's `b[i]`.
  @inlinable public func at(_ index: Int) -> Int {
    guard let position = position(index, in: count) else { stop(IndexError("index out of range")) }
    return self[position]
  }

  /// Python's `b[start:stop:step]`.
  @inlinable public func slice(_ start: Int?, _ stop: Int? = nil, _ step: Int? = nil) -> Bytes {
    Bytes(bytes.slice(start, stop, step))
  }

  public static func + (a: Bytes, b: Bytes) -> Bytes { Bytes(a.bytes + b.bytes) }
  public func repeated(_ times: Int) -> Bytes { Bytes(bytes.repeated(times)) }

  /// Python's `b.hex()`.
  public func hex() -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Python's `b.decode(encoding)`.
  public func decode(_ encoding: String = "utf-8") -> String { orStop { try decodeChecked(encoding) } }

  /// - Throws: `UnicodeDecodeError`, `LookupError` for an encoding other than UTF-8, ASCII and Latin-1.
  public func decodeChecked(_ encoding: String = "utf-8") throws -> String {
    switch try TextEncoding(encoding) {
    case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .ascii:
      if let index = bytes.firstIndex(where: { $0 > 127 }) {
        throw UnicodeDecodeError(
          "'ascii' codec can't decode byte 0x\(String(bytes[index], radix: 16)) in position \(index): "
            + "ordinal not in range(128)")
      }
      return String(decoding: bytes, as: UTF8.self)
    case .utf8:
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw UnicodeDecodeError("'utf-8' codec can't decode these bytes")
      }
      return text
    }
  }
}

extension Bytes: Comparable {
  public static func < (a: Bytes, b: Bytes) -> Bool { a.bytes < b.bytes }
}

extension Bytes: TruthValue { @inlinable public var isTrue: Bool { !bytes.isEmpty } }

extension Bytes: PythonHashable {
  public var pythonHash: Int { bytes.isEmpty ? 0 : bytes.withUnsafeBytes { siphash13($0) } }
}

extension Bytes: Representable, CustomStringConvertible {
  /// `b'a\x00'`: mirrors `PyBytes_Repr` in Objects/bytesobject.c.
  public var repr: String {
    let hasSingle = bytes.contains(39)
    let quote = hasSingle && !bytes.contains(34) ? "\"" : "'"
    var result = "b" + quote
    for byte in bytes {
      switch byte {
      case 9: result += "\\t"
      case 10: result += "\\n"
      case 13: result += "\\r"
      case 92: result += "\\\\"
      case 39 where quote == "'": result += "\\'"
      case 32..<127: result.unicodeScalars.append(Unicode.Scalar(byte))
      default: result += escape(Unicode.Scalar(byte))
      }
    }
    return result + quote
  }
  public var description: String { repr }
}

enum TextEncoding {
  case utf8, ascii, latin1

  init(_ name: String) throws {
    switch name.lowercased().replace("_", "-") {
    case "utf-8", "utf8": self = .utf8
    case "ascii", "us-ascii": self = .ascii
    case "latin-1", "latin1", "iso-8859-1": self = .latin1
    default: throw LookupError("unknown encoding: \(name)")
    }
  }
}

extension String {
  /// Python's `s.encode(encoding, errors)`.
  public func encode(_ encoding: String = "utf-8", _ errors: String = "strict") -> Bytes {
    orStop { try encodeChecked(encoding, errors) }
  }

  /// - Parameter errors: what becomes of characters that the encoding does not have: "strict", "ignore" or "replace".
  /// - Throws: `UnicodeEncodeError`, `LookupError` for an encoding other than UTF-8, ASCII and Latin-1, and for other `errors`.
  public func encodeChecked(_ encoding: String = "utf-8", _ errors: String = "strict") throws -> Bytes {
    let (name, limit): (String, UInt32)
    switch try TextEncoding(encoding) {
    case .utf8: return Bytes(Array(utf8))
    case .ascii: (name, limit) = ("ascii", 128)
    case .latin1: (name, limit) = ("latin-1", 256)
    }
    let scalars = Array(unicodeScalars)
    guard let first = scalars.firstIndex(where: { $0.value >= limit }) else {
      return Bytes(scalars.map { UInt8($0.value) })
    }
    switch errors {
    case "strict": break
    case "ignore": return Bytes(scalars.filter { $0.value < limit }.map { UInt8($0.value) })
    case "replace": return Bytes(scalars.map { $0.value < limit ? UInt8($0.value) : UInt8(ascii: "?") })
    default: throw LookupError("unknown error handler name '\(errors)'")
    }
    // Neighbours that cannot be encoded are told of together.
    let last = first + scalars[first...].prefix { $0.value >= limit }.count - 1
    let what =
      first == last
      ? "character '\(escape(scalars[first]))' in position \(first)" : "characters in position \(first)-\(last)"
    throw UnicodeEncodeError("'\(name)' codec can't encode \(what): ordinal not in range(\(limit))")
  }
}
