/// A fast hash of a text's bytes, for tables whose order does not depend on it.
///
/// Swift's own hash is keyed, and normalizes: it takes "é" in one code point and in two for equal, as Python does not.
@usableFromInline enum TextHash {
  @inlinable static func hash(_ text: String) -> UInt64 {
    if let hash = text.utf8.withContiguousStorageIfAvailable({ hash($0) }) { return hash }
    return Array(text.utf8).withUnsafeBufferPointer { hash($0) }
  }

  /// Eight bytes at a time, each time multiplied and folded; the constants are those of MurmurHash's finalizer.
  ///
  /// The last bytes are read with some of those before them, so that no loop goes over them one by one.
  @inline(__always) @inlinable static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let count = bytes.count
    let hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    guard count > 0, let start = bytes.baseAddress else { return hash }
    let raw = UnsafeRawPointer(start)
    if count >= 8 { return long(raw, count, hash) }
    if count >= 4 {
      let first = UInt64(raw.loadUnaligned(as: UInt32.self))
      return mixed(hash ^ (first << 32 | UInt64(raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))))
    }
    return mixed(hash ^ (UInt64(bytes[0]) << 16 | UInt64(bytes[count >> 1]) << 8 | UInt64(bytes[count &- 1])))
  }

  @inlinable static func long(_ raw: UnsafeRawPointer, _ count: Int, _ start: UInt64) -> UInt64 {
    var hash = start
    var offset = 0
    while offset &+ 8 < count {
      hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset &+= 8
    }
    return mixed(hash ^ raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
  }

  @inlinable static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return product ^ product >> 29
  }
}
