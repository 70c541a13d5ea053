import DiglotModel

/// Output of two runs, compared line by line in the order in which the lines were completed.
///
/// All mismatches are found, not only the first: whether a relaxation is needed shows in the whole list. Positions are
/// 0-based here and become 1-based in differences.
struct LineComparison {
  let python: [OutputLine]
  let swift: [OutputLine]
  /// Nanoseconds that equal lines may come apart without being declared.
  let tolerance: Int
  /// Whether either side ran under the machine's clock.
  let isRealTime: Bool

  init(python: Observation, swift: Observation) {
    self.python = python.output
    self.swift = swift.output
    isRealTime = python.clock == .real || swift.clock == .real
    tolerance = isRealTime ? Equivalence.realTolerance : Equivalence.virtualTolerance
  }

  /// A position, or a range of positions in any order, at which the two sides part.
  struct Mismatch: Hashable {
    enum Kind: Hashable { case text, time, pattern, tooLong }
    var kind: Kind
    var index: Int
    /// The positions compared as a multiset; nil outside an unordered range. For `time`, `index` then counts in the
    /// order of time.
    var unordered: Range<Int>?
    /// Where in interleaved lines; nil outside of them.
    var group: Group?
  }

  /// Two lines of a group of interleaved lines that stand at one position of their group. `index` of the mismatch is that of
  /// the side that has one, Python's first.
  struct Group: Hashable {
    /// The number of the group's pattern; nil for lines that match none.
    var number: Int?
    var pattern: String?
    var python: Int?
    var swift: Int?
    /// Whether both sides have the same lines in the group, in another order.
    var isReordered = false
  }

  /// The longer output's number of lines.
  var count: Int { max(python.count, swift.count) }

  func mismatches(under relaxations: [PreparedRelaxation]) -> [Mismatch] {
    var result: [Mismatch] = []
    var index = 0
    var ranges = freeRanges(relaxations)[...]
    while index < count {
      if let next = ranges.first, next.lines.lowerBound == index {
        if let groups = next.groups {
          result += mismatches(interleaved: next.lines, groups, relaxations)
        } else {
          result += mismatches(inAnyOrder: next.lines, relaxations)
        }
        index = next.lines.upperBound
        ranges.removeFirst()
      } else {
        result += mismatches(at: index, relaxations)
        index += 1
      }
    }
    return result
  }

  private func mismatches(at index: Int, _ relaxations: [PreparedRelaxation]) -> [Mismatch] {
    guard index < python.count, index < swift.count else { return [Mismatch(kind: .text, index: index)] }
    return kinds(python[index], swift[index], at: index, relaxations).map { Mismatch(kind: $0, index: index) }
  }

  /// In what two lines part that belong together.
  ///
  /// - Parameter index: the position whose relaxations apply.
  func kinds(_ left: OutputLine, _ right: OutputLine, at index: Int, _ relaxations: [PreparedRelaxation])
    -> [Mismatch.Kind]
  {
    var result: [Mismatch.Kind] = []
    let covering = relaxations.filter { $0.covers(index) }
    let patterns = covering.compactMap(\.patterns)
    guard left.stream == right.stream else { return [.text] }
    if patterns.isEmpty, !left.text.isSame(as: right.text) {
      let numbers = covering.compactMap(\.numbers)
      guard !numbers.isEmpty else { return [.text] }
      let (first, second) = (NumberedText(left.text), NumberedText(right.text))
      guard numbers.contains(where: { first.isAlike(second, within: $0) }) else { return [.text] }
    }
    for (pythonPattern, swiftPattern) in patterns {
      let answers = [pythonPattern.answer(for: left.text), swiftPattern.answer(for: right.text)]
      if answers.contains(.tooLong) {
        result.append(.tooLong)
      } else if answers.contains(.differs) {
        result.append(.pattern)
      }
    }
    if left.at.distanceMagnitude(to: right.at) > tolerance(at: index, relaxations) { result.append(.time) }
    return result
  }

  private func mismatches(inAnyOrder range: Range<Int>, _ relaxations: [PreparedRelaxation]) -> [Mismatch] {
    let (left, right) = (range.clamped(to: python.indices), range.clamped(to: swift.indices))
    var result: [Mismatch] = []
    let pythonKeys = left.map { key(of: python[$0], .python, in: range, relaxations) }
    let swiftKeys = right.map { key(of: swift[$0], .swift, in: range, relaxations) }
    if !LineKey.sameMultiset(pythonKeys, swiftKeys) {
      result.append(Mismatch(kind: .text, index: range.lowerBound, unordered: range))
    }
    let times = zip(left.map { python[$0].at }.sorted(), right.map { swift[$0].at }.sorted())
    for (offset, (pythonTime, swiftTime)) in times.enumerated() {
      let index = range.lowerBound + offset
      if pythonTime.distanceMagnitude(to: swiftTime) > tolerance(at: index, relaxations) {
        result.append(Mismatch(kind: .time, index: index, unordered: range))
      }
    }
    return result
  }

  /// For what is no line, such as the end: as much as any line may be apart.
  func tolerance(under relaxations: [PreparedRelaxation]) -> Int {
    relaxations.compactMap(\.tolerance).reduce(tolerance, max)
  }

  private func tolerance(at index: Int, _ relaxations: [PreparedRelaxation]) -> Int {
    relaxations.filter { $0.covers(index) }.compactMap(\.tolerance).reduce(tolerance, max)
  }

  /// What a line is compared by where its position does not count: its text, or the pattern that it matches.
  ///
  /// - Parameter range: A pattern applies where it covers a line of this range, wherever in the range the line came.
  func key(
    of line: OutputLine, _ side: Side, in range: Range<Int>, _ relaxations: [PreparedRelaxation]
  ) -> LineKey {
    for (number, relaxation) in relaxations.enumerated() {
      guard let patterns = relaxation.patterns, range.contains(where: relaxation.covers) else { continue }
      let pattern = side == .python ? patterns.python : patterns.swift
      if pattern.answer(for: line.text) == .matches { return LineKey(text: .pattern(number), stream: line.stream) }
    }
    return LineKey(text: .exact(Array(line.text.utf8)), stream: line.stream)
  }
}
