import DiglotModel

extension Value {
  /// The value with each number that another value has at the same place, within the tolerance, replaced by that one.
  ///
  /// Numbers of one sort only: `1` and `1.0` print differently. Elements of sets have no place.
  func leveled(with other: Value, within tolerance: NumberTolerance) -> Value {
    switch (self, other) {
    case (.int(let left), .int(let right)):
      guard let first = Double(left), let second = Double(right) else { return self }
      return tolerance.allows(first, second) ? other : self
    case (.float(let left), .float(let right)): return tolerance.allows(left, right) ? other : self
    case (.list(let left), .list(let right)): return .list(Self.leveled(left, right, tolerance))
    case (.tuple(let left), .tuple(let right)), (.tuple(let left), .list(let right)):
      return .tuple(Self.leveled(left, right, tolerance))
    case (.dict(let left), .dict(let right)), (.dict(let left), .unorderedDict(let right)):
      return .dict(Self.leveled(left, right, tolerance))
    case (.unorderedDict(let left), .unorderedDict(let right)), (.unorderedDict(let left), .dict(let right)):
      return .unorderedDict(Self.leveled(left, right, tolerance))
    case (.object(let type, let left), .object(_, let right)):
      return .object(type: type, attributes: Self.leveled(left, right.map { ($0.name, $0.value) }, tolerance))
    case (.dict(let left), .object(_, let right)):
      let entries = left.map { entry -> Entry in
        guard case .string(let name) = entry.key,
          let match = right.first(where: { NameStyle.bare($0.name) == NameStyle.bare(name) })
        else { return entry }
        return Entry(key: entry.key, value: entry.value.leveled(with: match.value, within: tolerance))
      }
      return .dict(entries)
    case (.object(let type, let left), .dict(let right)):
      let named = right.compactMap { entry -> (String, Value)? in
        if case .string(let name) = entry.key { (name, entry.value) } else { nil }
      }
      return .object(type: type, attributes: Self.leveled(left, named, tolerance))
    default: return self
    }
  }

  private static func leveled(_ left: [Value], _ right: [Value], _ tolerance: NumberTolerance) -> [Value] {
    left.enumerated().map { index, value in
      index < right.count ? value.leveled(with: right[index], within: tolerance) : value
    }
  }

  private static func leveled(_ left: [Entry], _ right: [Entry], _ tolerance: NumberTolerance) -> [Entry] {
    left.map { entry in
      let match = right.first { $0.key == entry.key }
      return Entry(
        key: entry.key, value: match.map { entry.value.leveled(with: $0.value, within: tolerance) } ?? entry.value)
    }
  }

  private static func leveled(
    _ left: [Attribute], _ right: [(name: String, value: Value)], _ tolerance: NumberTolerance
  ) -> [Attribute] {
    left.map { attribute in
      let match = right.first { NameStyle.bare($0.name) == NameStyle.bare(attribute.name) }
      return Attribute(
        name: attribute.name,
        value: match.map { attribute.value.leveled(with: $0.value, within: tolerance) } ?? attribute.value)
    }
  }
}
