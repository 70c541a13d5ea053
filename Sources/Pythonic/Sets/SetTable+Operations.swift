// The operations of Objects/setobject.c on two tables, each in its way, as the order of the result depends on it.

extension SetTable {
  /// `set_intersection`: in the order of the smaller one.
  func intersection(_ other: SetTable) -> SetTable {
    if isSame(other) { return copied() }
    let (walked, asked) = other.used > used ? (self, other) : (other, self)
    var result = SetTable()
    for slot in walked.slots {
      if let key = slot.key, asked.find(key, slot.hash) != nil { _ = result.add(key, slot.hash) }
    }
    return result
  }

  /// `set_difference`.
  func difference(_ other: SetTable) -> SetTable {
    if used >> 2 > other.used {
      var result = copied()
      result.subtract(other)
      return result
    }
    var result = SetTable()
    for slot in slots {
      if let key = slot.key, other.find(key, slot.hash) == nil { _ = result.add(key, slot.hash) }
    }
    return result
  }

  /// `set_difference_update_internal`.
  mutating func subtract(_ other: SetTable) {
    if isSame(other) {
      clear()
      return
    }
    let removed = other.used >> 3 > used ? intersection(other) : other
    for slot in removed.slots {
      if let key = slot.key { _ = discard(key, slot.hash) }
    }
    purge()
  }

  /// `set_clear_internal`, which keeps the finger.
  mutating func clear() {
    let finger = finger
    self = SetTable()
    self.finger = finger
  }

  /// Builds the table anew if more than a quarter are dummies.
  mutating func purge() {
    if fill - used > mask / 4 { resize(used > 50_000 ? used * 2 : used * 4) }
  }

  /// `set_symmetric_difference`: what is in `other` first.
  func symmetricDifference(_ other: SetTable) -> SetTable {
    var result = other.copied()
    result.formSymmetricDifference(self)
    return result
  }

  /// `set_symmetric_difference_update`.
  mutating func formSymmetricDifference(_ other: SetTable) {
    if isSame(other) {
      clear()
      return
    }
    for slot in other.slots {
      if let key = slot.key, !discard(key, slot.hash) { _ = add(key, slot.hash) }
    }
  }

  /// `set_issubset`.
  func isSubset(of other: SetTable) -> Bool {
    if used > other.used { return false }
    for slot in slots {
      if let key = slot.key, other.find(key, slot.hash) == nil { return false }
    }
    return true
  }

  /// `set_isdisjoint`.
  func isDisjoint(with other: SetTable) -> Bool {
    let (walked, asked) = other.used > used ? (self, other) : (other, self)
    for slot in walked.slots {
      if let key = slot.key, asked.find(key, slot.hash) != nil { return false }
    }
    return true
  }
}
