package import DiglotModel

/// Two runs of one side of a pair, which a deterministic program cannot tell apart.
package struct RunComparison {
  let side: Side
  let first: Observation
  let second: Observation

  package init(_ side: Side, first: Observation, second: Observation) {
    (self.side, self.first, self.second) = (side, first, second)
  }

  /// Where the two part, to the nanosecond: for runs that are known to part, under the same addresses.
  package func exactParting() -> Difference {
    var difference = lineParting() ?? requestParting() ?? endParting() ?? valueParting() ?? otherParting()
    difference.finding = "not-deterministic"
    difference.help =
      "take out what follows the machine instead of the clock (CPU time, files of /proc, other processes), "
      + "or skip the pair with that reason"
    return difference
  }

  /// Where the two part in what the contract does not allow; nil where they do not. For runs under other addresses.
  ///
  /// Nobody promises an order that comes from addresses, so what a contract allows between the two languages it allows
  /// between these two runs as well.
  ///
  /// - Parameter other: the pair's other side, where it ran: a value that it does not name is not compared.
  package func parting(under contract: Contract, beside other: Observation?) -> Difference? {
    let names = comparedNames(other)
    let (left, right) = (first.keepingValues(names), second.keepingValues(names))
    let verdict = Equivalence.compare(python: left, swift: right, contract: ofOneSide(contract))
    guard let found = verdict.differences.first(where: { $0.kind != .relaxation }) else { return nil }
    let subject: String
    switch (found.kind, found.line, found.names) {
    case (.order, let line?, _): subject = "the order of \(side.language)'s lines from line \(line) on"
    case (.time, let line?, _): subject = "the time of \(side.language)'s line \(line)"
    case (_, let line?, _): subject = "\(side.language)'s line \(line)"
    case (.request, _, _): subject = "what \(side.language) asks of web servers"
    case (.structure, _, _): subject = "when \(side.language) wakes up"
    case (.time, _, _): subject = "when \(side.language) asks web servers"
    case (_, _, let names?): subject = "\(side.language)'s value '\(names.python)'"
    default: subject = "how \(side.language) ends"
    }
    var difference = make(
      found.kind, line: found.line, found.python, found.swift, "\(subject) depends on addresses",
      place: found.pythonPlace)
    difference.finding = "address-dependent"
    difference.names = found.names
    let cause = "a set of objects is ordered by their addresses"
    let isText = found.kind == .output
    difference.help = cause + (isText ? ", and some texts show an address: " : ": ") + action(found)
    return difference
  }

  private func comparedNames(_ other: Observation?) -> Set<String> {
    let own = Array(first.values.keys)
    guard let other else { return Set(own) }
    let others = Array(other.values.keys)
    return side == .python
      ? Set(NameStyle.pairs(python: own, swift: others).keys) : Set(NameStyle.pairs(python: others, swift: own).values)
  }

  /// What to declare, or to do where nothing can be declared.
  private func action(_ difference: Difference) -> String {
    switch (difference.kind, difference.line, difference.names) {
    case (.order, let line?, _):
      "declare 'unordered' for lines \(line)-\(max(lastDifferentLine, line)) with this reason, or sort"
    case (.time, let line?, _): "declare a tolerance of 'time' for line \(line) with this reason, or sort"
    case (_, let line?, _): "declare a 'pattern' for line \(line) with this reason, or sort"
    case (_, _, let names?): "declare 'value' for '\(names.python)' with this reason, or sort"
    default: "sort what comes out of it"
    }
  }

  private var lastDifferentLine: Int {
    let all = 0..<max(first.output.count, second.output.count)
    return 1 + (all.last { text(first, $0) != text(second, $0) } ?? 0)
  }

  private func text(_ run: Observation, _ index: Int) -> [UInt8]? {
    run.output.indices.contains(index) ? Array(run.output[index].text.utf8) : nil
  }

  /// The contract as it speaks of two runs of this side: its own patterns, its own names, the errors by their own names.
  func ofOneSide(_ contract: Contract) -> Contract {
    let relaxations = contract.relaxations.flatMap { relaxation -> [Relaxation] in
      switch relaxation.kind {
      case .pattern(let lines, let python, let swift):
        let own = side == .python ? python : swift
        return [Relaxation(.pattern(lines: lines, python: own, swift: own), reason: relaxation.reason)]
      case .value(let name):
        let names = first.values.keys.filter { NameStyle.bare($0) == NameStyle.bare(name) }
        return names.map { Relaxation(.value(name: $0), reason: relaxation.reason) }
      case .number(.value(let name), let tolerance):
        let names = first.values.keys.filter { NameStyle.bare($0) == NameStyle.bare(name) }
        return names.map { Relaxation(.number(.value(name: $0), tolerance), reason: relaxation.reason) }
      case .unordered, .interleaved, .time, .waits, .number(.lines, _): return [relaxation]
      case .error, .realTime: return []
      }
    }
    return Contract(relaxations: relaxations)
  }

  func make(
    _ kind: Difference.Kind, line: Int? = nil, _ first: String?, _ second: String?, _ message: String,
    place: OutputLine.Place? = nil
  ) -> Difference {
    var difference = Difference(kind, line: line, message: message)
    difference.runs = Difference.Runs(side: side, first: first, second: second)
    if side == .python { difference.pythonPlace = place } else { difference.swiftPlace = place }
    return difference
  }
}

