/// Python's dictionary: keeps the order of insertion, as Swift's `Dictionary` does not.
///
/// It is a value: a copy is independent of its original, and costs nothing until one of them changes. Lookups, changes
/// and removals take constant time.
///
///     var ages: Dict = ["Ann": 31, "Bob": 27]
///     ages["Cid"] = 40
///     ages["Ann"] += 1
///     for (name, age) in ages.items() { print(name, age) }
///
/// Going through it yields the keys, as in Python. Mirrors Objects/dictobject.c: entries stand in an array, a removed
/// one leaves a hole, and a table of positions finds them.
public struct Dict<Key: Hashable, Value> {
  @usableFromInline struct Entry {
    @usableFromInline let key: Key
    @usableFromInline var value: Value

    @inlinable init(key: Key, value: Value) {
      self.key = key
      self.value = value
    }
  }

  @usableFromInline var index: HashIndex
  /// nil where one was removed.
  @usableFromInline var entries: ContiguousArray<Entry?>
  @usableFromInline var live: Int
  /// No entry stands before this position.
  @usableFromInline var head: Int

  @inlinable public init() {
    index = HashIndex()
    entries = []
    live = 0
    head = 0
  }

  @inlinable public init(minimumCapacity: Int) {
    index = HashIndex(capacity: minimumCapacity)
    entries = []
    entries.reserveCapacity(minimumCapacity)
    live = 0
    head = 0
  }

  /// Python's `len(d)`.
  @inlinable public var count: Int { live }
  @inlinable public var isEmpty: Bool { count == 0 }

  // MARK: Entries

  /// Each cast is of a value to the type that it was just found to have: where `Key` is known, it and the comparison
  /// cost nothing.
  @inlinable static func half(_ key: Key) -> UInt64 {
    let hash =
      if Key.self == String.self {
        Int(truncatingIfNeeded: TextHash.hash(unsafeBitCast(key, to: String.self)))
      } else if Key.self == Int.self {
        Int(truncatingIfNeeded: TextHash.mixed(UInt64(truncatingIfNeeded: unsafeBitCast(key, to: Int.self))))
      } else {
        key.hashValue
      }
    return HashIndex.half(hash)
  }

  @inlinable func slot(of key: Key, _ half: UInt64) -> Int? {
    entries.withUnsafeBufferPointer { entries in
      index.slot(half) { entries[$0].unsafelyUnwrapped.key == key }
    }
  }

  @inlinable func position(of key: Key) -> Int? {
    if count == 0 { return nil }
    return slot(of: key, Dict.half(key)).map { index.position(in: $0) }
  }

  /// Adds an entry whose key is not there, and returns its position.
  @inlinable mutating func append(_ key: Key, _ value: Value, _ half: UInt64) -> Int {
    if entries.count >= index.capacity { makeRoom() }
    index.insert(half, position: entries.count)
    entries.append(Entry(key: key, value: value))
    live += 1
    return entries.count - 1
  }

  /// Closes the holes if there are many, else doubles the table.
  @inlinable mutating func makeRoom() {
    if count * 4 > entries.count * 3 {
      index.grow(to: Swift.max(5, index.capacity * 2))
    } else {
      closeHoles()
    }
  }

  @usableFromInline mutating func closeHoles() {
    let old = entries
    entries = ContiguousArray()
    entries.reserveCapacity(count)
    index = HashIndex(capacity: Swift.max(5, count * 2))
    for case let entry? in old {
      index.insert(Dict.half(entry.key), position: entries.count)
      entries.append(entry)
    }
    head = 0
  }

  @inlinable mutating func removeEntry(in slot: Int) -> Entry {
    let position = index.position(in: slot)
    index.remove(slot)
    let entry = entries[position].unsafelyUnwrapped
    if position == entries.count - 1 {
      entries.removeLast()
      while let last = entries.last, last == nil { entries.removeLast() }
    } else {
      entries[position] = nil
    }
    live -= 1
    if count == 0 {
      entries.removeAll(keepingCapacity: true)
      head = 0
    } else {
      while head < entries.count, entries[head] == nil { head += 1 }
    }
    return entry
  }
}

extension Dict: Sendable where Key: Sendable, Value: Sendable {}
extension Dict.Entry: Sendable where Key: Sendable, Value: Sendable {}
