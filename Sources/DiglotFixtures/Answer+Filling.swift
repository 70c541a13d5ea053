extension Answer {
  /// The answer with `{name}` replaced by what the request has there, in every piece and in the values of headers.
  ///
  /// Only names of `values` are replaced, and what replaces them is not looked through again: other braces, such as
  /// JSON's, stay as they are. In a JSON body a value is escaped as in a JSON string, in a header percent-encoded as in
  /// a URL, so that neither can be broken by what a client asks.
  package func filled(with values: [String: String]) -> Answer {
    guard !values.isEmpty else { return self }
    var copy = self
    let bodies = values.mapValues { isJSON ? Self.escapedForJSON($0) : Array($0.utf8) }
    for index in pieces.indices { copy.pieces[index].body = Self.filled(pieces[index].body, bodies) }
    let encoded = values.mapValues(Self.percentEncoded)
    for index in headers.indices {
      copy.headers[index].value = String(
        decoding: Self.filled(Array(headers[index].value.utf8), encoded), as: UTF8.self)
    }
    return copy
  }

  private var isJSON: Bool {
    let value = headers.first { $0.name.lowercased() == "content-type" }?.value.lowercased() ?? ""
    let type = value.split(separator: ";").first.map { $0.filter { $0 != " " } } ?? ""
    return type == "application/json" || type.hasSuffix("+json")
  }

  private static func filled(_ bytes: [UInt8], _ values: [String: [UInt8]]) -> [UInt8] {
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    let longest = values.keys.reduce(0) { max($0, $1.utf8.count) }
    guard bytes.contains(open) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let window = bytes[min(index + 1, bytes.count)..<min(index + longest + 2, bytes.count)]
      if byte == open, let end = window.firstIndex(of: close),
        let value = values[String(decoding: bytes[index + 1..<end], as: UTF8.self)]
      {
        result += value
        index = end + 1
      } else {
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  /// RFC 8259, section 7: quotation marks, backslashes and control characters.
  private static func escapedForJSON(_ text: String) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
      case 0..<32: Array("\\u00".utf8) + [digit(byte >> 4), digit(byte & 15)]
      default: [byte]
      }
    }
  }

  /// RFC 3986: everything but unreserved characters.
  private static func percentEncoded(_ text: String) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": [byte]
      default: [UInt8(ascii: "%"), digit(byte >> 4), digit(byte & 15)]
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
