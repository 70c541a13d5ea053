extension Type {
  /// The union of types, with containers of a kind made one, and one that holds the union again as `itself`.
  static func union(of types: [Type]) -> Type? {
    var members: [Type] = []
    var hasNone = false
    func add(_ type: Type) -> Bool {
      switch type {
      case .union(let parts): return parts.allSatisfy(add)
      case .itself: return true
      case .optional(let inner):
        hasNone = true
        return add(inner)
      case .none:
        hasNone = true
        return true
      case .unknown: return true
      case .number: return add(.int) && add(.float)
      case .function, .closure, .error, .iterator, .generator: return false
      default:
        if let index = members.firstIndex(where: { $0.isOfKind(type) }) {
          let known = members[index]
          if known == type { return true }
          if known.inner == .itself || type.inner == .itself {
            // What the other one holds is in the union then, at any depth.
            members[index] = known.holdingItself
            return add((known.inner == .itself ? type.inner : known.inner) ?? .unknown)
          }
          guard let both = known.joined(with: type) else { return false }
          members[index] = both
        } else {
          members.append(type)
        }
        return true
      }
    }
    guard types.allSatisfy(add) else { return nil }
    guard let whole = folded(members) else { return nil }
    let result: Type
    if whole == [.int, .float] {
      result = .number
    } else {
      result = whole.count == 1 ? whole[0] : .union(whole)
    }
    return hasNone ? .optional(result) : result
  }

  /// Whether a union has both as one member.
  func isOfKind(_ other: Type) -> Bool {
    switch (self, other) {
    case (.list, .list), (.set, .set), (.dict, .dict), (.deque, .deque), (.counter, .counter): true
    case (.mapping(let a, _, _), .mapping(let b, _, _)): a == b
    case (.tuple, .tuple), (.tuple, .tupleOf), (.tupleOf, .tuple), (.tupleOf, .tupleOf): true
    case (.int, .big), (.big, .int): true
    default: self == other
    }
  }

  /// Members of a union in order; one that holds a part of the union itself holds all of it: `[1, [2, [3]]]`.
  private static func folded(_ members: [Type]) -> [Type]? {
    var members = members
    let holders = members.filter { $0.holdsUnion(sharing: members) }
    if !holders.isEmpty {
      var scalars = members.filter { $0.inner == nil }
      var containers = members.filter { $0.inner != nil }
      var isWhole = true
      func collect(_ type: Type) {
        switch type {
        case .union(let parts): for part in parts { collect(part) }
        case .optional: isWhole = false  // `None` would have to be a case of its own
        case .number:
          collect(.int)
          collect(.float)
        case .unknown, .itself, .none: break
        default:
          if let inner = type.inner {
            if !containers.contains(where: { $0.isOfKind(type) }) { containers.append(type) }
            collect(inner)
          } else if !scalars.contains(where: { $0.isOfKind(type) }) {
            scalars.append(type)
          }
        }
      }
      for container in holders { if let inner = container.inner { collect(inner) } }
      guard isWhole else { return nil }
      members = scalars + containers.map { holders.contains($0) || $0.inner?.isUnion == true ? $0.holdingItself : $0 }
    }
    return members.sorted { ($0.rank, $0.swift) < ($1.rank, $1.swift) }
  }

  /// What a list, a tuple or a dictionary holds.
  private var inner: Type? {
    switch self {
    case .list(let t), .tupleOf(let t), .dict(_, let t): t
    default: nil
    }
  }

  private var holdingItself: Type {
    switch self {
    case .list: .list(.itself)
    case .tupleOf: .tupleOf(.itself)
    case .dict(let key, _): .dict(key, .itself)
    default: self
    }
  }

  private func holdsUnion(sharing members: [Type]) -> Bool {
    guard let inner else { return false }
    if inner == .itself { return true }
    func plain(_ type: Type) -> Type { if case .optional(let t) = type { t } else { type } }
    switch plain(inner) {
    case .union(let parts): return parts.contains { part in members.contains { $0.isOfKind(part) } }
    case .list, .tupleOf, .dict: return plain(inner).isOfKind(self) && members.count > 1
    default: return false
    }
  }

  /// With the union in the place of `itself`.
  func resolved(in union: Type) -> Type {
    switch self {
    case .itself: union
    case .list(.itself): .list(union)
    case .tupleOf(.itself): .tupleOf(union)
    case .dict(let key, .itself): .dict(key, union)
    default: self
    }
  }

  /// The members of a union, each with what it holds.
  var members: [Type] {
    if case .union(let parts) = self { return parts.map { $0.resolved(in: self) } }
    return [self]
  }

  /// The type without `None`.
  var containing: Type { if case .optional(let inner) = self { inner } else { self } }

  /// The member that is such, of a union or of the type alone.
  func members(where test: (Type) -> Bool) -> Type? { containing.members.first(where: test) }

  /// The place of a type among the members of a union.
  private var rank: Int {
    switch self {
    case .bool: 0
    case .int: 1
    case .big: 2
    case .float: 3
    case .string: 4
    case .bytes: 5
    case .object, .library: 6
    case .tuple, .tupleOf: 7
    case .list: 8
    case .set: 9
    default: 10
    }
  }

  /// What the enum is called: `IntOrString`.
  var unionName: String {
    guard case .union(let parts) = self else { return partName }
    return parts.map(\.partName).joined(separator: "Or")
  }

  /// What the enum's case is called.
  var caseName: String {
    switch self {
    case .list: "list"
    case .tuple, .tupleOf: "tuple"
    case .dict: "dict"
    case .mapping(let kind, _, _): kind.rawValue.prefix(1).lowercased() + kind.rawValue.dropFirst()
    case .set: "set"
    default: partName.prefix(1).lowercased() + partName.dropFirst()
    }
  }

  /// A word for a type.
  private var partName: String {
    switch self {
    case .list(.itself): "List"
    case .tupleOf(.itself): "Tuple"
    case .dict(_, .itself): "Dict"
    case .list(let t): t.isUnion ? "ListOf\(t.unionName)" : "\(t.partName)List"
    case .set(let t): "\(t.partName)Set"
    case .deque(let t): "\(t.partName)Deque"
    case .counter(let t): "\(t.partName)Counter"
    case .dict(let k, let v): "\(k.partName)\(v.partName)Dict"
    case .mapping(let kind, let k, let v): "\(k.partName)\(v.partName)\(kind.rawValue)"
    case .tupleOf(let t): "\(t.partName)Tuple"
    case .tuple(let parts): parts.map(\.partName).joined() + "Tuple"
    case .optional(let t): "Optional\(t.partName)"
    case .unknown, .none: "Nothing"
    case .union: unionName
    case .pattern: "Pattern"
    case .match: "Match"
    default: swift.filter { $0.isLetter || $0.isNumber }
    }
  }
}
