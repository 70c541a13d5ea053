import DiglotModel

/// The innermost place at which two values part.
struct ValueParting {
  /// From the whole value to the place, in Python's notation: "[2].name".
  var path: String
  /// "is 4 in Swift, 3 in Python".
  var phrase: String
  var help: String?

  /// The first place at which the values part; nil where they are equal.
  ///
  /// - `opaque` equals anything: it is no data.
  /// - A Python tuple equals a Swift array, as Swift's tuples are neither hashable nor iterable.
  /// - A dict with string keys equals an object with these attributes, in either order and whatever the type's name.
  /// - `1` and `1.0` differ, though Python's `==` calls them equal: they print differently.
  static func first(python: Value, swift: Value) -> ValueParting? {
    switch (python, swift) {
    case (.opaque, _), (_, .opaque), (.none, .none): return nil
    case (.bool(let left), .bool(let right)) where left == right: return nil
    case (.int(let left), .int(let right)) where left == right: return nil
    case (.float(let left), .float(let right)) where isSame(left, right): return nil
    case (.string(let left), .string(let right)) where left.isSame(as: right): return nil
    case (.bytes(let left), .bytes(let right)) where left == right: return nil
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)),
      (.tuple(let left), .list(let right)):
      return first(inItems: left, right)
    case (.set(let left), .set(let right)):
      return isSameSet(left, right) ? nil : ValueParting(python, swift)
    case (.dict(let left), .dict(let right)):
      return first(inEntries: left, right, ValueParting(python, swift))
    case (.object(let leftType, let left), .object(let rightType, let right)):
      guard NameStyle.bare(leftType) == NameStyle.bare(rightType) else {
        return ValueParting(path: "", phrase: "is a '\(rightType)' in Swift, a '\(leftType)' in Python")
      }
      return first(inAttributes: left, right)
    case (.dict(let entries), .object(_, let right)):
      guard let left = attributes(entries) else { return ValueParting(python, swift) }
      return first(inAttributes: left, right)
    case (.object(_, let left), .dict(let entries)):
      guard let right = attributes(entries) else { return ValueParting(python, swift) }
      return first(inAttributes: left, right)
    case (.int, .float), (.float, .int):
      return ValueParting(
        python, swift, help: "give the Swift value the type of Python's: 'int' is Int, 'float' Double")
    default: return ValueParting(python, swift)
    }
  }

  private init(path: String, phrase: String, help: String? = nil) {
    self.path = path
    self.phrase = phrase
    self.help = help
  }

  private init(_ python: Value, _ swift: Value, help: String? = nil) {
    let (left, right) = (python.description, swift.description)
    let isShort = left.count <= 60 && right.count <= 60
    self.init(path: "", phrase: isShort ? "is \(right) in Swift, \(left) in Python" : "differs", help: help)
  }

  private func below(_ path: String) -> ValueParting {
    ValueParting(path: path + self.path, phrase: phrase, help: help)
  }

  private static func first(inItems left: [Value], _ right: [Value]) -> ValueParting? {
    for (index, (python, swift)) in zip(left, right).enumerated() {
      if let parting = first(python: python, swift: swift) { return parting.below("[\(index)]") }
    }
    guard left.count != right.count else { return nil }
    return ValueParting(path: "", phrase: "has \(count(right.count)) in Swift, \(left.count) in Python")
  }

  private static func count(_ number: Int) -> String { number == 1 ? "1 element" : "\(number) elements" }

  /// Swift's dictionaries have no order, so none is compared. Keys are data: no style is mapped.
  private static func first(
    inEntries left: [Value.Entry], _ right: [Value.Entry], _ whole: ValueParting
  ) -> ValueParting? {
    var rest = right
    for entry in left {
      guard let match = rest.firstIndex(where: { first(python: entry.key, swift: $0.key) == nil }) else {
        return ValueParting(path: "[\(entry.key)]", phrase: "is missing in Swift")
      }
      if let parting = first(python: entry.value, swift: rest[match].value) {
        return parting.below("[\(entry.key)]")
      }
      rest.remove(at: match)
    }
    return rest.first.map { ValueParting(path: "[\($0.key)]", phrase: "is missing in Python") }
  }

  private static func first(inAttributes left: [Value.Attribute], _ right: [Value.Attribute]) -> ValueParting? {
    let names = NameStyle.pairs(python: left.map(\.name), swift: right.map(\.name))
    for attribute in left {
      guard let match = right.first(where: { $0.name == names[attribute.name] }) else {
        return ValueParting(path: ".\(attribute.name)", phrase: "is missing in Swift")
      }
      if let parting = first(python: attribute.value, swift: match.value) {
        return parting.below(".\(attribute.name)")
      }
    }
    let matched = Set(names.values)
    return right.first { !matched.contains($0.name) }
      .map { ValueParting(path: ".\($0.name)", phrase: "is missing in Python") }
  }

  private static func attributes(_ entries: [Value.Entry]) -> [Value.Attribute]? {
    var result: [Value.Attribute] = []
    for entry in entries {
      guard case .string(let name) = entry.key else { return nil }
      result.append(Value.Attribute(name: name, value: entry.value))
    }
    return result
  }

  /// Each element finds its own; one that has something opaque inside chooses last, as it may fit several.
  private static func isSameSet(_ left: [Value], _ right: [Value]) -> Bool {
    guard left.count == right.count else { return false }
    var rest = right.filter { !hasOpaque($0) } + right.filter(hasOpaque)
    for value in left.filter({ !hasOpaque($0) }) + left.filter(hasOpaque) {
      guard let match = rest.firstIndex(where: { first(python: value, swift: $0) == nil }) else { return false }
      rest.remove(at: match)
    }
    return true
  }

  private static func hasOpaque(_ value: Value) -> Bool {
    switch value {
    case .opaque: true
    case .list(let items), .tuple(let items), .set(let items): items.contains(where: hasOpaque)
    case .dict(let entries): entries.contains { hasOpaque($0.key) || hasOpaque($0.value) }
    case .object(_, let attributes): attributes.contains { hasOpaque($0.value) }
    case .none, .bool, .int, .float, .string, .bytes: false
    }
  }

  /// Equal in value and sign, since `-0.0` prints with its sign; a NaN equals a NaN.
  private static func isSame(_ left: Double, _ right: Double) -> Bool {
    left.isNaN ? right.isNaN : left == right && left.sign == right.sign
  }
}
