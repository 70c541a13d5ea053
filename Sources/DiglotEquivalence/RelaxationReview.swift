import DiglotModel

/// Finds the relaxations that must go: those that hide nothing, reach beyond the output, or are no regular expression.
struct RelaxationReview {
  let lines: LineComparison
  let values: ValueComparison
  let ends: EndComparison
  let waits: WaitComparison
  let relaxations: [PreparedRelaxation]
  /// What the comparison of lines came to under all relaxations.
  let mismatches: [LineComparison.Mismatch]

  /// A difference for each such relaxation, in the order of the contract.
  ///
  /// Of two relaxations that hide the same, only the first is told to go: both together are needed.
  func differences() -> [Difference] {
    var kept = relaxations
    var result: [Difference] = []
    var index = 0
    while index < kept.count {
      if let difference = misfit(kept[index]) {
        result.append(difference)
      } else if isJudged(kept[index]), !isNeeded(kept, index) {
        result.append(Self.unneeded(kept[index]))
        kept.remove(at: index)
        continue
      }
      index += 1
    }
    return result
  }

  static func unneeded(_ relaxation: PreparedRelaxation) -> Difference {
    make(relaxation, "\(relaxation.name) is not needed; delete it")
  }

  private func misfit(_ relaxation: PreparedRelaxation) -> Difference? {
    if let patterns = relaxation.patterns {
      for (side, pattern) in [("Python", patterns.python), ("Swift", patterns.swift)] {
        guard let problem = pattern.problem else { continue }
        let message = "\(side)'s pattern '\(pattern.source)' is no regular expression: \(problem)"
        return Self.make(relaxation, message, action: "correct it")
      }
    }
    if let problem = relaxation.groups?.first(where: { $0.problem != nil }) {
      let message = "the group '\(problem.source)' is no regular expression: \(problem.problem ?? "")"
      return Self.make(relaxation, message, action: "correct it")
    }
    if let range = relaxation.lines, range.end > lines.count {
      let count = lines.count == 1 ? "1 line" : "\(lines.count) lines"
      return Self.make(relaxation, "\(relaxation.name) reaches beyond the output of \(count)", action: "correct it")
    }
    return nil
  }

  /// Whether these runs can show that a relaxation is not needed.
  ///
  /// They cannot where a side ended before the lines it speaks of, or before final values. Nor can one run under the
  /// machine's clock tell about times and order: the next may be another.
  private func isJudged(_ relaxation: PreparedRelaxation) -> Bool {
    switch relaxation.declared.kind {
    case .realTime: return false  // only a run under the other clock can show it
    case .waits: return waits.isPossible && mismatches.isEmpty
    case .error: return ends.python.kind == ends.swift.kind && ends.python.kind != .timedOut
    default: break
    }
    guard let range = relaxation.lines else { return values.isPossible }
    if lines.isRealTime, relaxation.patterns == nil { return false }
    return range.end <= min(lines.python.count, lines.swift.count)
  }

  private func isNeeded(_ relaxations: [PreparedRelaxation], _ index: Int) -> Bool {
    if let name = relaxations[index].valueName {
      let isRepeated = relaxations[..<index].contains { $0.valueName == name }
      return !isRepeated && values.difference(of: name, under: relaxations) != nil
    }
    var others = relaxations
    others.remove(at: index)
    if let name = relaxations[index].numberName {
      return values.difference(of: name, under: others) != values.difference(of: name, under: relaxations)
    }
    if case .error = relaxations[index].declared.kind {
      let names = ErrorNames(Contract(relaxations: others.map(\.declared)).errors)
      return ends.depends(onNamesBeside: names) || values.depends(onNamesBeside: names, relaxations)
    }
    if case .waits = relaxations[index].declared.kind {
      let isRepeated = relaxations[..<index].contains { $0.declared.kind == .waits }
      return !isRepeated && waits.difference(tolerance: lines.tolerance(under: relaxations)) != nil
    }
    return lines.mismatches(under: others) != mismatches
  }

  private static func make(_ relaxation: PreparedRelaxation, _ message: String, action: String = "delete it")
    -> Difference
  {
    let place = relaxation.declared.location.map { " at \($0.path):\($0.line):\($0.column)" } ?? " in the contract"
    return Difference(.relaxation, line: relaxation.lines?.start, message: message, help: action + place)
  }
}
