import DiglotModel

extension VerifyReport {
  /// Annotations as a GitHub workflow reads them from a step's output: one at the line of the document, and one at that of the port.
  ///
  /// See https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
  func github() -> String {
    var lines = pairs.flatMap(annotations)
    lines.append(summaryLine)
    return lines.joined(separator: "\n") + "\n"
  }

  var summaryLine: String {
    let counts: [(Verdict.Outcome, String)] = [
      (.equivalent, "equivalent"), (.different, "different"), (.unported, "unported"), (.skipped, "skipped"),
      (.failed, "failed"),
    ]
    let shown = counts.filter { count($0.0) > 0 }.map { "\(count($0.0)) \($0.1)" }
    return "\(pairs.count.of("pair")): \(shown.isEmpty ? "none" : shown.joined(separator: ", "))"
  }

  private func annotations(_ pair: PairResult) -> [String] {
    switch pair.verdict.outcome {
    case .equivalent, .skipped: return []
    case .different, .unported, .failed: break
    }
    guard let first = pair.verdict.differences.first else {
      let isMissing = pair.verdict.outcome == .unported
      let title = isMissing ? "port-missing" : "port-does-not-compile"
      let message =
        isMissing ? "'\(pair.id)' has no port" : "the port of '\(pair.id)' does not compile\n\(pair.compilerOutput)"
      return [
        Self.command(
          isMissing ? pair.document : pair.port ?? pair.document, isMissing ? pair.lines.start : 1, 1, title, message)
      ]
    }
    return pair.verdict.differences.flatMap { difference -> [String] in
      let title = FindingText.id(of: difference, in: pair)
      let sides = [difference.python.map { "python: \($0)" }, difference.swift.map { "swift: \($0)" }].compactMap { $0 }
      let message = (["'\(pair.id)': \(difference.message)"] + sides).joined(separator: "\n")
      let place = difference.pythonPlace
      var commands = [
        Self.command(pair.document, place?.line ?? pair.lines.start, place?.column ?? 1, title, message)
      ]
      if let port = pair.port, difference == first || difference.swiftPlace != nil {
        let place = difference.swiftPlace
        commands.append(Self.command(port, place?.line ?? 1, place?.column ?? 1, title, message))
      }
      return commands
    }
  }

  private static func command(_ file: String, _ line: Int, _ column: Int, _ title: String, _ message: String) -> String
  {
    "::error file=\(property(file)),line=\(line),col=\(column),title=\(property(title))::\(data(message))"
  }

  /// As the message of a command: it is one line.
  private static func data(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Terminal.visible(String($0)).replacing("%", with: "%25") }.joined(separator: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
