import DiglotModel

/// One thing that is wrong with a pair, as every format of the report tells it.
struct Finding {
  /// The identifier that `diglot explain` takes.
  var id: String
  /// One phrase, without a full stop.
  var message: String
  /// Where it shows in the document; at the start of the snippet where no line is known.
  var document: SourceLocation
  /// Where it shows in the port; nil where there is none, or where it is about Python alone.
  var port: SourceLocation?
  /// Whether the line in the port is known.
  var hasPortLine = false
  /// What each side did, or each of two runs, by name.
  var rows: [(name: String, text: String)] = []
  /// What the compiler printed.
  var compilerOutput = ""
  var help: String?

  /// None for a pair that is equivalent or skipped.
  static func all(of pair: PairResult) -> [Finding] {
    switch pair.verdict.outcome {
    case .equivalent, .skipped: return []
    case .different: return pair.verdict.differences.map { Finding($0, in: pair) }
    case .unported:
      let found = pair.verdict.differences.map { Finding($0, in: pair) }
      guard pair.verdict.differences.allSatisfy({ $0.runs != nil }) else { return found }
      return found + [
        Finding(
          "port-missing", "'\(pair.id)' has no port", pair,
          help: "'diglot add \(pair.document.shellWord) --only \(pair.id)' drafts one")
      ]
    case .failed:
      let found = pair.verdict.differences.map { Finding($0, in: pair) }
      return found.isEmpty ? [failure(of: pair)] : found
    }
  }

  /// Of a pair of which no more is known than that it failed.
  private static func failure(of pair: PairResult) -> Finding {
    if isRunFailed(pair) { return Finding("run-failed", "a side of '\(pair.id)' could not be run", pair) }
    var finding = Finding("port-does-not-compile", "the port of '\(pair.id)' does not compile", pair)
    finding.compilerOutput = pair.compilerOutput
    return finding
  }

  private static func isRunFailed(_ pair: PairResult) -> Bool {
    pair.compilerOutput.isEmpty && (pair.python != nil || pair.swift != nil)
  }

  private init(_ id: String, _ message: String, _ pair: PairResult, help: String? = nil) {
    (self.id, self.message, self.help) = (id, message, help)
    document = SourceLocation(path: pair.document, line: pair.lines.start, column: 1)
    port = pair.port.map { SourceLocation(path: $0, line: 1, column: 1) }
  }

  private init(_ difference: Difference, in pair: PairResult) {
    self.init(Self.id(of: difference, in: pair), difference.message, pair, help: difference.help)
    if let place = difference.pythonPlace {
      document = SourceLocation(path: pair.document, line: place.line, column: place.column)
    }
    if let place = difference.swiftPlace, let path = pair.port {
      port = SourceLocation(path: path, line: place.line, column: place.column)
      hasPortLine = true
    }
    if difference.runs?.side == .python { port = nil }
    rows = Self.rows(of: difference)
    if pair.verdict.outcome == .failed, difference.kind == .compile { compilerOutput = pair.compilerOutput }
  }

  private static func rows(of difference: Difference) -> [(name: String, text: String)] {
    var rows: [(String, String?)] = [("python", difference.python), ("swift", difference.swift)]
    if let runs = difference.runs {
      let names = difference.kind == .outcome ? ("recorded", "now") : ("first", "again")
      rows += [(names.0, runs.first), (names.1, runs.second)]
    }
    return rows.compactMap { name, text in text.map { (name, $0) } }
  }

  /// The finding of a difference of a pair: a port that does not compile is one, whatever else is known of it.
  static func id(of difference: Difference, in pair: PairResult) -> String {
    guard pair.verdict.outcome == .failed, difference.kind == .compile else { return id(of: difference) }
    return isRunFailed(pair) ? "run-failed" : "port-does-not-compile"
  }

  static func id(of difference: Difference) -> String {
    if let finding = difference.finding { return finding }
    return switch difference.kind {
    case .output: "output-differs"
    case .time: "time-differs"
    case .order: "order-differs"
    case .end: "end-differs"
    case .value: "value-differs"
    case .compile: "compile-differs"
    case .claim: "claim-differs"
    case .request: "request-differs"
    case .structure: "structure-differs"
    case .outcome: "outcome-changed"
    case .relaxation: "relaxation-unneeded"
    }
  }
}
