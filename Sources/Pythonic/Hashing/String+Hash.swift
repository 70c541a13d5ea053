extension String: PythonHashable {
  /// SipHash-1-3 with a key of zeros over the code points, each in as many bytes as the widest one needs.
  ///
  /// Mirrors `unicode_hash` in Objects/unicodeobject.c and `siphash13` in Python/pyhash.c; the widths are PEP 393's.
  public var pythonHash: Int {
    if isEmpty { return 0 }
    if hasOnlyASCII { return withBytes { siphash13(UnsafeRawBufferPointer($0)) } }
    let widest = unicodeScalars.reduce(0) { Swift.max($0, $1.value) }
    if widest < 0x100 {
      return unicodeScalars.map { UInt8($0.value) }.withUnsafeBytes { siphash13($0) }
    }
    if widest < 0x10000 {
      return unicodeScalars.map { UInt16($0.value) }.withUnsafeBytes { siphash13($0) }
    }
    return unicodeScalars.map(\.value).withUnsafeBytes { siphash13($0) }
  }
}

/// One round for each word, three at the end.
func siphash13(_ bytes: UnsafeRawBufferPointer) -> Int {
  var v0: UInt64 = 0x736F_6D65_7073_6575
  var v1: UInt64 = 0x646F_7261_6E64_6F6D
  var v2: UInt64 = 0x6C79_6765_6E65_7261
  var v3: UInt64 = 0x7465_6462_7974_6573
  func round() {
    v0 &+= v1
    v2 &+= v3
    v1 = (v1 << 13 | v1 >> 51) ^ v0
    v3 = (v3 << 16 | v3 >> 48) ^ v2
    v0 = v0 << 32 | v0 >> 32
    v2 &+= v1
    v0 &+= v3
    v1 = (v1 << 17 | v1 >> 47) ^ v2
    v3 = (v3 << 21 | v3 >> 43) ^ v0
    v2 = v2 << 32 | v2 >> 32
  }
  var offset = 0
  while offset + 8 <= bytes.count {
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    v3 ^= word
    round()
    v0 ^= word
    offset += 8
  }
  var last = UInt64(truncatingIfNeeded: bytes.count) << 56
  for index in offset..<bytes.count { last |= UInt64(bytes[index]) << UInt64(8 * (index - offset)) }
  v3 ^= last
  round()
  v0 ^= last
  v2 ^= 0xFF
  for _ in 0..<3 { round() }
  let result = Int(bitPattern: UInt(v0 ^ v1 ^ v2 ^ v3))
  return result == -1 ? -2 : result
}