extension Observation {
  fileprivate func keepingValues(_ names: Set<String>) -> Observation {
    var copy = self
    copy.values = values.filter { names.contains($0.key) }
    return copy
  }
}

// What differs between two runs that should be the same to the last byte.
extension RunComparison {
  private func lineParting() -> Difference? {
    for index in 0..<max(first.output.count, second.output.count) {
      let left = index < first.output.count ? first.output[index] : nil
      let right = index < second.output.count ? second.output[index] : nil
      let isSameText = left?.stream == right?.stream && text(first, index) == text(second, index)
      if isSameText, left?.at == right?.at { continue }
      let subject = "line \(index + 1) of \(side.language)'s output"
      let message =
        isSameText ? "\(subject) comes at another time from run to run" : "\(subject) changes from run to run"
      return make(
        isSameText ? .time : .output, line: index + 1, left.map(exact), right.map(exact), message,
        place: left?.place ?? right?.place)
    }
    return nil
  }

  private func exact(_ line: OutputLine) -> String { Seconds.exact(line.at) + "  " + line.text }

  private func endParting() -> Difference? {
    func summary(_ run: Observation) -> String {
      [run.end.kind.rawValue, run.end.type, run.end.message].compactMap { $0 }.joined(separator: " ")
        + " with status \(run.end.status) at \(Seconds.exact(run.time.virtual)) s"
    }
    let (left, right) = (summary(first), summary(second))
    guard left != right || first.end != second.end else { return nil }
    let isTime = first.end == second.end
    let place = first.end.line.flatMap { $0 >= 1 ? OutputLine.Place(line: $0, column: 1) : nil }
    return make(
      isTime ? .time : .end, left, right,
      "\(side.language) ends \(isTime ? "at another time" : "differently") from run to run", place: place)
  }

  private func valueParting() -> Difference? {
    let names = Set(first.values.keys).union(second.values.keys).sorted()
    // By its text, in which a NaN equals a NaN.
    guard let name = names.first(where: { first.values[$0]?.description != second.values[$0]?.description }) else {
      return nil
    }
    return make(
      .value, first.values[name].map { "\(name) = \($0)" }, second.values[name].map { "\(name) = \($0)" },
      "\(side.language)'s value '\(name)' changes from run to run")
  }

  /// The bytes of a trace hold more than an observation: which write brought which byte.
  private func otherParting() -> Difference {
    let notes = (first.notes.joined(separator: "; "), second.notes.joined(separator: "; "))
    if notes.0 != notes.1 {
      return make(.output, notes.0, notes.1, "the notes on \(side.language)'s run change from run to run")
    }
    return make(
      .output, nil, nil, "\(side.language)'s trace changes from run to run, in how the same lines came to be written")
  }
}
