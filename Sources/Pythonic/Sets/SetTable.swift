/// CPython's table of a set: on where its slots are rests the order of what a set holds.
///
/// Mirrors Objects/setobject.c of CPython 3.11, function by function: a run of linear probes from each place that the
/// perturbed hash names, dummies where something was removed, and its sizes.
@usableFromInline struct SetTable<Element: Hashable> {
  @usableFromInline struct Slot {
    /// nil in a slot that was never used, and in a dummy.
    @usableFromInline var key: Element?
    /// 0 in a slot that was never used, -1 in a dummy.
    @usableFromInline var hash: Int

    @inlinable init(key: Element?, hash: Int) {
      self.key = key
      self.hash = hash
    }
  }

  /// Empty as long as nothing was added to the smallest table.
  @usableFromInline var slots: ContiguousArray<Slot> = []
  @usableFromInline var mask = 7
  /// Elements and dummies.
  @usableFromInline var fill = 0
  @usableFromInline var used = 0
  /// Where `pop` looks next.
  @usableFromInline var finger = 0

  @inlinable init() {}

  /// `set_lookkey`: the slot of an element.
  @inlinable func find(_ key: Element, _ hash: Int) -> Int? {
    if used == 0 { return nil }
    return slots.withUnsafeBufferPointer { slots in
      var perturb = UInt(bitPattern: hash)
      var start = hash & mask
      while true {
        var slot = start
        let last = start &+ 9 <= mask ? start &+ 9 : start
        while slot <= last {
          let other = slots[slot].hash
          if other == hash, let found = slots[slot].key {
            if found == key { return slot }
          } else if other == 0 && slots[slot].key == nil {
            return nil
          }
          slot &+= 1
        }
        perturb >>= 5
        start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
      }
    }
  }

  /// `set_add_entry`; it reuses the last dummy on its way.
  ///
  /// - Returns: whether the element was not there.
  @inlinable mutating func add(_ key: Element, _ hash: Int) -> Bool {
    if slots.isEmpty { slots = ContiguousArray(repeating: Slot(key: nil, hash: 0), count: 8) }
    let mask = mask
    let target: Int? = slots.withUnsafeBufferPointer { slots in
      var perturb = UInt(bitPattern: hash)
      var start = hash & mask
      var dummy: Int?
      while true {
        var slot = start
        let last = start &+ 9 <= mask ? start &+ 9 : start
        while slot <= last {
          let other = slots[slot].hash
          if other == hash, let found = slots[slot].key {
            if found == key { return nil }
          } else if other == 0 && slots[slot].key == nil {
            return dummy ?? slot
          } else if other == -1 {
            dummy = slot
          }
          slot &+= 1
        }
        perturb >>= 5
        start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
      }
    }
    guard let target else { return false }
    let isDummy = slots[target].hash == -1
    slots[target].key = key
    slots[target].hash = hash
    used += 1
    if !isDummy {
      fill += 1
      if fill * 5 >= mask * 3 { resize(used > 50_000 ? used * 2 : used * 4) }
    }
    return true
  }

  /// `set_insert_clean`: an element that is not there, into a table without dummies.
  @inlinable mutating func insertClean(_ key: Element, _ hash: Int) {
    let mask = mask
    slots.withUnsafeMutableBufferPointer { slots in
      var perturb = UInt(bitPattern: hash)
      var start = hash & mask
      while true {
        var slot = start
        let last = start &+ 9 <= mask ? start &+ 9 : start
        while slot <= last {
          if slots[slot].key == nil {
            slots[slot].key = key
            slots[slot].hash = hash
            return
          }
          slot &+= 1
        }
        perturb >>= 5
        start = (start &* 5 &+ 1 &+ Int(bitPattern: perturb)) & mask
      }
    }
  }

  /// `set_table_resize`: the smallest table of more slots than `minimum`.
  @usableFromInline mutating func resize(_ minimum: Int) {
    var size = 8
    while size <= minimum { size <<= 1 }
    if size == 8 && mask == 7 && fill == used { return }
    let old = slots
    slots = ContiguousArray(repeating: Slot(key: nil, hash: 0), count: size)
    mask = size - 1
    fill = used
    for slot in old {
      if let key = slot.key { insertClean(key, slot.hash) }
    }
  }

  /// `set_discard_entry`.
  @inlinable mutating func discard(_ key: Element, _ hash: Int) -> Bool {
    guard let slot = find(key, hash) else { return false }
    slots[slot] = Slot(key: nil, hash: -1)
    used -= 1
    return true
  }

  /// `set_pop`, of a set that is not empty.
  @usableFromInline mutating func pop() -> Element {
    var slot = finger & mask
    while slots[slot].key == nil { slot = slot == mask ? 0 : slot + 1 }
    let key = slots[slot].key.unsafelyUnwrapped
    slots[slot] = Slot(key: nil, hash: -1)
    used -= 1
    finger = slot + 1
    return key
  }

  /// `set_merge`: all of another table.
  @usableFromInline mutating func merge(_ other: SetTable) {
    if other.used == 0 || isSame(other) { return }
    if (fill + other.used) * 5 >= mask * 3 { resize((used + other.used) * 2) }
    if fill == 0 && mask == other.mask && other.fill == other.used {
      // Storage of its own, as shared storage stands for one object.
      slots = ContiguousArray(other.slots.lazy.map { $0 })
      fill = other.fill
      used = other.used
      return
    }
    if fill == 0 {
      if slots.isEmpty { slots = ContiguousArray(repeating: Slot(key: nil, hash: 0), count: 8) }
      fill = other.used
      used = other.used
      for slot in other.slots {
        if let key = slot.key { insertClean(key, slot.hash) }
      }
      return
    }
    for slot in other.slots {
      if let key = slot.key { _ = add(key, slot.hash) }
    }
  }

  /// `set_copy`: a set of its own, in which the order may differ.
  @usableFromInline func copied() -> SetTable {
    var result = SetTable()
    result.merge(self)
    return result
  }

  /// What Python asks as `a is b`: two values that share their storage.
  @usableFromInline func isSame(_ other: SetTable) -> Bool {
    slots.withUnsafeBufferPointer { own in
      other.slots.withUnsafeBufferPointer { own.count > 0 && own.baseAddress == $0.baseAddress }
    }
  }
}

extension SetTable: Sendable where Element: Sendable {}
extension SetTable.Slot: Sendable where Element: Sendable {}
