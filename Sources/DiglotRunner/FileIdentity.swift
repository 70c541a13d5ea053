internal import Glibc

/// What tells one file from another by what is in it, so that machines with the same file have the same entries in their caches.
package enum FileIdentity {
  /// The linker's build id, where there is one; else the size and a hash of 64 blocks spread over the file. A compiler of 200 MB
  /// is told from another so, in a millisecond.
  ///
  /// - Returns: "missing" for a file that cannot be read.
  package static func of(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "missing" }
    defer { close(file) }
    var info = stat()
    guard fstat(file, &info) == 0 else { return "missing" }
    let head = block(of: file, at: 0, count: 8192)
    if let id = buildID(in: head) { return "build-id " + id }
    let size = Int(info.st_size)
    var hash = ContentHash()
    for number in 0..<64 { hash.add(block(of: file, at: size / 64 * number, count: 4096)) }
    return "\(size) \(hash.text)"
  }

  /// A hash of all of a file; nil where it cannot be read.
  package static func digest(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var hash = ContentHash()
    var offset = 0
    while true {
      let next = block(of: file, at: offset, count: 1 << 16)
      if next.isEmpty { return hash.text + " \(offset)" }
      hash.add(next)
      offset += next.count
    }
  }

  private static func block(of file: Int32, at offset: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(pread(file, buffer.baseAddress, count, off_t(offset)), 0)
    }
  }

  /// The note of ELF whose name is "GNU" and whose type is 3, in hexadecimal.
  private static func buildID(in head: [UInt8]) -> String? {
    let start: [UInt8] = [4, 0, 0, 0, 20, 0, 0, 0, 3, 0, 0, 0, 0x47, 0x4e, 0x55, 0]
    guard head.starts(with: [0x7f, 0x45, 0x4c, 0x46]), let found = head.firstRange(of: start),
      found.upperBound + 20 <= head.count
    else { return nil }
    return head[found.upperBound..<found.upperBound + 20].map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}

/// FNV-1a over words of eight bytes: for chance, not against somebody who wants two files to be told as one.
private struct ContentHash {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  var text: String { String(value, radix: 16) }

  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      let words = buffer.count / 8
      for word in 0..<words { add(buffer.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)) }
      for byte in buffer[(8 * words)...] { add(UInt64(byte)) }
    }
  }

  private mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x100_0000_01b3
    value ^= value >> 29
  }
}
