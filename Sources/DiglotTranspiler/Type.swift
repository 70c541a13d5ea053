/// What is known of a value: as much as Swift's types have to say.
indirect enum Type: Hashable {
  /// Nothing yet: the elements of an empty list, the result of a function that has not returned.
  case unknown
  case none, bool, int, float, string, bytes, range
  case list(Type)
  case set(Type)
  case dict(Type, Type)
  /// A dictionary that makes what is missing (`collections.defaultdict`), and one that counts (`collections.Counter`).
  case defaultDict(Type, Type)
  case counter(Type)
  case deque(Type)
  /// A tuple of any length whose elements are alike, and one whose elements are not.
  case tupleOf(Type)
  case tuple([Type])
  case optional(Type)
  /// What can be gone through once.
  case iterator(Type)
  case function([Type], Type)
  case object(String)
  /// A compiled regular expression, and what it has found.
  case pattern, match
  case error(String)

  /// What a value is that is now this and now that; nil where no type of Swift's says it.
  func joined(with other: Type) -> Type? {
    if self == other { return self }
    switch (self, other) {
    case (.unknown, let known), (let known, .unknown): return known
    case (.none, .optional), (.optional, .none): return self == .none ? other : self
    case (.none, let value), (let value, .none): return .optional(value)
    case (.optional(let a), .optional(let b)): return a.joined(with: b).map(Type.optional)
    case (.optional(let a), let b), (let b, .optional(let a)): return a.joined(with: b).map(Type.optional)
    case (.list(let a), .list(let b)): return a.joined(with: b).map(Type.list)
    case (.set(let a), .set(let b)): return a.joined(with: b).map(Type.set)
    case (.deque(let a), .deque(let b)): return a.joined(with: b).map(Type.deque)
    case (.counter(let a), .counter(let b)): return a.joined(with: b).map(Type.counter)
    case (.tupleOf(let a), .tupleOf(let b)): return a.joined(with: b).map(Type.tupleOf)
    case (.iterator(let a), .iterator(let b)): return a.joined(with: b).map(Type.iterator)
    case (.dict(let k, let v), .dict(let l, let w)):
      guard let key = k.joined(with: l), let value = v.joined(with: w) else { return nil }
      return .dict(key, value)
    case (.defaultDict(let k, let v), .defaultDict(let l, let w)):
      guard let key = k.joined(with: l), let value = v.joined(with: w) else { return nil }
      return .defaultDict(key, value)
    case (.tuple(let a), .tuple(let b)) where a.count == b.count:
      let parts = zip(a, b).compactMap { $0.joined(with: $1) }
      return parts.count == a.count ? .tuple(parts) : nil
    case (.function(let a, let r), .function(let b, let s)) where a.count == b.count:
      let parts = zip(a, b).compactMap { $0.joined(with: $1) }
      guard parts.count == a.count, let result = r.joined(with: s) else { return nil }
      return .function(parts, result)
    case (.error, .error): return .error("Exception")
    default: return nil
    }
  }

  /// Whether something in it is not known yet.
  var isOpen: Bool {
    switch self {
    case .unknown: true
    case .list(let t), .set(let t), .tupleOf(let t), .optional(let t), .iterator(let t), .deque(let t), .counter(let t):
      t.isOpen
    case .dict(let k, let v), .defaultDict(let k, let v): k.isOpen || v.isOpen
    case .tuple(let parts): parts.contains(where: \.isOpen)
    case .function(let parts, let result): parts.contains(where: \.isOpen) || result.isOpen
    default: false
    }
  }

  /// What a loop over it has in turn; nil where there is no going through it.
  var element: Type? {
    switch self {
    case .list(let t), .set(let t), .tupleOf(let t), .iterator(let t), .deque(let t), .counter(let t): t
    case .dict(let k, _), .defaultDict(let k, _): k
    case .string: .string
    case .range: .int
    case .bytes: .int
    case .tuple(let parts): parts.reduce(.unknown as Type?) { $0?.joined(with: $1) }
    case .unknown: .unknown
    default: nil
    }
  }

  var isNumber: Bool { self == .int || self == .float || self == .bool }

  /// Whether a copy of it is the same as the thing: nobody can change it.
  var isImmutable: Bool {
    switch self {
    case .list, .set, .dict, .defaultDict, .counter, .deque, .object, .iterator: false
    case .tuple(let parts): parts.allSatisfy(\.isImmutable)
    case .tupleOf(let t), .optional(let t): t.isImmutable
    default: true
    }
  }

  /// As Swift writes it.
  var swift: String {
    switch self {
    case .unknown: "Never"
    case .none: "None"
    case .bool: "Bool"
    case .int: "Int"
    case .float: "Double"
    case .string: "String"
    case .bytes: "Bytes"
    case .range: "PyRange"
    case .pattern: "re.Pattern"
    case .match: "re.Match"
    case .list(let t): "[\(t.swift)]"
    case .set(let t): "PySet<\(t.swift)>"
    case .dict(let k, let v): "Dict<\(k.swift), \(v.swift)>"
    case .defaultDict(let k, let v): "DefaultDict<\(k.swift), \(v.swift)>"
    case .counter(let t): "Counter<\(t.swift)>"
    case .deque(let t): "Deque<\(t.swift)>"
    case .tupleOf(let t): "TupleOf<\(t.swift)>"
    case .tuple(let parts): "Tuple<\(parts.map(\.swift).joined(separator: ", "))>"
    case .optional(let t): t.isFunction ? "(\(t.swift))?" : "\(t.swift)?"
    case .iterator(let t): "[\(t.swift)]"
    case .function(let parts, let result):
      "(\(parts.map(\.swift).joined(separator: ", "))) -> \(result == .none ? "Void" : result.swift)"
    case .object(let name), .error(let name): name
    }
  }

  private var isFunction: Bool { if case .function = self { true } else { false } }

  /// As Python calls it, in diagnostics.
  var python: String {
    switch self {
    case .unknown: "an unknown value"
    case .none: "None"
    case .float: "float"
    case .string: "str"
    case .list(let t): "list[\(t.python)]"
    case .set(let t): "set[\(t.python)]"
    case .dict(let k, let v): "dict[\(k.python), \(v.python)]"
    case .tupleOf(let t): "tuple[\(t.python), ...]"
    case .tuple(let parts): "tuple[\(parts.map(\.python).joined(separator: ", "))]"
    case .optional(let t): "\(t.python) | None"
    case .iterator(let t): "iterator of \(t.python)"
    case .function: "function"
    default: swift.lowercased()
    }
  }
}
