/// What the comparison of a pair came to.
package struct Verdict: Sendable, Hashable, Codable {
  package enum Outcome: String, Sendable, Hashable, Codable {
    case equivalent, different
    /// There is no port.
    case unported
    /// The contract says why the pair is not verified.
    case skipped
    /// The port does not compile, or a side could not be run.
    case failed
  }

  package var outcome: Outcome
  /// The first difference of each kind, in the order in which they happened.
  package var differences: [Difference]

  package init(_ outcome: Outcome, differences: [Difference] = []) {
    self.outcome = outcome
    self.differences = differences
  }
}

/// One way in which two observations part.
package struct Difference: Sendable, Hashable, Codable {
  package enum Kind: String, CaseIterable, Sendable, Hashable, Codable {
    case output, time, order, end, value, compile, claim
    /// An HTTP request that is missing, too many or another.
    case request
    /// One side waits for one thing after another where the other side waits for them at once.
    case structure
    /// Python does something else than is recorded.
    case outcome
    /// A relaxation that the runs do not need.
    case relaxation
  }

  package var kind: Kind
  /// The 1-based number of the output line, where the difference is in one.
  package var line: Int?
  /// What Python did, with the time of a line.
  package var python: String?
  /// What Swift did.
  package var swift: String?
  /// One phrase, without a full stop.
  package var message: String
  /// The place in the document; nil where only the snippet as a whole is known.
  package var pythonPlace: OutputLine.Place?
  /// The place in the port.
  package var swiftPlace: OutputLine.Place?
  package var help: String?
  /// When it first shows, on the side where that is earlier: nanoseconds since the start of the run; nil where no time belongs
  /// to it.
  package var at: Int?
  /// The identifier of the finding, where the kind alone does not tell.
  package var finding: String?
  /// Of two runs of one side: which side, and what the two showed. `python` and `swift` are then nil.
  package var runs: Runs?
  /// Of a value: the names that the two sides give it.
  package var names: Names?

  package struct Names: Sendable, Hashable, Codable {
    package var python: String
    package var swift: String

    package init(python: String, swift: String) {
      self.python = python
      self.swift = swift
    }
  }

  package struct Runs: Sendable, Hashable, Codable {
    package var side: Side
    package var first: String?
    package var second: String?

    package init(side: Side, first: String?, second: String?) {
      self.side = side
      self.first = first
      self.second = second
    }
  }

  package init(
    _ kind: Kind, line: Int? = nil, python: String? = nil, swift: String? = nil, message: String,
    pythonPlace: OutputLine.Place? = nil, swiftPlace: OutputLine.Place? = nil, help: String? = nil, names: Names? = nil
  ) {
    self.kind = kind
    self.names = names
    self.line = line
    self.python = python
    self.swift = swift
    self.message = message
    self.pythonPlace = pythonPlace
    self.swiftPlace = swiftPlace
    self.help = help
  }
}

/// A snippet with its port and its verdict: what a report is made of.
package struct PairResult: Sendable, Hashable, Codable {
  package var document: String
  package var id: String
  /// The snippet's lines in the document.
  package var lines: LineRange
  /// The path of the port; nil where there is none.
  package var port: String?
  package var verdict: Verdict
  package var contract: Contract
  package var python: Observation?
  package var swift: Observation?
  /// What the compiler said about the port, a diagnostic a line.
  package var compilerOutput: String
  /// What came of the snippet's claims, in their order.
  package var claims: [ClaimVerdict] = []
  /// What is wrong with the document itself, whatever the port does.
  package var findings: [Diagnostic] = []
  /// What `diglot strength` found of this very pair; nil where it was not measured.
  package var strength: PairStrength?
  /// What `--only` takes the reader to: the path that was verified.
  package var root: String

  /// Nanoseconds of the machine's time that both sides took.
  package var wall: Int { (python?.time.wall ?? 0) + (swift?.time.wall ?? 0) }

  package init(
    document: String, id: String, lines: LineRange, port: String?, verdict: Verdict, contract: Contract,
    python: Observation? = nil, swift: Observation? = nil, compilerOutput: String = "", root: String
  ) {
    self.document = document
    self.id = id
    self.lines = lines
    self.port = port
    self.verdict = verdict
    self.contract = contract
    self.python = python
    self.swift = swift
    self.compilerOutput = compilerOutput
    self.root = root
  }
}
