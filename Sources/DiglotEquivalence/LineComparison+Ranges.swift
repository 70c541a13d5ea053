import DiglotModel

extension LineComparison {
  /// Lines whose positions do not count: 0-based, clamped to the output.
  struct FreeRange {
    var lines: Range<Int>
    /// The patterns of the groups, in each of which the order counts; nil where no order counts.
    var groups: [LinePattern]?
  }

  /// In order, none overlapping. Unordered ranges that overlap are one. Where an unordered range overlaps an interleaved one,
  /// the weaker promise holds; of two interleaved ones, the first.
  func freeRanges(_ relaxations: [PreparedRelaxation]) -> [FreeRange] {
    var result = unordered(relaxations).map { FreeRange(lines: $0) }
    for relaxation in relaxations {
      guard let groups = relaxation.groups, let range = clamped(relaxation),
        !result.contains(where: { $0.lines.overlaps(range) })
      else { continue }
      result.append(FreeRange(lines: range, groups: groups))
    }
    return result.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private func unordered(_ relaxations: [PreparedRelaxation]) -> [Range<Int>] {
    let ranges = relaxations.filter(\.isUnordered).compactMap(clamped)
      .sorted { $0.lowerBound < $1.lowerBound }
    return ranges.reduce(into: []) { result, range in
      if let last = result.last, range.lowerBound < last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
  }

  private func clamped(_ relaxation: PreparedRelaxation) -> Range<Int>? {
    guard let lines = relaxation.lines else { return nil }
    let range = (lines.start - 1..<lines.end).clamped(to: 0..<count)
    return range.isEmpty ? nil : range
  }
}

// Interleaved lines: a partial order, as that of several tasks that write.
extension LineComparison {
  /// The n-th line of each group on one side is compared with the n-th on the other, in text and in time.
  func mismatches(interleaved range: Range<Int>, _ groups: [LinePattern], _ relaxations: [PreparedRelaxation])
    -> [Mismatch]
  {
    let left = Self.grouped(range.clamped(to: python.indices), python, groups)
    let right = Self.grouped(range.clamped(to: swift.indices), swift, groups)
    var result: [Mismatch] = []
    for number in groups.indices.map(Optional.some) + [nil] {
      let (own, others) = (left[number] ?? [], right[number] ?? [])
      guard let number else {
        // Lines of no group have no place to be compared at.
        result +=
          (own.first ?? others.first).map { index in
            [
              Mismatch(
                kind: .text, index: index,
                group: Group(python: own.first, swift: own.isEmpty ? others.first : nil))
            ]
          } ?? []
        continue
      }
      let isReordered =
        own.count == others.count
        && LineKey.sameMultiset(
          own.map { key(of: python[$0], .python, in: range, relaxations) },
          others.map { key(of: swift[$0], .swift, in: range, relaxations) })
      for offset in 0..<max(own.count, others.count) {
        let pair = (offset < own.count ? own[offset] : nil, offset < others.count ? others[offset] : nil)
        guard let index = pair.0 ?? pair.1 else { continue }
        var kinds: [Mismatch.Kind] = [.text]
        if let first = pair.0, let second = pair.1 {
          kinds = self.kinds(python[first], swift[second], at: first, relaxations)
        }
        let group = Group(
          number: number, pattern: groups[number].source, python: pair.0, swift: pair.1, isReordered: isReordered)
        result += kinds.map { Mismatch(kind: $0, index: index, group: group) }
      }
    }
    return result.sorted { $0.index < $1.index }
  }

  /// The positions of each group's lines; those of no group under nil.
  private static func grouped(_ range: Range<Int>, _ lines: [OutputLine], _ groups: [LinePattern]) -> [Int?: [Int]] {
    Dictionary(grouping: range) { index in groups.firstIndex { $0.answer(for: lines[index].text) == .matches } }
  }
}
