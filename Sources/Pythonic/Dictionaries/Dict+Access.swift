extension Dict {
  /// Python's `d[key]`, as a value and as a place.
  ///
  /// To read or to change (`d[key] += 1`, `d[key].append(x)`) a key that is not there stops with `KeyError`; to assign
  /// adds it. A value is changed where it stands, without a copy.
  @inlinable public subscript(key: Key) -> Value {
    get {
      guard let position = position(of: key) else { stopAtKey(key) }
      return entries[position].unsafelyUnwrapped.value
    }
    set { set(key, newValue) }
    _modify {
      guard let position = position(of: key) else { stopAtKey(key) }
      yield &entries[position]!.value
    }
  }

  /// Python's `d[key]`.
  ///
  /// - Throws: `KeyError`.
  @inlinable public func atChecked(_ key: Key) throws -> Value {
    guard let position = position(of: key) else { throw keyError(key) }
    return entries[position].unsafelyUnwrapped.value
  }

  /// Python's `d[key] = value`.
  @inlinable public mutating func set(_ key: Key, _ value: Value) {
    let half = Dict.half(key)
    if let slot = slot(of: key, half) {
      entries[index.position(in: slot)]!.value = value
    } else {
      _ = append(key, value, half)
    }
  }

  /// Python's `d.get(key)`.
  @inlinable public func get(_ key: Key) -> Value? {
    position(of: key).map { entries[$0].unsafelyUnwrapped.value }
  }

  /// Python's `d.get(key)`, where the dictionary may have `None` for a key: that, too, is nil.
  @inlinable public func get<Wrapped>(_ key: Key) -> Wrapped? where Value == Wrapped? {
    position(of: key).flatMap { entries[$0].unsafelyUnwrapped.value }
  }

  /// Python's `d.get(key, default)`.
  @inlinable public func get(_ key: Key, _ default: @autoclosure () -> Value) -> Value {
    guard let position = position(of: key) else { return `default`() }
    return entries[position].unsafelyUnwrapped.value
  }

  /// As Swift's `dictionary[key, default: value]`: a place that begins with the default.
  ///
  /// `counts[word, default: 0] += 1` does what `counts[word] = counts.get(word, 0) + 1` does in Python.
  @inlinable public subscript(key: Key, default default: @autoclosure () -> Value) -> Value {
    get { get(key, `default`()) }
    _modify {
      let half = Dict.half(key)
      let position = slot(of: key, half).map { index.position(in: $0) } ?? append(key, `default`(), half)
      yield &entries[position]!.value
    }
  }

  /// What a pattern of Python's leaves for `**rest`: all but these keys.
  public func without(_ keys: Key...) -> Dict {
    var rest = self
    for key in keys { _ = rest.popOrNil(key) }
    return rest
  }

  /// Python's `key in d`.
  @inlinable public func contains(_ key: Key) -> Bool { position(of: key) != nil }

  /// Python's `d.setdefault(key, value)`.
  @discardableResult @inlinable public mutating func setdefault(_ key: Key, _ value: @autoclosure () -> Value) -> Value
  {
    let half = Dict.half(key)
    let position = slot(of: key, half).map { index.position(in: $0) } ?? append(key, value(), half)
    return entries[position].unsafelyUnwrapped.value
  }

  /// Python's `del d[key]`.
  @inlinable public mutating func delete(_ key: Key) { _ = pop(key) }

  /// - Throws: `KeyError`.
  @inlinable public mutating func deleteChecked(_ key: Key) throws { _ = try popChecked(key) }

  /// Python's `d.pop(key)`.
  @discardableResult @inlinable public mutating func pop(_ key: Key) -> Value {
    guard let value = popOrNil(key) else { stopAtKey(key) }
    return value
  }

  /// - Throws: `KeyError`.
  @discardableResult @inlinable public mutating func popChecked(_ key: Key) throws -> Value {
    guard let value = popOrNil(key) else { throw keyError(key) }
    return value
  }

  /// Python's `d.pop(key, default)`.
  @discardableResult @inlinable public mutating func pop(_ key: Key, _ default: @autoclosure () -> Value) -> Value {
    popOrNil(key) ?? `default`()
  }

  /// Python's `d.pop(key, None)`.
  @discardableResult @inlinable public mutating func popOrNil(_ key: Key) -> Value? {
    slot(of: key, Dict.half(key)).map { removeEntry(in: $0).value }
  }

  /// Python's `d.clear()`.
  @inlinable public mutating func removeAll() { self = Dict() }

  /// Python's `d.copy()`, of which a value has no need.
  @inlinable public func copy() -> Dict { self }

  /// `OrderedDict.move_to_end(key, last)`.
  ///
  /// To the front it takes as long as the dictionary has entries.
  public mutating func moveToEnd(_ key: Key, last: Bool = true) {
    guard let slot = slot(of: key, Dict.half(key)) else { stopAtKey(key) }
    let entry = removeEntry(in: slot)
    if last {
      set(entry.key, entry.value)
    } else {
      var moved = Dict(minimumCapacity: count + 1)
      moved.set(entry.key, entry.value)
      moved.update(self)
      self = moved
    }
  }
}

@usableFromInline @inline(never) func keyError<Key>(_ key: Key) -> KeyError {
  KeyError(Shown(repr: representation(of: key), str: (key as? any Representable)?.str ?? "\(key)"))
}

@usableFromInline @inline(never) func stopAtKey<Key>(_ key: Key) -> Never { stop(keyError(key)) }

/// A key by its texts, as keys of all types can be shown but not all be sent.
private struct Shown: Representable, Sendable {
  var repr: String
  var str: String
}
