/// A fast hash of a text's bytes, for tables whose order does not depend on it.
///
/// Swift's own hash is keyed, and normalizes: it takes "é" in one code point and in two for equal, as Python does not.
@usableFromInline enum TextHash {
  @inlinable static func hash(_ text: String) -> UInt64 {
    if let hash = text.utf8.withContiguousStorageIfAvailable(hash) { return hash }
    return Array(text.utf8).withUnsafeBufferPointer(hash)
  }

  /// Eight bytes at a time, each time multiplied and folded; the constants are those of MurmurHash's finalizer.
  @inlinable static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
    guard let start = bytes.baseAddress else { return hash }
    let raw = UnsafeRawPointer(start)
    var offset = 0
    while offset &+ 8 <= bytes.count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset &+= 1
    }
    return mixed(hash ^ rest)
  }

  @inlinable static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return product ^ product >> 29
  }
}
