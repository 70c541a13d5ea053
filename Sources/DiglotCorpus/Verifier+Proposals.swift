internal import DiglotEquivalence
package import DiglotModel
internal import DiglotPorts
internal import DiglotPython
internal import Foundation

/// What came of running a pair's sides again and again.
package struct PairProposal: Sendable {
  package var item: Verifier.Item
  package var result: ContractProposal.Result
}

extension Verifier {
  /// How the sides are run for a proposal: amounts by which addresses are moved.
  static let proposalShifts = [0, 0, 5, 6, 3, 7]

  /// How often `propose` reports progress for these items, at most.
  package func proposalRuns(_ items: [Item]) -> Int { items.count * (Self.proposalShifts.count + 1) }

  /// Runs both sides of each pair that is ported again and again, disturbed, and infers what their contracts have to allow.
  ///
  /// - Throws: the first diagnostic of a side that could not be run at all.
  package func propose(_ items: [Item], progress: @Sendable (String) -> Void) throws(Diagnostic) -> [PairProposal] {
    let items = try furnish(items.filter { $0.contract.skip == nil && $0.contract.compileError == nil }, skipping: true)
    let (all, runner) = try sides.run(items, finished: { (_, both, _) in progress(both.item.snippet.id) })
    let ported = all.filter { $0.python != nil && $0.port != nil }
    let shifts = Self.proposalShifts
    let limit = 4 * options.limit
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let runs = try Load.during(threads: cores) { () throws(Diagnostic) in
      try concurrently(ported.count * shifts.count, jobs: options.jobs) {
        (index) throws(Diagnostic) -> (python: Observation, swift: Observation)? in
        let (one, shift) = (ported[index / shifts.count], shifts[index % shifts.count])
        defer { progress(one.item.snippet.id) }
        guard let compiled = one.compiled else { return nil }
        return (
          try sides.observe(one.item, shift: shift, limit: limit).observation,
          try sides.run(compiled, one.item, runner, shift: shift, limit: limit).observation
        )
      }
    }
    return ported.enumerated().map { number, one in
      let further = runs[number * shifts.count..<(number + 1) * shifts.count].compactMap { $0 }
      let inference = ContractInference(
        python: [one.python?.observation].compactMap { $0 } + further.map(\.python),
        swift: [one.port?.observation].compactMap { $0 } + further.map(\.swift), contract: one.item.contract)
      return PairProposal(item: one.item, result: inference.infer())
    }
  }
}
