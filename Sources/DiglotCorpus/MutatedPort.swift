internal import DiglotModel
internal import DiglotPorts
internal import DiglotStrength

/// The mutants of one port, compiled: as many as possible in one program, the others when they are asked for.
struct MutatedPort: Sendable {
  private let subject: StrengthSubject
  private let runner: MutantRunner
  private var program: CompiledPort?
  /// The numbers of those in the program.
  private var inside: Set<Int> = []
  /// The numbers of those that the compiler refuses.
  private var refused: Set<Int> = []

  /// How often a program is made anew without those that the compiler refuses. It tells of types first, then of what is not
  /// initialized, then of data races.
  private static let rounds = 12

  /// - Parameter numbers: the places of the mutants in the list of all, from 1.
  init(
    _ subject: StrengthSubject, _ numbers: Set<Int>, _ runner: MutantRunner, isOver: () -> Bool
  ) throws(Diagnostic) {
    (self.subject, self.runner) = (subject, runner)
    let (tree, mutants) = (subject.programs[0].tree, subject.programs[0].mutants)
    var left = Set(1...max(mutants.count, 1)).subtracting(numbers)
    for _ in 0..<Self.rounds where !isOver() {
      let schemata = Schemata(tree, mutants, without: left)
      guard !schemata.numbers.isEmpty else { return }
      let compiled = try runner.compile(subject, String(decoding: schemata.source, as: UTF8.self))
      if compiled.isCompiled {
        if try isFaithful(compiled) { (program, inside) = (compiled, schemata.numbers) }
        return
      }
      let suspects = compiled.errors.map { schemata.suspects(line: $0.line, column: $0.column) }
      for suspect in suspects where suspect.count == 1 {
        let sure = suspect.filter { schemata.isRefusalProof(of: mutants[$0 - 1], in: tree) }
        refused.formUnion(sure)
      }
      let blamed = suspects.reduce(into: Set()) { $0.formUnion($1) }
      left.formUnion(blamed.isEmpty ? schemata.numbers : blamed)
    }
  }

  /// Whether the program does what the port does where it is asked to be none of its mutants.
  private func isFaithful(_ compiled: CompiledPort) throws(Diagnostic) -> Bool {
    let run = try runner.verifier.sides.run(compiled, subject.item, runner.runner)
    return run.observation.isSame(as: subject.swift)
  }

  func run(_ number: Int, _ mutant: Mutant) throws(Diagnostic) -> MutantRunner.Run {
    if refused.contains(number) { return .refused }
    if let program, inside.contains(number) { return try runner.run(subject, port: program, number: number) }
    return try runner.run(subject, mutant)
  }
}
