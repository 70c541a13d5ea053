package import DiglotModel

/// Decides whether two runs of a pair behave alike, or where they first part. Pure: it runs nothing and reads no file.
///
/// Exact by default: every line of output in order and at its time, every request to a web server with its times, how the
/// run ended and when, when it woke up, and the final values that both sides name. A `Contract` may relax single lines or values;
/// a relaxation that hides nothing is itself a difference.
package struct Equivalence {
  /// How far apart, in nanoseconds of virtual time, equal lines may come: 1 ms.
  ///
  /// A look at the virtual clock moves it by a tick, and two programs do not look equally often.
  package static let virtualTolerance = 1_000_000

  /// How far apart, in nanoseconds, equal lines may come when either side ran under the machine's clock: 250 ms.
  ///
  /// Start-up, the scheduler and a busy machine take part in such a run.
  package static let realTolerance = 250_000_000

  /// Compares what the two sides of a pair showed.
  ///
  /// - Parameters:
  ///   - python: What the snippet did.
  ///   - swift: What the port did.
  ///   - contract: The declared exceptions. Its `skip` and `compileError` are not looked at:
  ///     where they apply there are no two observations.
  ///   - strict: Ignores every relaxation.
  /// - Returns: `equivalent`, or `different` with the first difference of each kind in the order in which they
  ///   happened; of the kind `relaxation`, one for each relaxation that must go.
  package static func compare(
    python: Observation, swift: Observation, contract: Contract, strict: Bool = false
  ) -> Verdict {
    let relaxations = strict ? [] : contract.relaxations.map(PreparedRelaxation.init)
    let comparison = LineComparison(python: python, swift: swift)
    let mismatches = comparison.mismatches(under: relaxations)
    let names = ErrorNames(strict ? [:] : contract.errors)
    let values = ValueComparison(python: python, swift: swift, errors: names)

    let requests = RequestComparison(python: python, swift: swift).differences()
    var differences = inOrder(comparison.differences(from: mismatches, under: relaxations), requests, comparison)
    if let last = differences.lastIndex(where: { $0.kind == .time || $0.kind == .order }), !comparison.isRealTime,
      let structure = TimeStructure(python: python, swift: swift, tolerance: virtualTolerance).difference()
    {
      differences.insert(structure, at: last + 1)
    }
    let ends = EndComparison(python: python.end, swift: swift.end, names: names)
    differences += ends.differences().map { difference in
      var difference = difference
      difference.at = min(python.time.virtual, swift.time.virtual)
      return difference
    }
    if let difference = values.firstDifference(under: relaxations) { differences.append(difference) }
    let late = EndTimeComparison(python: python, swift: swift)
    let tolerance = comparison.tolerance(under: relaxations)
    if let difference = late.difference(tolerance: tolerance, beside: differences) { differences.append(difference) }
    let waits = WaitComparison(python: python, swift: swift)
    if differences.isEmpty, !relaxations.contains(where: { $0.declared.kind == .waits }),
      let difference = waits.difference(tolerance: tolerance)
    {
      differences.append(difference)
    }
    differences += RelaxationReview(
      lines: comparison, values: values, ends: ends, waits: waits, relaxations: relaxations, mismatches: mismatches
    )
    .differences()
    return Verdict(differences.isEmpty ? .equivalent : .different, differences: differences)
  }

  /// The finding on a relaxation that the runs do not need.
  package static func unneeded(_ relaxation: Relaxation) -> Difference {
    RelaxationReview.unneeded(PreparedRelaxation(relaxation))
  }

  /// Differences of lines and of requests in the order in which they happened, the first of each kind.
  private static func inOrder(
    _ lines: [Difference], _ requests: [RequestComparison.Timed], _ comparison: LineComparison
  ) -> [Difference] {
    let timed = lines.map { line in
      RequestComparison.Timed(at: line.line.map { comparison.time(ofLine: $0) } ?? .max, difference: line)
    }
    var result: [Difference] = []
    // What a request does wrong, the lines behind it do wrong for that reason: at one instant, requests are first.
    var (left, right) = (requests[...], timed[...])
    while let next = left.first ?? right.first {
      let isRequest = left.first.map { $0.at <= right.first?.at ?? .max } ?? false
      var one = isRequest ? left.removeFirst() : right.popFirst() ?? next
      one.difference.at = one.at == .max ? nil : one.at
      if !result.contains(where: { $0.kind == one.difference.kind }) { result.append(one.difference) }
    }
    return result
  }
}
