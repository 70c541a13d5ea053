extension Type {
  func isMapping(_ kind: Mapping) -> Bool { if case .mapping(kind, _, _) = self { true } else { false } }

  /// Whether a function of this signature is in it.
  func mentions(_ signature: Signature) -> Bool {
    switch self {
    case .closure(let own):
      own.root === signature.root || (own.parameters + [own.result]).contains { $0.mentions(signature) }
    case .list(let t), .set(let t), .tupleOf(let t), .optional(let t), .iterator(let t), .deque(let t), .counter(let t),
      .generator(let t), .async(_, let t):
      t.mentions(signature)
    case .dict(let k, let v), .mapping(_, let k, let v): k.mentions(signature) || v.mentions(signature)
    case .tuple(let parts), .union(let parts): parts.contains { $0.mentions(signature) }
    default: false
    }
  }

  /// How deep types are nested in it.
  var depth: Int {
    switch self {
    case .list(let t), .set(let t), .tupleOf(let t), .optional(let t), .iterator(let t), .deque(let t), .counter(let t),
      .generator(let t), .async(_, let t):
      1 + t.depth
    case .dict(let k, let v), .mapping(_, let k, let v): 1 + Swift.max(k.depth, v.depth)
    case .tuple(let parts), .union(let parts): 1 + (parts.map(\.depth).max() ?? 0)
    default: 0
    }
  }

  /// With a type in the place of what nothing tells.
  func closed(with type: Type) -> Type {
    switch self {
    case .unknown: type
    case .list(let t): .list(t.closed(with: type))
    case .set(let t): .set(t.closed(with: type))
    case .tupleOf(let t): .tupleOf(t.closed(with: type))
    case .optional(let t): .optional(t.closed(with: type))
    case .iterator(let t): .iterator(t.closed(with: type))
    case .generator(let t): .generator(t.closed(with: type))
    case .async(let kind, let t): .async(kind, t.closed(with: type))
    case .deque(let t): .deque(t.closed(with: type))
    case .counter(let t): .counter(t.closed(with: type))
    case .dict(let k, let v): .dict(k.closed(with: type), v.closed(with: type))
    case .mapping(let kind, let k, let v): .mapping(kind, k.closed(with: type), v.closed(with: type))
    case .tuple(let parts): .tuple(parts.map { $0.closed(with: type) })
    case .union(let parts): Type.union(of: parts.map { $0.closed(with: type) }) ?? self
    default: self
    }
  }

  /// Whether a union is in it.
  var unions: [Type] {
    switch self {
    case .list(let t), .set(let t), .tupleOf(let t), .optional(let t), .iterator(let t), .deque(let t), .counter(let t),
      .generator(let t), .async(_, let t):
      t.unions
    case .dict(let k, let v), .mapping(_, let k, let v): k.unions + v.unions
    case .tuple(let parts): parts.flatMap(\.unions)
    case .union(let parts): [self] + parts.flatMap(\.unions)
    case .closure(let signature): (signature.parameters + [signature.result]).flatMap(\.unions)
    case .function(let parts, let result): (parts + [result]).flatMap(\.unions)
    default: []
    }
  }
}

extension Type {
  /// Whether objects of the program are in it, whose texts may be other ones after a method was called.
  var showsObjects: Bool {
    switch self {
    case .object: true
    case .optional(let t), .list(let t), .set(let t), .tupleOf(let t), .deque(let t), .iterator(let t),
      .generator(let t),
      .counter(let t):
      t.showsObjects
    case .dict(let k, let v), .mapping(_, let k, let v), .view(_, let k, let v): k.showsObjects || v.showsObjects
    case .tuple(let parts), .union(let parts): parts.contains(where: \.showsObjects)
    default: false
    }
  }
}
