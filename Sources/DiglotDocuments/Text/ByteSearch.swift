internal import CPython

extension Collection<UInt8> {
  /// Whether the bytes of a text are among these, one behind the other. The collections' own search takes ten times as long, and each
  /// snippet is searched.
  func has(_ text: StaticString) -> Bool {
    withContiguousStorageIfAvailable { bytes in text.withUTF8Buffer { Self.find($0, in: bytes) } } ?? false
  }

  private static func find(_ text: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let base = bytes.baseAddress, let pattern = text.baseAddress else { return false }
    var start = 0
    while bytes.count - start >= text.count {
      guard let found = memchr(base + start, Int32(first), bytes.count - start - text.count + 1) else { return false }
      start = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(base + start, pattern, text.count) == 0 { return true }
      start += 1
    }
    return false
  }
}
