/// Where the entries of an insertion-ordered table stand: open addressing over their positions, as in CPython's dict.
///
/// A slot holds the position and 32 bits of the hash, so that most comparisons of keys, and all hashing when it grows,
/// are spared. Removal shifts what follows back, so that there are no tombstones here.
@usableFromInline struct HashIndex: Sendable {
  /// 0 for a free slot; else the hash in the upper and the position plus one in the lower half.
  @usableFromInline var slots: ContiguousArray<UInt64>

  @inlinable init() { slots = [] }

  /// - Parameter capacity: how many entries fit without growth.
  @inlinable init(capacity: Int) {
    slots = capacity == 0 ? [] : ContiguousArray(repeating: 0, count: HashIndex.size(for: capacity))
  }

  /// A power of two of which at most two thirds are in use.
  @inlinable static func size(for capacity: Int) -> Int {
    var size = 8
    while size * 2 < capacity * 3 { size *= 2 }
    return size
  }

  @inlinable var capacity: Int { slots.count * 2 / 3 }

  /// The half of a hash that is kept.
  @inlinable static func half(_ hash: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: hash ^ (hash >> 32)) & 0xFFFF_FFFF
  }

  /// The slot whose entry has this hash and satisfies `matches`.
  @inlinable func slot(_ half: UInt64, where matches: (_ position: Int) -> Bool) -> Int? {
    let mask = slots.count &- 1
    if mask < 0 { return nil }
    return slots.withUnsafeBufferPointer { slots in
      var slot = Int(truncatingIfNeeded: half) & mask
      while true {
        let content = slots[slot]
        if content == 0 { return nil }
        if content >> 32 == half && matches(Int(content & 0xFFFF_FFFF) &- 1) { return slot }
        slot = (slot &+ 1) & mask
      }
    }
  }

  @inlinable func position(in slot: Int) -> Int { Int(slots[slot] & 0xFFFF_FFFF) - 1 }

  /// Notes an entry that is not there yet, where there is room for one.
  @inlinable mutating func insert(_ half: UInt64, position: Int) {
    let mask = slots.count &- 1
    slots.withUnsafeMutableBufferPointer { slots in
      var slot = Int(truncatingIfNeeded: half) & mask
      while slots[slot] != 0 { slot = (slot &+ 1) & mask }
      slots[slot] = half << 32 | UInt64(truncatingIfNeeded: position &+ 1)
    }
  }

  /// Frees a slot; what was pushed on by it comes back.
  @inlinable mutating func remove(_ removed: Int) {
    let mask = slots.count &- 1
    slots.withUnsafeMutableBufferPointer { slots in
      var hole = removed
      var slot = (hole &+ 1) & mask
      while slots[slot] != 0 {
        let home = Int(truncatingIfNeeded: slots[slot] >> 32) & mask
        // Whether its home is not between the hole and here.
        if (slot &- home) & mask >= (slot &- hole) & mask {
          slots[hole] = slots[slot]
          hole = slot
        }
        slot = (slot &+ 1) & mask
      }
      slots[hole] = 0
    }
  }

  /// A larger table of the same entries.
  @inlinable mutating func grow(to capacity: Int) {
    let old = slots
    slots = ContiguousArray(repeating: 0, count: HashIndex.size(for: capacity))
    for content in old where content != 0 { insert(content >> 32, position: Int(content & 0xFFFF_FFFF) - 1) }
  }
}
