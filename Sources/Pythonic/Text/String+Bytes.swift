// Python counts code points; Swift stores UTF-8. A search works on bytes, and offsets are translated at its ends. Text
// that is ASCII alone, which Swift knows at once, has the same offsets in both.

extension String {
  /// Its UTF-8, without a copy for all strings of Swift's own.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    return try Array(utf8).withUnsafeBufferPointer(body)
  }

  init(bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    self = String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// How many scalars begin in these bytes.
  func scalarCount(_ range: Range<Int>) -> Int {
    var count = 0
    for index in range where self[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Where the scalar number `offset` begins; the end for what is beyond.
  func byteOffset(ofScalar offset: Int) -> Int {
    var left = offset
    for index in indices where self[index] & 0xC0 != 0x80 {
      if left == 0 { return index }
      left -= 1
    }
    return count
  }

  /// Where `needle`, which is not empty, comes first in `range`.
  func firstOffset(of needle: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    let first = needle[0]
    var index = range.lowerBound
    let last = range.upperBound - needle.count
    while index <= last {
      if self[index] == first && matches(needle, at: index) { return index }
      index += 1
    }
    return nil
  }

  /// Where `needle`, which is not empty, comes last in `range`.
  func lastOffset(of needle: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    let first = needle[0]
    var index = range.upperBound - needle.count
    while index >= range.lowerBound {
      if self[index] == first && matches(needle, at: index) { return index }
      index -= 1
    }
    return nil
  }

  /// Whether `needle` stands at `offset`, where it must have room.
  func matches(_ needle: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    var index = 0
    while index < needle.count {
      if self[offset + index] != needle[index] { return false }
      index += 1
    }
    return true
  }
}
