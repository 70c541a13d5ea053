/// What is known of a value: as much as Swift's types have to say.
indirect enum Type: Hashable {
  /// Nothing yet: the elements of an empty list, the result of a function that has not returned.
  case unknown
  case none, bool, int, float, string, bytes, range
  /// An integer that may grow beyond 64 bits, and a number that is an integer here and a float there.
  case big, number
  case list(Type)
  case set(Type)
  case dict(Type, Type)
  /// A dictionary of the module `collections`, and one that counts (`collections.Counter`).
  case mapping(Mapping, Type, Type)
  case counter(Type)
  case deque(Type)
  /// A tuple of any length whose elements are alike, and one whose elements are not.
  case tupleOf(Type)
  case tuple([Type])
  case optional(Type)
  /// What is gone through at once and once, and a generator, which runs no further than it is asked.
  case iterator(Type)
  case generator(Type)
  /// Something of asyncio's, of values of a type.
  case async(Async, Type)
  /// `d.keys()`, `d.values()` and `d.items()`.
  case view(View, Type, Type)
  case function([Type], Type)
  /// A function that is a value: all those that get to one place share a signature.
  case closure(Signature)
  case object(ClassInfo)
  /// One of several types, none of them a union or `None`; in the order of `rank`. `itself` within stands for the union.
  case union([Type])
  case itself
  /// A class of the library: `datetime.date`, `random.Random`.
  case library(String)
  /// A compiled regular expression, and what it has found.
  case pattern, match
  case error(String)

  enum View: Hashable { case keys, values, items }

  /// A dictionary that makes what is missing, and one whose order counts.
  enum Mapping: String, Hashable {
    case defaultDict = "DefaultDict"
    case orderedDict = "OrderedDict"

    /// As Python calls it.
    var python: String { self == .defaultDict ? "defaultdict" : rawValue }
  }

  /// A call of an async function that has not begun, a task, how a task has ended, an async generator, a queue, and what a thread will
  /// have made, and a future of asyncio's.
  enum Async: String, Hashable {
    case coroutine = "Coroutine"
    case task = "Task"
    case outcome = "Result"
    case generator = "Generator"
    case queue = "Queue"
    case future = "Future"
    case promise = "Promise"
  }

  /// Whether something in it is not known yet.
  var isOpen: Bool {
    switch self {
    case .unknown: true
    case .list(let t), .set(let t), .tupleOf(let t), .optional(let t), .iterator(let t), .deque(let t), .counter(let t),
      .generator(let t), .async(_, let t):
      t.isOpen
    case .dict(let k, let v), .mapping(_, let k, let v), .view(_, let k, let v): k.isOpen || v.isOpen
    case .tuple(let parts), .union(let parts): parts.contains(where: \.isOpen)
    case .function(let parts, let result): parts.contains(where: \.isOpen) || result.isOpen
    default: false
    }
  }

  /// What a loop over it has in turn; nil where there is no going through it.
  var element: Type? {
    switch self {
    case .list(let t), .set(let t), .tupleOf(let t), .iterator(let t), .deque(let t), .counter(let t),
      .generator(let t):
      t
    case .dict(let k, _), .mapping(_, let k, _): k
    case .string: .string
    case .view(.keys, let k, _): k
    case .view(.values, _, let v): v
    case .view(.items, let k, let v):
      k.plainlyJoined(with: v).flatMap { $0 == k && $0 == v ? .tupleOf($0) : nil } ?? .tuple([k, v])
    case .range: .int
    case .bytes: .int
    case .tuple(let parts): parts.reduce(.unknown as Type?) { $0?.joined(with: $1) }
    case .unknown: .unknown
    default: nil
    }
  }

  /// Whether a function that gives it gives nothing: `None`, or what is not known yet.
  var isNothing: Bool { self == .none || self == .unknown }

  /// As the result of a function.
  var swiftResult: String { isNothing ? "Void" : swift }

  var isNumber: Bool {
    switch self {
    case .int, .float, .bool, .big, .number: true
    default: false
    }
  }

  var isUnion: Bool { if case .union = self { true } else { false } }

  /// Whether a copy of it is the same as the thing: nobody can change it.
  var isImmutable: Bool {
    switch self {
    case .list, .set, .dict, .mapping, .counter, .deque, .object, .iterator, .generator: false
    case .tuple(let parts), .union(let parts): parts.allSatisfy(\.isImmutable)
    case .tupleOf(let t), .optional(let t): t.isImmutable
    default: true
    }
  }

  /// As Swift writes it.
  var swift: String {
    switch self {
    case .unknown: "Never"
    case .none: "Never?"
    case .bool: "Bool"
    case .int: "Int"
    case .float: "Double"
    case .big: "BigInt"
    case .number: "Number"
    case .string: "String"
    case .bytes: "Bytes"
    case .range: "PyRange"
    case .pattern: "re.Pattern"
    case .match: "re.Match"
    case .list(let t): "[\(t.swift)]"
    case .set(let t): "PySet<\(t.swift)>"
    case .dict(let k, let v): "Dict<\(k.swift), \(v.swift)>"
    case .mapping(let kind, let k, let v): "\(kind.rawValue)<\(k.swift), \(v.swift)>"
    case .counter(let t): "Counter<\(t.swift)>"
    case .deque(let t): "Deque<\(t.swift)>"
    case .tupleOf(let t): "TupleOf<\(t.swift)>"
    case .tuple(let parts) where parts.isEmpty: "TupleOf<Int>"
    case .tuple(let parts) where parts.count == 1: "TupleOf<\(parts[0].swift)>"
    case .tuple(let parts): "Tuple<\(parts.map(\.swift).joined(separator: ", "))>"
    case .optional(let t): t.isFunction || t.swift.hasPrefix("any ") ? "(\(t.swift))?" : "\(t.swift)?"
    case .iterator(let t): "[\(t.swift)]"
    case .view(.keys, let k, let v): "DictKeys<\(k.swift), \(v.swift)>"
    case .view(.values, let k, let v): "DictValues<\(k.swift), \(v.swift)>"
    case .view(.items, let k, let v): "DictItems<\(k.swift), \(v.swift)>"
    case .generator(let t): "Generator<\(t.swift)>"
    case .async(let kind, let t): Self.swift(kind, t)
    case .function(let parts, let result):
      "(\(parts.map(\.swift).joined(separator: ", "))) -> \(result == .none ? "Void" : result.swift)"
    case .closure(let signature): signature.root.swift
    case .union: unionName
    case .itself: "Self"
    case .object(let info): info.name
    case .error(let name), .library(let name): name
    }
  }

  var isFunction: Bool {
    switch self {
    case .function, .closure: true
    default: false
    }
  }

  var isIterator: Bool { if case .iterator = self { true } else { false } }
  var isError: Bool { if case .error = self { true } else { false } }

  /// As Python calls it, in diagnostics.
  var python: String {
    switch self {
    case .unknown: "an unknown value"
    case .none: "None"
    case .float: "float"
    case .big: "int"
    case .number: "int | float"
    case .string: "str"
    case .list(let t): "list[\(t.python)]"
    case .set(let t): "set[\(t.python)]"
    case .dict(let k, let v): "dict[\(k.python), \(v.python)]"
    case .mapping(let kind, let k, let v): "\(kind.python)[\(k.python), \(v.python)]"
    case .tupleOf(let t): "tuple[\(t.python), ...]"
    case .tuple(let parts): "tuple[\(parts.map(\.python).joined(separator: ", "))]"
    case .optional(let t): "\(t.python) | None"
    case .union(let parts): parts.map(\.python).joined(separator: " | ")
    case .itself: "…"
    case .iterator(let t), .generator(let t): "iterator of \(t.python)"
    case .async(let kind, let t): "\(kind.rawValue.lowercased()) of \(t.python)"
    case .function, .closure: "function"
    case .object(let info): info.description
    case .library(let name): name
    default: swift.lowercased()
    }
  }
}
