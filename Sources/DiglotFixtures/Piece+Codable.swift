/// A body that is UTF-8 is a text in JSON; the bytes of another are the code points of one. An array of numbers would be four
/// times as long.
extension Answer.Piece: Codable {
  private enum CodingKeys: CodingKey {
    case delay, text, bytes
  }

  package init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    delay = try parts.decode(Int.self, forKey: .delay)
    if let text = try parts.decodeIfPresent(String.self, forKey: .text) {
      body = Array(text.utf8)
    } else {
      body = try parts.decode(String.self, forKey: .bytes).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: CodingKeys.self)
    try parts.encode(delay, forKey: .delay)
    if let text = String(validating: body, as: UTF8.self) {
      try parts.encode(text, forKey: .text)
    } else {
      try parts.encode(String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) })), forKey: .bytes)
    }
  }
}
