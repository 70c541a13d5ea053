import DiglotModel

/// What a line is compared by where its position does not count.
struct LineKey: Hashable {
  enum Text: Hashable {
    /// UTF-8: two strings that Swift calls equal may be different bytes.
    case exact([UInt8])
    /// The number of the pattern that the line matches.
    case pattern(Int)
  }

  var text: Text
  var stream: OutputLine.Stream

  static func sameMultiset(_ left: [LineKey], _ right: [LineKey]) -> Bool {
    left.count == right.count && counts(left) == counts(right)
  }

  /// The index of the first key of `keys` that `others` has not, or has less often.
  static func firstIndex(of keys: [LineKey], missingIn others: [LineKey]) -> Int? {
    var left = counts(others)
    return keys.firstIndex { key in
      guard let count = left[key], count > 0 else { return true }
      left[key] = count - 1
      return false
    }
  }

  private static func counts(_ keys: [LineKey]) -> [LineKey: Int] {
    keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

extension String {
  /// Equal byte for byte. `==` also equates canonically equivalent strings, which a terminal or a file tells apart.
  func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension Int {
  /// How far apart two times are: nanoseconds, never negative, capped rather than overflowing.
  func distanceMagnitude(to other: Int) -> Int {
    let (difference, overflow) = Swift.max(self, other).subtractingReportingOverflow(Swift.min(self, other))
    return overflow ? .max : difference
  }
}
