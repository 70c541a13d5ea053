/// An entry of the cache is found by a hash of what it was made of. That key is stored in the entry and compared, so that
/// two keys of one name do not meet, and a hash of 64 bits is enough.
package enum CacheEntry {
  /// The name of the entry that has this key.
  package static func name(of key: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
    for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
  }

  /// All parts in one text, from which each can be told.
  package static func key(_ parts: [String]) -> String {
    parts.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n")
  }
}
