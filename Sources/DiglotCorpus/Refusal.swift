internal import DiglotModel
internal import DiglotPorts

/// The verdict on a port that the compiler refused.
enum Refusal {
  static func verdict(of port: CompiledPort, python: Observation, contract: Contract) -> Verdict {
    let first = port.errors.first
    let place = first.map { OutputLine.Place(line: $0.line, column: $0.column) }
    guard let expected = contract.compileError else {
      return Verdict(
        .failed,
        differences: [
          Difference(
            .compile, swift: first?.message,
            message: "the port does not compile: \(first?.message ?? "see the compiler's output")",
            swiftPlace: place)
        ])
    }
    let isExpected =
      first?.message == expected.message && (expected.line == nil || expected.line == first?.line)
      && port.errors.allSatisfy { $0.message == expected.message }
    guard !isExpected else { return Verdict(.equivalent) }
    let wanted = expected.message + (expected.line.map { " on line \($0)" } ?? "")
    return Verdict(
      .different,
      differences: [
        Difference(
          .compile, python: nil, swift: first.map { "\($0.message) on line \($0.line)" },
          message: "the compiler refuses the port, but not with the expected error: \(wanted)", swiftPlace: place)
      ])
  }
}
