package import DiglotModel
internal import DiglotPorts
internal import DiglotPython
internal import Foundation

/// What came of verifying pairs, and what it takes to run their sides again.
package struct Verification: Sendable {
  /// In the order in which they were asked for.
  package let pairs: [PairResult]
  /// Of each pair.
  let sides: [Sides]
  let runner: PortRunner

  /// How many runs `--check-determinism` makes at most.
  package var furtherRuns: Int {
    DeterminismCheck.shifts.count * sides.reduce(0) { $0 + ($1.python == nil ? 0 : 1) + ($1.port == nil ? 0 : 1) }
  }
}

extension Verifier {
  /// The pairs again with what `--check-determinism` finds: every side is run some times more and must do the same.
  ///
  /// - Parameter progress: called after each further run.
  /// - Throws: the first diagnostic of a side that could not be run at all.
  package func checkDeterminism(_ verification: Verification, progress: @Sendable () -> Void) throws(Diagnostic)
    -> (pairs: [PairResult], determinism: Determinism)
  {
    let subjects = verification.sides.indices.flatMap {
      self.subjects(of: verification.sides[$0], $0, verification.runner)
    }
    let check = DeterminismCheck(jobs: options.jobs, cores: ProcessInfo.processInfo.activeProcessorCount)
    let (determinism, differences) = try check.run(subjects, progress: progress)
    var pairs = verification.pairs
    for (index, found) in differences {
      pairs[index].verdict.differences += found
      if pairs[index].verdict.outcome == .equivalent { pairs[index].verdict.outcome = .different }
    }
    return (pairs, determinism)
  }

  /// The sides that ran, each with how to run it again. Its limit is longer then, since the machine is kept busy.
  private func subjects(of sides: Sides, _ pair: Int, _ runner: PortRunner) -> [DeterminismCheck.Subject] {
    let item = sides.item
    let contract = item.contract
    let limit = 4 * options.limit
    var subjects: [DeterminismCheck.Subject] = []
    if let first = sides.python {
      subjects.append(
        DeterminismCheck.Subject(
          pair: pair, side: .python, contract: contract, other: sides.port?.observation,
          first: DeterminismCheck.Run(observation: first.observation, recording: first.recording),
          located: { first.observation }
        ) { (shift) throws(Diagnostic) in
          let run = try self.sides.observe(item, shift: shift, limit: limit)
          return DeterminismCheck.Run(observation: run.observation, recording: run.recording)
        })
    }
    if let first = sides.port, let compiled = sides.compiled {
      subjects.append(
        DeterminismCheck.Subject(
          pair: pair, side: .swift, contract: contract, other: sides.python?.observation,
          first: DeterminismCheck.Run(observation: first.observation, recording: first.recording),
          located: { first.located() }
        ) { (shift) throws(Diagnostic) in
          let run = try self.sides.run(compiled, item, runner, shift: shift, limit: limit)
          return DeterminismCheck.Run(observation: run.observation, recording: run.recording)
        })
    }
    return subjects
  }
}
