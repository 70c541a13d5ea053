import DiglotModel

/// Compares values by their structure.
///
/// - `opaque` equals anything: it is no data.
/// - A Python tuple equals a Swift array, as Swift's tuples are neither hashable nor iterable.
/// - A Python set of what is no data equals a Swift array of as much: `asyncio.wait` gives sets of tasks, `Asyncio.wait` arrays.
/// - A dict with string keys equals an object with these attributes, in either order and whatever the type's name.
/// - `1` and `1.0` differ, though Python's `==` calls them equal: they print differently. So do `True` and `1`.
/// - Strings are equal by code point: Swift's `==` also equates `é` with `e` and an accent.
/// - Dicts are compared in their order where both sides have one; Swift's `Dictionary` has none.
/// - A member of an enumeration equals one of the same name, `RED` as `red`, and its raw value.
/// - Errors are equal by type (through the contract's names) and message, and by what both have attached.
struct ValueMatcher {
  let errors: ErrorNames

  init(_ errors: ErrorNames = ErrorNames([:])) { self.errors = errors }

  /// The first place at which the values part; nil where they are equal.
  func parting(python: Value, swift: Value) -> ValueParting? {
    switch (python, swift) {
    case (.opaque, _), (_, .opaque), (.none, .none): return nil
    case (.bool(let left), .bool(let right)) where left == right: return nil
    case (.int(let left), .int(let right)) where left == right: return nil
    case (.float(let left), .float(let right)) where isSame(left, right): return nil
    case (.string(let left), .string(let right)):
      return left.isSame(as: right) ? nil : ValueParting(python: left, swift: right)
    case (.bytes(let left), .bytes(let right)) where left == right: return nil
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)),
      (.tuple(let left), .list(let right)):
      return parting(inItems: left, right)
    case (.set(let left), .set(let right)):
      return parting(inSets: left, right)
    case (.set(let left), .list(let right)) where (left + right).allSatisfy(\.isOpaque):
      return parting(inItems: left, right)
    case (.dict(let left), .dict(let right)):
      return parting(inEntries: left, right) ?? parting(inOrderOf: left, right)
    case (.dict(let left), .unorderedDict(let right)), (.unorderedDict(let left), .dict(let right)),
      (.unorderedDict(let left), .unorderedDict(let right)):
      return parting(inEntries: left, right)
    case (.member(let leftType, let left, let leftRaw), .member(let rightType, let right, let rightRaw)):
      guard NameStyle.bare(leftType) == NameStyle.bare(rightType), NameStyle.bare(left) == NameStyle.bare(right) else {
        return ValueParting(python, swift)
      }
      // A case without a raw value has nothing to compare.
      guard let leftRaw, let rightRaw else { return nil }
      return parting(python: leftRaw, swift: rightRaw)?.below(".value")
    case (.member(_, _, let raw?), _): return parting(python: raw, swift: swift)
    case (_, .member(_, let name, let raw)): return parting(python: python, swift: raw ?? .string(name))
    case (.error(let left), .error(let right)): return ErrorMatcher(self).parting(python: left, swift: right)
    case (.object(let leftType, let left), .object(let rightType, let right)):
      guard NameStyle.bare(leftType) == NameStyle.bare(rightType) else {
        return ValueParting(phrase: "is a '\(rightType)' in Swift, a '\(leftType)' in Python")
      }
      return parting(inAttributes: left, right)
    case (.dict(let entries), .object(_, let right)), (.unorderedDict(let entries), .object(_, let right)):
      guard let left = attributes(entries) else { return ValueParting(python, swift) }
      return parting(inAttributes: left, right)
    case (.object(_, let left), .dict(let entries)), (.object(_, let left), .unorderedDict(let entries)):
      guard let right = attributes(entries) else { return ValueParting(python, swift) }
      return parting(inAttributes: left, right)
    case (.int, .float), (.float, .int):
      return ValueParting(
        python, swift, help: "give the Swift value the type of Python's: 'int' is Int, 'float' Double")
    default: return ValueParting(python, swift)
    }
  }

  func isEqual(_ python: Value, _ swift: Value) -> Bool { parting(python: python, swift: swift) == nil }

  private func parting(inItems left: [Value], _ right: [Value]) -> ValueParting? {
    for (index, (python, swift)) in zip(left, right).enumerated() {
      if let parting = parting(python: python, swift: swift) { return parting.below("[\(index)]") }
    }
    guard left.count != right.count else { return nil }
    return ValueParting(phrase: "has \(count(right.count)) in Swift, \(left.count) in Python")
  }

  private func count(_ number: Int) -> String { number == 1 ? "1 element" : "\(number) elements" }

  /// Keys are data: no style is mapped.
  private func parting(inEntries left: [Value.Entry], _ right: [Value.Entry]) -> ValueParting? {
    var rest = right
    for entry in left {
      guard let match = rest.firstIndex(where: { isEqual(entry.key, $0.key) }) else {
        return ValueParting(path: "[\(entry.key)]", phrase: "is missing in Swift")
      }
      if let parting = parting(python: entry.value, swift: rest[match].value) {
        return parting.below("[\(entry.key)]")
      }
      rest.remove(at: match)
    }
    return rest.first.map { ValueParting(path: "[\($0.key)]", phrase: "is missing in Python") }
  }

  /// Of dicts that have the same entries.
  private func parting(inOrderOf left: [Value.Entry], _ right: [Value.Entry]) -> ValueParting? {
    for (index, (python, swift)) in zip(left, right).enumerated() where !isEqual(python.key, swift.key) {
      return ValueParting(phrase: "has the key \(swift.key) at position \(index) in Swift, \(python.key) in Python")
    }
    return nil
  }

  /// What Python keeps private, of which its name alone is known, needs no counterpart; and what Swift has of that name, too, is
  /// not compared.
  private func parting(inAttributes left: [Value.Attribute], _ right: [Value.Attribute]) -> ValueParting? {
    let names = NameStyle.pairs(python: left.map(\.name), swift: right.map(\.name))
    for attribute in left {
      guard let match = right.first(where: { $0.name == names[attribute.name] }) else {
        if attribute.name.hasPrefix("_"), case .opaque = attribute.value { continue }
        return ValueParting(path: ".\(attribute.name)", phrase: "is missing in Swift")
      }
      if let parting = parting(python: attribute.value, swift: match.value) {
        return parting.below(".\(attribute.name)")
      }
    }
    let matched = Set(names.values)
    return right.first { !matched.contains($0.name) }
      .map { ValueParting(path: ".\($0.name)", phrase: "is missing in Python") }
  }

  private func attributes(_ entries: [Value.Entry]) -> [Value.Attribute]? {
    var result: [Value.Attribute] = []
    for entry in entries {
      guard case .string(let name) = entry.key else { return nil }
      result.append(Value.Attribute(name: name, value: entry.value))
    }
    return result
  }

  /// Each element finds its own; one that has something opaque inside chooses last, as it may fit several.
  private func parting(inSets left: [Value], _ right: [Value]) -> ValueParting? {
    var rest = right.filter { !$0.hasOpaque } + right.filter(\.hasOpaque)
    for value in left.filter({ !$0.hasOpaque }) + left.filter(\.hasOpaque) {
      guard let match = rest.firstIndex(where: { isEqual(value, $0) }) else {
        return ValueParting(phrase: "has no element \(value) in Swift")
      }
      rest.remove(at: match)
    }
    return rest.first.map { ValueParting(phrase: "has no element \($0) in Python") }
  }

  /// Equal in value and sign, since `-0.0` prints with its sign; a NaN equals a NaN.
  private func isSame(_ left: Double, _ right: Double) -> Bool {
    left.isNaN ? right.isNaN : left == right && left.sign == right.sign
  }
}

extension Value {
  /// Whether it is no data.
  var isOpaque: Bool { if case .opaque = self { true } else { false } }

  /// Whether something in it is no data.
  var hasOpaque: Bool {
    switch self {
    case .opaque: true
    case .list(let items), .tuple(let items), .set(let items): items.contains(where: \.hasOpaque)
    case .dict(let entries), .unorderedDict(let entries): entries.contains { $0.key.hasOpaque || $0.value.hasOpaque }
    case .object(_, let attributes): attributes.contains { $0.value.hasOpaque }
    case .none, .bool, .int, .float, .string, .bytes, .member, .error: false
    }
  }
}
