/// Python's `collections.OrderedDict`: a dictionary whose order counts when two are compared.
public struct OrderedDict<Key: Hashable, Value>: Mapping {
  public typealias Element = Key
  public typealias Iterator = Dict<Key, Value>.Iterator

  public var dict: Dict<Key, Value>

  @inlinable public init() { dict = Dict() }
  @inlinable public init(_ dict: Dict<Key, Value>) { self.dict = dict }
  @inlinable public init<Pairs: Sequence>(_ pairs: Pairs) where Pairs.Element == (Key, Value) { dict = Dict(pairs) }
  @inlinable public init<Pairs: Sequence>(_ pairs: Pairs) where Pairs.Element == Tuple<Key, Value> {
    dict = Dict(pairs)
  }

  /// As `Dict`'s.
  @inlinable public subscript(key: Key) -> Value {
    get { dict[key] }
    set { dict[key] = newValue }
    _modify { yield &dict[key] }
  }
  @inlinable public func atChecked(_ key: Key) throws -> Value { try dict.atChecked(key) }
  @inlinable public mutating func update(_ other: Dict<Key, Value>) { dict.update(other) }

  /// Python's `d.move_to_end(key, last)`.
  @inlinable public mutating func moveToEnd(_ key: Key, last: Bool = true) { dict.moveToEnd(key, last: last) }
}

extension OrderedDict: Sendable where Key: Sendable, Value: Sendable {}

extension OrderedDict: Equatable where Value: Equatable {
  @inlinable public static func == (a: OrderedDict, b: OrderedDict) -> Bool {
    a.count == b.count && zip(a.items(), b.items()).allSatisfy { $0.key == $1.key && $0.value == $1.value }
  }
}

extension OrderedDict: ExpressibleByDictionaryLiteral {
  @inlinable public init(dictionaryLiteral entries: (Key, Value)...) { dict = Dict(entries) }
}

extension OrderedDict: Representable, CustomStringConvertible where Key: Representable, Value: Representable {
  /// `OrderedDict([('a', 1)])`, as until CPython 3.11.
  public var repr: String { isEmpty ? "OrderedDict()" : "OrderedDict([" + joinedRepr(items().asTuples()) + "])" }
  public var description: String { repr }
}
