package import DiglotModel
package import DiglotRunner

/// Runs compiled ports in forks of a worker that has Swift's runtime loaded.
package final class PortRunner: Sendable {
  private let worker: Worker
  private let toolchain: Toolchain
  private let sandbox: Sandbox

  /// - Throws: `[worker-failed]`, `[sandbox-incomplete]`.
  package init(_ toolchain: Toolchain, installation: Installation = .current, sandbox: Sandbox) throws(Diagnostic) {
    (self.toolchain, self.sandbox) = (toolchain, sandbox)
    let environment = [
      "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin", "TZ": "UTC",
      "SWIFT_BACKTRACE": "enable=yes", "SWIFT_DETERMINISTIC_HASHING": "1", "PYTHONIC_RANDOM_SEED": "0",
      "LD_LIBRARY_PATH": toolchain.runtime + ":" + installation.folder,
    ]
    worker = try Worker(
      executable: installation.portWorker, preload: installation.swiftClock, environment: environment,
      sandbox: sandbox, readable: installation.partsOfRuns + [toolchain.runtime])
  }

  /// One run of a port, whose places in the source are looked up only when somebody wants to see them.
  package struct Run: Sendable {
    let outcome: Worker.Outcome
    let gaveUp: String?
    let library: String
    let symbolizer: Symbolizer
    package let observation: Observation
    /// Whether the run came to the statement in which its mutant differs.
    package let hasReachedMutant: Bool
    package var recording: Recording { outcome.recording }

    /// The observation with the line and column of the port that wrote each line.
    package func located() -> Observation {
      let notes = RunNotes(outcome.trace.notes)
      let asked = Set(
        outcome.trace.places + [notes.endPlace] + notes.deadlockPlaces + notes.tasks.flatMap { $0.calls.joined() })
      let places = symbolizer.places(
        of: Set(asked.flatMap(candidates(of:))).subtracting([0]), in: library)
      return outcome.observation(
        document: observation.document, id: observation.id, clock: observation.clock, gaveUp: gaveUp
      ) { candidates(of: $0).lazy.compactMap { places[$0] }.first }
    }

    /// Where a place may have its line. It is two calls, the inner one in its lower half, which may be in code that the compiler
    /// has copied or made and that has no line; so may be the first instructions of where a task goes on.
    private func candidates(of place: UInt64) -> [UInt64] {
      let calls = [place & 0xffff_ffff, place >> 32].filter { $0 != 0 }
      return calls + calls.flatMap { call in stride(from: call + 16, through: call + 128, by: 16) }
    }
  }

  /// - Parameter mutant: the number of the mutant that a port with several in it is to be.
  /// - Throws: `[worker-failed]`. What the port does wrong is in the observation.
  package func run(
    _ port: CompiledPort, id: String, document: String, mutant: Int = 0, under terms: Terms
  ) throws(Diagnostic) -> Run {
    guard let library = port.path else { throw Diagnostic("worker-failed", "the port was not compiled") }
    let request = Array("\(terms.shift) \(mutant) \(library)".utf8)
    let (outcome, gaveUp) = try worker.observe(request, reading: [library], under: terms)
    let clock: Observation.ClockKind = terms.realTime || gaveUp != nil ? .real : .virtual
    var observation = outcome.observation(document: document, id: id, clock: clock, gaveUp: gaveUp) { _ in nil }
    let reached = observation.values.removeValue(forKey: "diglot reached")
    return Run(
      outcome: outcome, gaveUp: gaveUp, library: library,
      symbolizer: Symbolizer(toolchain: toolchain, sandbox: sandbox), observation: observation,
      hasReachedMutant: reached != nil)
  }
}

/// Turns offsets of a library into places of its source, by the toolchain's `llvm-symbolizer`.
struct Symbolizer: Sendable {
  var toolchain: Toolchain
  var sandbox: Sandbox

  /// Empty where the tool is missing or says nothing: a report then shows the port without a line.
  func places(of offsets: Set<UInt64>, in library: String) -> [UInt64: OutputLine.Place] {
    guard !offsets.isEmpty else { return [:] }
    let sorted = offsets.sorted()
    let arguments =
      ["--obj=" + library, "--no-inlines", "--functions=none"] + sorted.map { "0x" + String($0, radix: 16) }
    let kept = ProgramSandbox(sandbox, readable: [toolchain.root, library])
    guard let ran = try? Program(toolchain.symbolizer, arguments, in: "/", within: kept) else { return [:] }
    let answers = String(decoding: ran.output, as: UTF8.self).split(separator: "\n")
    var places: [UInt64: OutputLine.Place] = [:]
    for (offset, answer) in zip(sorted, answers) {
      let parts = answer.split(separator: ":")
      guard parts.count >= 3, let line = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1]), line > 0
      else { continue }
      places[offset] = OutputLine.Place(line: line, column: max(column, 1))
    }
    return places
  }
}
