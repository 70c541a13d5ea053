/// What must be equal for a pair: everything, but for what is declared here.
package struct Contract: Sendable, Hashable {
  package var relaxations: [Relaxation]
  /// The error with which Swift's compiler must refuse the port.
  package var compileError: ExpectedCompileError?
  /// Why the pair is not verified.
  package var skip: String?
  /// Python's name of an error type to Swift's.
  package var errors: [String: String]

  package init(
    relaxations: [Relaxation] = [], compileError: ExpectedCompileError? = nil, skip: String? = nil,
    errors: [String: String] = [:]
  ) {
    self.relaxations = relaxations
    self.compileError = compileError
    self.skip = skip
    self.errors = errors
  }

  /// Equal in everything.
  package static let exact = Contract()
}

/// One declared exception from exact equality, with its reason. It is an error when the runs do not need it.
package struct Relaxation: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Whole lines match these regular expressions, one for each side.
    case pattern(lines: LineRange, python: String, swift: String)
    /// These lines may come in any order.
    case unordered(lines: LineRange)
    /// These lines may come this much apart: nanoseconds.
    case time(lines: LineRange, tolerance: Int)
    /// The final value of this (Python) name is not compared.
    case value(name: String)

    /// The kind's name in `diglot.yaml` and in JSON.
    package var name: String {
      switch self {
      case .pattern: "pattern"
      case .unordered: "unordered"
      case .time: "time"
      case .value: "value"
      }
    }
  }

  package var kind: Kind
  package var reason: String
  /// Where it is declared.
  package var location: SourceLocation?

  package init(_ kind: Kind, reason: String, location: SourceLocation? = nil) {
    self.kind = kind
    self.reason = reason
    self.location = location
  }
}

/// The error with which Swift's compiler must refuse a port.
package struct ExpectedCompileError: Sendable, Hashable {
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
