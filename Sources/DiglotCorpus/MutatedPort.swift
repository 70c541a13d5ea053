internal import DiglotEquivalence
internal import DiglotModel
internal import DiglotPorts
internal import DiglotStrength

/// The mutants of one port, compiled: as many as possible in one program, the others when they are asked for.
struct MutatedPort: Sendable {
  private let subject: StrengthSubject
  private let runner: MutantRunner
  /// Each with the numbers of those in it.
  private var programs: [(port: CompiledPort, numbers: Set<Int>)] = []
  /// The numbers of those that the compiler refuses.
  private var refused: Set<Int> = []

  /// - Parameter numbers: the places of the mutants in the list of all, from 1.
  init(
    _ subject: StrengthSubject, _ numbers: Set<Int>, _ runner: MutantRunner, isOver: () -> Bool
  ) throws(Diagnostic) {
    (self.subject, self.runner) = (subject, runner)
    // Those that are put off go into programs of their own. The compiler tells of types first, then of what is not initialized, then
    // of data races.
    var waiting = [numbers]
    while var current = waiting.popLast(), !isOver() {
      while !current.isEmpty, !isOver() {
        let putOff = try compile(&current)
        if !putOff.isEmpty { waiting.append(putOff) }
      }
    }
  }

  /// Makes a program of these mutants, and leaves none of them where that is done.
  ///
  /// - Returns: those that need a program of their own. What the compiler refuses is taken out, and the others stay.
  private mutating func compile(_ current: inout Set<Int>) throws(Diagnostic) -> Set<Int> {
    let (tree, mutants) = (subject.programs[0].tree, subject.programs[0].mutants)
    let schemata = Schemata(tree, mutants, of: current)
    current = schemata.numbers
    guard !current.isEmpty else { return [] }
    let compiled = try runner.compile(subject, String(decoding: schemata.source, as: UTF8.self))
    if compiled.isCompiled {
      if try isFaithful(compiled) { programs.append((compiled, current)) }
      current = []
      return []
    }
    var common: Set<Int>?
    var single: Set<Int> = []
    for error in compiled.errors {
      switch schemata.suspicion(line: error.line, column: error.column) {
      case .mutant(let number): single.insert(number)
      case .some(let numbers): common = common ?? numbers
      }
    }
    refused.formUnion(single.filter { schemata.isRefusalProof(of: mutants[$0 - 1], in: tree) })
    current.subtract(single)
    guard single.isEmpty else { return [] }
    // A body that does not return is told of at the end of its function: one of its mutants does not, and which is not said.
    guard let common, common.count > 1 else {
      current.subtract(common ?? current)
      return []
    }
    let likely = common.filter { mutants[$0 - 1].rule == "error" }
    let half = Set(common.sorted().prefix(common.count / 2))
    let second = likely.isEmpty || likely == common ? half : likely
    current.subtract(second)
    return second
  }

  /// Whether the program does what the port does where it is asked to be none of its mutants.
  private func isFaithful(_ compiled: CompiledPort) throws(Diagnostic) -> Bool {
    let run = try runner.verifier.sides.run(compiled, subject.item, runner.runner)
    return Equivalence.compare(python: subject.swift, swift: run.observation, contract: .exact).outcome == .equivalent
  }

  func run(_ number: Int, _ mutant: Mutant) throws(Diagnostic) -> MutantRunner.Run {
    if refused.contains(number) { return .refused }
    if let program = programs.first(where: { $0.numbers.contains(number) }) {
      return try runner.run(subject, port: program.port, number: number)
    }
    return try runner.run(subject, mutant)
  }
}
