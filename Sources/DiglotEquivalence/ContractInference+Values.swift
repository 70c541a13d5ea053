import DiglotModel

// Times and final values.
extension ContractInference {
  /// Lines next to each other that change in time are one proposal, with the largest tolerance.
  func timeProposals() throws(Impossible) -> [ContractProposal] {
    var found: [(lines: ClosedRange<Int>, tolerance: Int, whose: String)] = []
    for index in 0..<(python.first?.output.count ?? 0) {
      let left = python.map { $0.output[index].at }
      let right = swift.map { $0.output[index].at }
      guard let low = (left + right).min(), let high = (left + right).max() else { continue }
      let allowed = prepared.filter { $0.covers(index) }.compactMap(\.tolerance).max() ?? 0
      guard high - low > max(allowed, Equivalence.virtualTolerance) else { continue }
      // Where the order changes, so do times; what stays the same is not luck, and is told by the comparison.
      guard spread(left) > Equivalence.virtualTolerance || spread(right) > Equivalence.virtualTolerance,
        let whose = whose({ $0.output[index].at })
      else { continue }
      // Twice what was seen, in hundredths of a second: runs to come may be further apart than these.
      let tolerance = max(1, (2 * (high - low) + 9_999_999) / 10_000_000) * 10_000_000
      if let last = found.last, last.lines.upperBound == index - 1 {
        found[found.count - 1] = (last.lines.lowerBound...index, max(last.tolerance, tolerance), last.whose)
      } else {
        found.append((index...index, tolerance, whose))
      }
    }
    return found.map { part in
      let lines = LineRange(start: part.lines.lowerBound + 1, end: part.lines.upperBound + 1)
      let kind = Relaxation.Kind.time(lines: lines, tolerance: part.tolerance)
      return ContractProposal(kind: kind, evidence: "the time of \(kind.subject) changes \(part.whose)")
    }
  }

  private func spread(_ times: [Int]) -> Int { (times.max() ?? 0) - (times.min() ?? 0) }

  func valueProposals() throws(Impossible) -> [ContractProposal] {
    let comparisons = python.flatMap { left in
      swift.map { ValueComparison(python: left, swift: $0, errors: ErrorNames(contract.errors)) }
    }
    let ignored = prepared.compactMap(\.valueName)
    var proposals: [ContractProposal] = []
    for name in (python.first?.values.keys.sorted() ?? []) where !ignored.contains(name) {
      let differences = comparisons.compactMap { $0.difference(of: name, under: prepared) }
      guard let first = differences.first, let names = first.names else { continue }
      let number = Relaxation.Kind.number(.value(name: name), NumberTolerance(relative: 1e-9))
      let leveled = prepared + [PreparedRelaxation(Relaxation(number, reason: ""))]
      if comparisons.allSatisfy({ $0.difference(of: name, under: leveled) == nil }) {
        proposals.append(ContractProposal(kind: number, evidence: "'\(name)' differs in the last digits of a number"))
      } else if varies(python, { $0.values[name]?.description })
        || varies(swift, { $0.values[names.swift]?.description })
      {
        proposals.append(ContractProposal(kind: .value(name: name), evidence: "'\(name)' changes from run to run"))
      } else {
        throw Impossible(reason: "\(first.message) in each run: that is no luck")
      }
    }
    return proposals
  }
}
