/// Which Unicode scalars one place of a pattern takes.
struct ScalarTest {
  enum Kind { case digit, word, space }

  var ranges: [ClosedRange<Unicode.Scalar>] = []
  var kinds: [Kind] = []
  var isNegated = false

  func takes(_ scalar: Unicode.Scalar) -> Bool {
    (ranges.contains { $0.contains(scalar) } || kinds.contains { Self.isOf($0, scalar) }) != isNegated
  }

  /// The one scalar that it takes; nil where it takes more.
  var single: Unicode.Scalar? {
    guard ranges.count == 1, kinds.isEmpty, !isNegated, ranges[0].lowerBound == ranges[0].upperBound else { return nil }
    return ranges[0].lowerBound
  }

  /// Takes what another test takes too. False, and unchanged, for a negated one.
  mutating func add(_ other: ScalarTest) -> Bool {
    guard !other.isNegated else { return false }
    ranges += other.ranges
    kinds += other.kinds
    return true
  }

  /// As Python's `re` has them for text: `str.isalnum`, `str.isspace`, Unicode's decimal digits.
  private static func isOf(_ kind: Kind, _ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    switch kind {
    case .digit: return properties.generalCategory == .decimalNumber
    case .space: return properties.isWhitespace || ("\u{1c}"..."\u{1f}").contains(scalar)
    case .word: return scalar == "_" || properties.isAlphabetic || properties.numericType != nil
    }
  }
}
