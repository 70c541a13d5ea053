/// Which values Python can find equal, by what is known of their types.
extension Type {
  /// Whether a value of this type can be equal to one of the other: where it cannot, `==` is false whatever they are; nil where that is not
  /// known, and must not be guessed.
  func canEqual(_ other: Type) -> Bool? { canEqual(other, depth: 0) }

  /// - Parameter depth: how deep both are nested in the types that are compared; a union that holds itself has no end.
  private func canEqual(_ other: Type, depth: Int) -> Bool? {
    if self == other { return true }
    guard depth < Translator.deepest else { return nil }
    let next = depth + 1
    if self == .unknown || other == .unknown { return true }
    if isNumber, other.isNumber { return true }
    switch (self, other) {
    case (.optional, .optional): return true
    case (.optional(let t), let u), (let u, .optional(let t)): return t.canEqual(u, depth: next)
    case (.union, _): return Self.any(members.map { $0.canEqual(other, depth: next) })
    case (_, .union): return Self.any(other.members.map { canEqual($0, depth: next) })
    case (.list(let t), .list(let u)), (.set(let t), .set(let u)), (.tupleOf(let t), .tupleOf(let u)):
      // Two that are empty are equal, whatever their elements would be.
      return t.canEqual(u, depth: next) == true ? true : nil
    case (.tuple, .tupleOf), (.tupleOf, .tuple), (.tuple, .tuple): return true
    case (.iterator, .list), (.list, .iterator): return true
    default:
      if let both = joined(with: other), !both.isUnion { return true }
      guard let kind = equalityKind, let otherKind = other.equalityKind else { return nil }
      return kind == otherKind ? nil : false
    }
  }

  private static func any(_ answers: [Bool?]) -> Bool? {
    answers.contains(true) ? true : answers.contains(nil) ? nil : false
  }

  /// Values of different kinds are never equal; nil for what decides itself, or what is not told apart here.
  private var equalityKind: String? {
    switch self {
    case .none: "None"
    case .bool, .int, .float, .big, .number: "number"
    case .string: "str"
    case .bytes: "bytes"
    case .range: "range"
    case .list: "list"
    case .set: "set"
    case .dict, .mapping, .counter: "dict"
    case .deque: "deque"
    case .tuple, .tupleOf: "tuple"
    case .function, .closure: "function"
    case .object(let info) where info.isNamedTuple: "tuple"
    case .object(let info) where info.method("__eq__") == nil && info.mixin == nil: "object \(info.name)"
    default: nil
    }
  }
}

extension Type {
  /// Whether its values have a hash, in Python.
  var hasHash: Bool {
    switch self {
    case .list, .set, .dict, .mapping, .counter, .deque, .iterator, .generator, .range: false
    case .optional(let t), .tupleOf(let t): t.hasHash
    case .tuple(let parts), .union(let parts): parts.allSatisfy(\.hasHash)
    default: true
    }
  }

  /// Whether its values have an order, in Python.
  var hasOrder: Bool {
    switch self {
    case .none, .optional, .set, .dict, .mapping, .counter, .range, .iterator, .generator, .function, .closure: false
    case .list(let t), .tupleOf(let t), .deque(let t): t.hasOrder
    case .tuple(let parts): parts.allSatisfy(\.hasOrder)
    default: true
    }
  }
}
