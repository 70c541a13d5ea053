import DiglotModel

// Orders and texts.
extension ContractInference {
  private var count: Int { python.first?.output.count ?? 0 }

  /// What a line is compared by: the number of a pattern that allows it already, or its text.
  private func key(_ run: Observation, _ index: Int, _ side: Side) -> LineKey {
    let line = run.output[index]
    for (number, relaxation) in prepared.enumerated() where relaxation.covers(index) {
      guard let patterns = relaxation.patterns else { continue }
      let pattern = side == .python ? patterns.python : patterns.swift
      if pattern.answer(for: line.text) == .matches { return LineKey(text: .pattern(number), stream: line.stream) }
    }
    return LineKey(text: .exact(Array(line.text.utf8)), stream: line.stream)
  }

  private func keys(_ index: Int) -> Set<LineKey> {
    Set(python.map { key($0, index, .python) } + swift.map { key($0, index, .swift) })
  }

  /// Positions whose order is free by the contract as it is.
  private var free: [Range<Int>] {
    guard let left = python.first, let right = swift.first else { return [] }
    return LineComparison(python: left, swift: right).freeRanges(prepared).map(\.lines)
  }

  func lineProposals() throws(Impossible) -> [ContractProposal] {
    var proposals: [ContractProposal] = []
    var index = 0
    while index < count {
      if let range = free.first(where: { $0.contains(index) }) {
        index = range.upperBound
      } else if keys(index).count == 1 || isWithinNumbers(index) {
        index += 1
      } else if let end = (index..<count).first(where: { isSameMultiset(index...$0) }) {
        proposals.append(try order(of: index...end))
        index = end + 1
      } else {
        proposals.append(try text(of: index))
        index += 1
      }
    }
    return proposals
  }

  /// Whether numbers that may be apart already are all that differs here.
  private func isWithinNumbers(_ index: Int) -> Bool {
    let tolerances = prepared.filter { $0.covers(index) }.compactMap(\.numbers)
    guard !tolerances.isEmpty else { return false }
    let texts = (python + swift).map { NumberedText($0.output[index].text) }
    return texts.allSatisfy { text in tolerances.contains { texts[0].isAlike(text, within: $0) } }
  }

  private func isSameMultiset(_ range: ClosedRange<Int>) -> Bool {
    let all =
      python.map { run in range.map { key(run, $0, .python) } }
      + swift.map { run in range.map { key(run, $0, .swift) } }
    return all.dropFirst().allSatisfy { LineKey.sameMultiset(all[0], $0) }
  }

  private func order(of range: ClosedRange<Int>) throws(Impossible) -> ContractProposal {
    let lines = LineRange(start: range.lowerBound + 1, end: range.upperBound + 1)
    let name = "lines \(lines.start) to \(lines.end)"
    guard let whose = whose({ run in range.map { run.output[$0].text } }) else {
      throw Impossible(
        reason: "the order of \(name) is the same in each run of each side, and another in Swift: that is no luck")
    }
    let evidence = "the order of \(name) changes \(whose)"
    if let groups = groups(in: range) {
      return ContractProposal(kind: .interleaved(lines: lines, groups: groups), evidence: evidence)
    }
    return ContractProposal(kind: .unordered(lines: lines), evidence: evidence)
  }

  /// Patterns of groups that each have the same lines in the same order in all runs: by the first word of a line, or the last.
  private func groups(in range: ClosedRange<Int>) -> [String]? {
    let runs = python + swift
    let first: (String) -> String = { text in String(text.prefix { $0 != " " && $0 != ":" }) }
    let last: (String) -> String = { text in
      String(text.suffix(from: text.lastIndex(of: " ").map(text.index(after:)) ?? text.startIndex))
    }
    for (part, pattern) in [
      (first, { (word: String) in TextPattern.literal(word) + "([ :].*)?" }),
      (last, { (word: String) in "(.* )?" + TextPattern.literal(word) }),
    ] {
      let grouped = runs.map { run in Dictionary(grouping: range.map { run.output[$0] }, by: { part($0.text) }) }
      let names = grouped[0].keys.sorted()
      guard names.count >= 2, grouped[0].values.contains(where: { $0.count > 1 }), !names.contains(where: \.isEmpty),
        grouped.allSatisfy({ groups in
          groups.count == names.count
            && names.allSatisfy { groups[$0]?.map(\.text) == grouped[0][$0]?.map(\.text) }
        })
      else { continue }
      return names.map(pattern)
    }
    return nil
  }

  private func text(of index: Int) throws(Impossible) -> ContractProposal {
    let lines = LineRange(start: index + 1, end: index + 1)
    guard varies(python + swift, { $0.output[index].stream }) == false else {
      throw Impossible(reason: "line \(index + 1) goes to another stream")
    }
    guard let whose = whose({ $0.output[index].text }) else {
      if let tolerance = lastDigits((python + swift).map { NumberedText($0.output[index].text) }) {
        return ContractProposal(
          kind: .number(.lines(lines), tolerance), evidence: "line \(index + 1) differs in the last digits of a number")
      }
      throw Impossible(
        reason: "line \(index + 1) is the same in each run of each side, and another in Swift: that is no luck")
    }
    return ContractProposal(
      kind: .pattern(
        lines: lines, python: TextPattern.of(python.map { $0.output[index].text }),
        swift: TextPattern.of(swift.map { $0.output[index].text })), evidence: "line \(index + 1) changes \(whose)")
  }

  /// A tolerance of 1e-9 where that is enough for numbers to be equal.
  private func lastDigits(_ texts: [NumberedText]) -> NumberTolerance? {
    let tolerance = NumberTolerance(relative: 1e-9)
    return texts.allSatisfy { texts[0].isAlike($0, within: tolerance) } ? tolerance : nil
  }
}
