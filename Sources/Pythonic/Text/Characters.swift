/// The strings of one ASCII character each, made once: to take one out of a text costs no more than to look it up.
@usableFromInline let asciiCharacters: [String] = (0..<128).map { String(Unicode.Scalar(UInt8($0))) }

extension Unicode.Scalar {
  /// The string of this one code point.
  @usableFromInline var text: String { value < 128 ? asciiCharacters[Int(value)] : String(self) }
}
