package import DiglotModel

/// Compares what Python did with what is recorded of it.
///
/// What a contract allows between the two languages it allows between these two runs of one, which may be years and a version
/// of Python apart: lines in any order stay so, a pattern stays a pattern.
package struct OutcomeComparison {
  let recorded: Outcome
  let now: Outcome
  /// The run itself, whose texts the recorded patterns are for.
  let run: Observation
  let contract: Contract

  /// - Parameter python: The version that the run was made with, `3.11`.
  package init(recorded: Outcome, run: Observation, contract: Contract, python: String) {
    self.recorded = recorded
    self.run = run
    self.contract = contract
    now = Outcome(of: run, under: contract, python: python)
  }

  /// The first difference; nil where there is none.
  package func change() -> Difference? {
    guard let found = lines() ?? end() ?? values() else { return nil }
    var difference = Difference(
      .outcome, line: found.line, message: prefix + found.message,
      pythonPlace: found.line.flatMap { run.output.indices.contains($0 - 1) ? run.output[$0 - 1].place : nil })
    difference.finding = "outcome-changed"
    difference.runs = Difference.Runs(side: .python, first: found.first, second: found.second)
    return difference
  }

  /// Whether the record would be written otherwise although Python did the same: another Python, another pattern.
  package var isOutdated: Bool {
    recorded.python != now.python || recorded.lines.map(\.isPattern) != now.lines.map(\.isPattern)
      || zip(recorded.lines, now.lines).contains { $0.isPattern && !$0.text.isSame(as: $1.text) }
  }

  private struct Change {
    var line: Int?
    var message: String
    var first: String?
    var second: String?
  }

  private var prefix: String {
    recorded.python == now.python
      ? "Python changed: " : "Python changed from \(recorded.python) to \(now.python): "
  }

  /// Lines and requests.
  private func lines() -> Change? {
    let left = recorded.observation
    var right = now.observation
    right.output = matched()
    right.time.virtual = left.time.virtual  // when it ends is the end's matter
    let comparison = RunComparison(.python, first: left, second: right)
    var allowed = comparison.ofOneSide(contract)
    allowed.relaxations.removeAll { $0.kind.name == "pattern" }
    let verdict = Equivalence.compare(python: left, swift: right, contract: allowed)
    guard let found = verdict.differences.first(where: { [.output, .order, .time, .request].contains($0.kind) }) else {
      return nil
    }
    return Change(line: found.line, message: message(found), first: found.python, second: found.swift)
  }

  private func message(_ found: Difference) -> String {
    switch (found.kind, found.line, found.python, found.swift) {
    case (.order, let line?, _, _): "the order from line \(line) on is another than recorded"
    case (.time, let line?, _, _): "line \(line) comes at another time than recorded"
    case (_, let line?, _?, _?): "line \(line) is another than recorded"
    case (_, let line?, _?, nil): "line \(line) is recorded, and is there no more"
    case (_, let line?, nil, _): "line \(line) is not recorded"
    case (.time, nil, _, _): "a request comes or ends at another time than recorded"
    case (_, nil, _?, nil): "a request is recorded, and is there no more"
    case (_, nil, nil, _?): "a request is not recorded"
    default: "a request is another than recorded"
    }
  }

  /// The lines of the run, with the recorded text where a pattern makes the two the same.
  private func matched() -> [OutputLine] {
    var lines = now.observation.output
    let comparison = LineComparison(python: recorded.observation, swift: now.observation)
    let free = comparison.freeRanges(contract.relaxations.map(PreparedRelaxation.init)).map(\.lines)
    var taken: Set<Int> = []
    for index in lines.indices {
      lines[index].text = run.output[index].text
      let candidates = free.first { $0.contains(index) } ?? index..<index + 1
      let match = candidates.first { candidate in
        guard recorded.lines.indices.contains(candidate), !taken.contains(candidate) else { return false }
        let line = recorded.lines[candidate]
        if line.isPattern { return LinePattern(line.text).answer(for: run.output[index].text) == .matches }
        return now.lines[index].isPattern && LinePattern(now.lines[index].text).answer(for: line.text) == .matches
      }
      guard let match else { continue }
      taken.insert(match)
      lines[index].text = recorded.lines[match].text
    }
    return lines
  }

  private func end() -> Change? {
    let names = ErrorNames([:])
    let first = "\(Seconds.fixed(recorded.endedAt))  \(recorded.end.summary)"
    let second = "\(Seconds.fixed(now.endedAt))  \(now.end.summary)"
    if !EndComparison(python: recorded.end, swift: now.end, names: names).differences().isEmpty {
      return Change(message: "the end is another than recorded", first: first, second: second)
    }
    let isReal = recorded.clock == .real || now.clock == .real
    let tolerance = isReal ? Equivalence.realTolerance : Equivalence.virtualTolerance
    guard recorded.endedAt.distanceMagnitude(to: now.endedAt) > tolerance else { return nil }
    return Change(message: "the end comes at another time than recorded", first: first, second: second)
  }

  private func values() -> Change? {
    let relaxations = contract.relaxations.map(PreparedRelaxation.init)
    let ignored = relaxations.compactMap(\.valueName)
    for name in Set(recorded.values.keys).union(now.values.keys).sorted() where !ignored.contains(name) {
      let (left, right) = (recorded.values[name], now.values[name])
      if let left, let right {
        if left.isSame(as: right) { continue }
        let tolerances = relaxations.filter { $0.numberName == name }.compactMap(\.numbers)
        let (first, second) = (NumberedText(left), NumberedText(right))
        if tolerances.contains(where: { first.isAlike(second, within: $0) }) { continue }
      }
      let what =
        left == nil
        ? "is not recorded" : right == nil ? "is recorded, and is there no more" : "is another than recorded"
      return Change(
        message: "the value '\(name)' \(what)", first: left.map { "\(name) = \($0)" },
        second: right.map { "\(name) = \($0)" })
    }
    return nil
  }
}
