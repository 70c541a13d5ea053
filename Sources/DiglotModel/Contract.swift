/// What must be equal for a pair: everything, but for what is declared here.
package struct Contract: Sendable, Hashable, Codable {
  package var relaxations: [Relaxation]
  /// The error with which Swift's compiler must refuse the port.
  package var compileError: ExpectedCompileError?
  /// Why the pair is not verified.
  package var skip: String?

  /// - Parameter errors: Python's name of an error type to Swift's, for contracts that are not read from a file: each becomes a
  ///   relaxation without a reason.
  package init(
    relaxations: [Relaxation] = [], compileError: ExpectedCompileError? = nil, skip: String? = nil,
    errors: [String: String] = [:]
  ) {
    self.relaxations =
      relaxations
      + errors.sorted { $0.key < $1.key }.map { Relaxation(.error(python: $0.key, swift: $0.value), reason: "") }
    self.compileError = compileError
    self.skip = skip
  }

  /// Equal in everything.
  package static let exact = Contract()

  /// Python's name of an error type to Swift's.
  package var errors: [String: String] {
    var names: [String: String] = [:]
    for case .error(let python, let swift) in relaxations.map(\.kind) { names[python] = swift }
    return names
  }

  /// Whether both sides run under the machine's clock.
  package var isRealTime: Bool { relaxations.contains { $0.kind == .realTime } }
}

/// The error with which Swift's compiler must refuse a port.
package struct ExpectedCompileError: Sendable, Hashable, Codable {
  package var message: String
  /// The 1-based line of the port, where the contract names one.
  package var line: Int?
  package var reason: String
  package var location: SourceLocation?

  package init(message: String, line: Int?, reason: String, location: SourceLocation? = nil) {
    self.message = message
    self.line = line
    self.reason = reason
    self.location = location
  }
}
