/// Percent-encoded text (RFC 3986), which may be written in several ways: `%7E` and `~` are one.
///
/// The server of a run reads URLs by the same rules (`RequestTarget`), and the verdict depends on no server.
enum PercentText {
  /// What a URL is compared by: all up to the path as it is, the segments of the path and the query decoded.
  static func url(_ text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
    let path = bytes[..<mark].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { decoded($0, plusIsSpace: false) }
    // A byte that no text holds parts the path from the query.
    return mark == bytes.endIndex ? path : path + [[0xff]] + form(Array(bytes[(mark + 1)...]))
  }

  /// Names and values of `a=1&b=2`, one after the other. A name without `=` has an empty value.
  static func form(_ bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: UInt8(ascii: "&")).flatMap { pair in
      let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      return [decoded(pair[..<mark], plusIsSpace: true), decoded(pair[mark...].dropFirst(), plusIsSpace: true)]
    }
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return result
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
  }
}
