import DiglotModel

/// What is wrong with one pair, in the look of every finding: head line, both sides, port, help, command to repeat.
struct FindingText {
  let pair: PairResult
  let terminal: Terminal

  /// Nothing for a pair that is equivalent or skipped.
  var lines: [String] {
    var lines: [String]
    switch pair.verdict.outcome {
    case .equivalent, .skipped: return []
    case .different: lines = differences
    case .unported:
      lines = differences
      if pair.verdict.differences.allSatisfy({ $0.runs != nil }) {
        lines.append(head("port-missing", "'\(pair.id)' has no port", at: nil))
        lines.append("  help: 'diglot add \(pair.document.shellWord) --only \(pair.id)' drafts one")
      }
    case .failed: lines = failure
    }
    let check = pair.verdict.differences.contains { $0.isOfDeterminism } ? " --check-determinism" : ""
    return lines + ["  repeat: diglot verify \(pair.root.shellWord) --only \(pair.id.shellWord)\(check)"]
  }

  private var differences: [String] {
    pair.verdict.differences.flatMap { block($0, id: Self.id(of: $0)) }
  }

  private var failure: [String] {
    let isCompiled = pair.compilerOutput.isEmpty && (pair.python != nil || pair.swift != nil)
    let id = isCompiled ? "run-failed" : "port-does-not-compile"
    guard pair.verdict.differences.isEmpty else {
      return pair.verdict.differences.flatMap { block($0, id: $0.kind == .compile ? id : Self.id(of: $0)) }
        + compilerLines
    }
    let message = isCompiled ? "a side of '\(pair.id)' could not be run" : "the port of '\(pair.id)' does not compile"
    return [head(id, message, at: nil)] + compilerLines + portLines(nil)
  }

  private var compilerLines: [String] { Terminal.indented(pair.compilerOutput, by: "    ") }

  private func block(_ difference: Difference, id: String) -> [String] {
    var lines = [head(id, difference.message, at: difference.pythonPlace)]
    if let text = difference.python {
      lines.append("   " + terminal.paint("python", .python) + "   " + Terminal.visible(text))
    }
    if let text = difference.swift {
      lines.append("   " + terminal.paint("swift", .swift) + "    " + Terminal.visible(text))
    }
    if let runs = difference.runs {
      let names = difference.kind == .outcome ? ("recorded ", "now      ") : ("first    ", "again    ")
      let rows = [(names.0, runs.first), (names.1, runs.second)]
      lines += rows.compactMap { name, text in text.map { "   \(name)" + Terminal.visible($0) } }
    }
    if difference.runs?.side != .python { lines += portLines(difference.swiftPlace) }
    if let help = difference.help { lines.append("  help: " + Terminal.visible(help)) }
    return lines
  }

  private func head(_ id: String, _ message: String, at place: OutputLine.Place?) -> String {
    let location = "\(pair.document):\(place?.line ?? pair.lines.start):\(place?.column ?? 1)"
    return terminal.paint(Terminal.visible(location) + ":", .bold) + " " + terminal.paint("error:", .error)
      + " [\(id)] " + Terminal.visible(message)
  }

  private func portLines(_ place: OutputLine.Place?) -> [String] {
    guard let port = pair.port else { return [] }
    return ["  port: " + Terminal.visible(port) + (place.map { ":\($0.line):\($0.column)" } ?? "")]
  }

  /// The identifier that `diglot explain` takes.
  /// The finding of a difference of a pair: a port that does not compile is one, whatever else is known of it.
  static func id(of difference: Difference, in pair: PairResult) -> String {
    pair.verdict.outcome == .failed && difference.kind == .compile ? "port-does-not-compile" : id(of: difference)
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

extension Difference {
  /// Whether it is one between two runs of a side that were made for their comparison.
  fileprivate var isOfDeterminism: Bool { runs != nil && kind != .outcome }
}
