/// What a pattern says, as its parser reads it.
indirect enum RegexNode {
  case empty
  case scalar(UInt32)
  /// A scalar in any case.
  case foldedScalar(UInt32)
  /// `.`; `isAll` where it matches the end of a line.
  case any(isAll: Bool)
  case set(RegexSet)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// A group that is noted under a number.
  case group(Int, RegexNode)
  case `repeat`(RegexNode, min: Int, max: Int, RepeatKind)
  case assertion(RegexAssertion)
  case backreference(Int, isFolded: Bool)
  /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`; the width of what stands behind.
  case look(RegexNode, behind: Int?, isNegative: Bool)
  case atomic(RegexNode)
  case conditional(Int, RegexNode, RegexNode)

  enum RepeatKind: Sendable { case greedy, lazy, possessive }

  /// Whether it matches exactly one scalar, so that a run of it needs no memory of where each began.
  var isSingle: Bool {
    switch self {
    case .scalar, .foldedScalar, .any, .set: true
    default: false
    }
  }

  /// How many scalars it matches at least and at most.
  func width(_ groups: [Int: ClosedRange<Int>]) -> ClosedRange<Int> {
    switch self {
    case .empty, .assertion, .look: return 0...0
    case .scalar, .foldedScalar, .any, .set: return 1...1
    case .sequence(let nodes):
      return nodes.reduce(0...0) { sum, node in
        let width = node.width(groups)
        return (sum.lowerBound + width.lowerBound)...Self.limited(sum.upperBound + width.upperBound)
      }
    case .alternatives(let nodes):
      let widths = nodes.map { $0.width(groups) }
      return (widths.map(\.lowerBound).min() ?? 0)...(widths.map(\.upperBound).max() ?? 0)
    case .group(_, let node), .atomic(let node): return node.width(groups)
    case .repeat(let node, let min, let max, _):
      let width = node.width(groups)
      let high = width.upperBound.multipliedReportingOverflow(by: max)
      return Self.limited(width.lowerBound * min)...Self.limited(high.overflow ? Self.limit : high.partialValue)
    case .backreference(let group, _): return groups[group] ?? 0...Self.limit
    case .conditional(_, let yes, let no):
      let (a, b) = (yes.width(groups), no.width(groups))
      return Swift.min(a.lowerBound, b.lowerBound)...Swift.max(a.upperBound, b.upperBound)
    }
  }

  /// More than a text has; sums of it do not overflow.
  static let limit = 1 << 40
  private static func limited(_ width: Int) -> Int { Swift.min(width, limit) }
}

/// What matches no scalar, but a place.
enum RegexAssertion: Sendable {
  case start, startOfLine, end, endBeforeLastBreak, endOfLine
  case wordBoundary(isASCII: Bool)
  case noWordBoundary(isASCII: Bool)
}

/// A set of scalars: `[a-z\d]`, `\w`.
struct RegexSet: Sendable {
  enum Kind: Sendable { case digit, space, word }

  var ranges: [ClosedRange<UInt32>] = []
  var kinds: [(kind: Kind, isNegated: Bool)] = []
  var isNegated = false
  var isFolded = false
  var isASCII = false
  /// The answers for ASCII, once the set is complete.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(isFolded: Bool = false, isASCII: Bool) {
    self.isFolded = isFolded
    self.isASCII = isASCII
  }

  /// Works the answers for ASCII out.
  mutating func complete() {
    (low, high) = (0, 0)
    for value in UInt32(0)..<128 where holds(value) {
      if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }
  }

  func contains(_ value: UInt32) -> Bool {
    if value < 64 { return low >> UInt64(value) & 1 == 1 }
    if value < 128 { return high >> UInt64(value - 64) & 1 == 1 }
    return holds(value)
  }

  private func holds(_ value: UInt32) -> Bool {
    if includes(value) { return !isNegated }
    if isFolded {
      let lower = simpleLower(value)
      if includes(lower) || includes(simpleUpper(value)) { return !isNegated }
      if let others = caseRelatives[lower], others.contains(where: { includes($0) || includes(simpleUpper($0)) }) {
        return !isNegated
      }
    }
    return isNegated
  }

  private func includes(_ value: UInt32) -> Bool {
    if ranges.contains(where: { $0.contains(value) }) { return true }
    return kinds.contains { belongs(value, to: $0.kind, isASCII: isASCII) != $0.isNegated }
  }
}

/// Whether a scalar is of a class such as `\d`.
func belongs(_ value: UInt32, to kind: RegexSet.Kind, isASCII: Bool) -> Bool {
  guard let scalar = Unicode.Scalar(value), !isASCII || value < 128 else { return false }
  switch kind {
  case .digit: return scalar.isPythonDecimal
  case .space: return isASCII ? value == 32 || (9...13).contains(value) : scalar.isPythonSpace
  case .word: return value == 95 || scalar.isPythonAlpha || scalar.isPythonNumeric
  }
}

/// The lower case of one scalar by one scalar.
func simpleLower(_ value: UInt32) -> UInt32 {
  if value < 128 { return value >= 65 && value <= 90 ? value | 0x20 : value }
  if value == 0x130 { return 0x69 }
  return Unicode.Scalar(value).flatMap { onlyScalar($0.properties.lowercaseMapping) } ?? value
}

func simpleUpper(_ value: UInt32) -> UInt32 {
  if value < 128 { return value >= 97 && value <= 122 ? value & ~0x20 : value }
  return Unicode.Scalar(value).flatMap { onlyScalar($0.properties.uppercaseMapping) } ?? value
}

/// The scalar of a text that has but one.
private func onlyScalar(_ text: String) -> UInt32? {
  var scalars = text.unicodeScalars.makeIterator()
  guard let first = scalars.next(), scalars.next() == nil else { return nil }
  return first.value
}

/// Lower-case scalars that have one upper case: `_EXTRA_CASES` in Lib/re/_casefix.py, its groups.
let caseRelatives: [UInt32: [UInt32]] = {
  let groups: [[UInt32]] = [
    [0x69, 0x131], [0x73, 0x17F], [0xB5, 0x3BC], [0x345, 0x3B9, 0x1FBE], [0x390, 0x1FD3], [0x3B0, 0x1FE3],
    [0x3B2, 0x3D0], [0x3B5, 0x3F5], [0x3B8, 0x3D1], [0x3BA, 0x3F0], [0x3C0, 0x3D6], [0x3C1, 0x3F1], [0x3C2, 0x3C3],
    [0x3C6, 0x3D5], [0x432, 0x1C80], [0x434, 0x1C81], [0x43E, 0x1C82], [0x441, 0x1C83], [0x442, 0x1C84, 0x1C85],
    [0x44A, 0x1C86], [0x463, 0x1C87], [0x1C88, 0xA64B], [0x1E61, 0x1E9B], [0xFB05, 0xFB06],
  ]
  var result: [UInt32: [UInt32]] = [:]
  for group in groups { for scalar in group { result[scalar] = group.filter { $0 != scalar } } }
  return result
}()

/// Whether two scalars are one but for case, the second in lower case.
func equalsFolded(_ value: UInt32, _ lower: UInt32) -> Bool {
  if value == lower { return true }
  let own = simpleLower(value)
  return own == lower || caseRelatives[own]?.contains(lower) == true
}
