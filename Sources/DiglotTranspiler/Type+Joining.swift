extension Type {
  /// What a value is that is now this and now that, where a type of Swift's own says it; else nil.
  func plainlyJoined(with other: Type) -> Type? {
    if self == other { return self }
    switch (self, other) {
    case (.unknown, let known), (let known, .unknown): return known
    case (.int, .big), (.big, .int): return .big
    case (.none, .optional), (.optional, .none): return self == .none ? other : self
    case (.none, let value), (let value, .none): return .optional(value)
    case (.optional(let a), .optional(let b)): return a.plainlyJoined(with: b).map(Type.optional)
    case (.optional(let a), let b), (let b, .optional(let a)): return a.plainlyJoined(with: b).map(Type.optional)
    case (.function(let a, let r), .function(let b, let s)) where a.count == b.count:
      let parts = zip(a, b).compactMap { $0.plainlyJoined(with: $1) }
      guard parts.count == a.count, let result = r.plainlyJoined(with: s) else { return nil }
      return .function(parts, result)
    case (.closure(let a), .closure(let b)): return a.unify(with: b) ? .closure(a.root) : nil
    case (.error, .error): return .error("Exception")
    case (.object(let a), .object(let b)): return a.commonBase(with: b).map(Type.object)
    default: return joinedParts(with: other) { $0.plainlyJoined(with: $1) }
    }
  }

  /// What a value is that is now this and now that: a union where nothing else says it. Nil where not even that does.
  func joined(with other: Type) -> Type? {
    if let plain = plainlyJoined(with: other) { return plain }
    switch (self, other) {
    case (.big, .float), (.float, .big), (.big, .number), (.number, .big): return .number
    case (.number, .int), (.int, .number), (.number, .float), (.float, .number), (.int, .float), (.float, .int):
      return .number
    case (.none, let t), (let t, .none): return .optional(t)
    case (.optional(let a), .optional(let b)), (.optional(let a), let b), (let b, .optional(let a)):
      return a.joined(with: b).map(Type.optional)
    case (.function, _), (_, .function), (.closure, _), (_, .closure), (.error, _), (_, .error), (.async, _),
      (_, .async):
      return joinedParts(with: other) { $0.joined(with: $1) }
    case (.iterator(let a), .generator(let b)), (.generator(let a), .iterator(let b)):
      return a.joined(with: b).map(Type.generator)
    default:
      if let alike = joinedParts(with: other, { $0.joined(with: $1) }) { return alike }
      return isOfKind(other) ? nil : Type.union(of: [self, other])
    }
  }

  /// Two containers of a kind.
  private func joinedParts(with other: Type, _ join: (Type, Type) -> Type?) -> Type? {
    switch (self, other) {
    case (.list(let a), .list(let b)): return join(a, b).map(Type.list)
    case (.set(let a), .set(let b)): return join(a, b).map(Type.set)
    case (.deque(let a), .deque(let b)): return join(a, b).map(Type.deque)
    case (.counter(let a), .counter(let b)): return join(a, b).map(Type.counter)
    case (.iterator(let a), .iterator(let b)): return join(a, b).map(Type.iterator)
    case (.generator(let a), .generator(let b)): return join(a, b).map(Type.generator)
    case (.async(let kind, let a), .async(let other, let b)) where kind == other:
      return join(a, b).map { Type.async(kind, $0) }
    case (.dict(let k, let v), .dict(let l, let w)):
      guard let key = join(k, l), let value = join(v, w) else { return nil }
      return .dict(key, value)
    case (.mapping(let kind, let k, let v), .mapping(let other, let l, let w)) where kind == other:
      guard let key = join(k, l), let value = join(v, w) else { return nil }
      return .mapping(kind, key, value)
    case (.tupleOf(let a), .tupleOf(let b)): return join(a, b).map(Type.tupleOf)
    case (.tuple(let a), .tuple(let b)) where a.count == b.count:
      let parts = zip(a, b).compactMap { join($0, $1) }
      return parts.count == a.count ? .tuple(parts) : nil
    case (.tuple(let parts), .tupleOf(let t)), (.tupleOf(let t), .tuple(let parts)):
      return parts.reduce(t as Type?) { whole, part in whole.flatMap { join($0, part) } }.map(Type.tupleOf)
    case (.tuple(let a), .tuple(let b)):
      return (a + b).reduce(.unknown as Type?) { whole, part in whole.flatMap { join($0, part) } }.map(Type.tupleOf)
    default: return nil
    }
  }
}
