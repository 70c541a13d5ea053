import DiglotModel

extension VerifyReport {
  /// Annotations as a GitHub workflow reads them from a step's output: one at the line of the document, and one at that of the
  /// port; warnings where the document itself is wrong.
  ///
  /// See https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
  func github() -> String {
    var lines = pairs.flatMap(annotations)
    lines += documentFindings.compactMap { finding in
      finding.location.map { Self.command("warning", $0, finding.id, finding.message) }
    }
    lines.append(summaryLine)
    return lines.joined(separator: "\n") + "\n"
  }

  var summaryLine: String {
    let counts: [(Verdict.Outcome, String)] = [
      (.equivalent, "equivalent"), (.different, "different"), (.unported, "unported"), (.skipped, "skipped"),
      (.failed, "failed"),
    ]
    let shown = counts.filter { count($0.0) > 0 }.map { "\(count($0.0)) \($0.1)" }
    return "\(pairs.count.of("pair")): \(shown.isEmpty ? "none" : shown.joined(separator: ", "))" + unfinishedText
  }

  private func annotations(_ pair: PairResult) -> [String] {
    Finding.all(of: pair).enumerated().flatMap { index, finding -> [String] in
      let sides = finding.rows.map { "\($0.name): \($0.text)" }
      let compiler = finding.compilerOutput.isEmpty ? [] : [finding.compilerOutput]
      let message = (["'\(pair.id)': \(finding.message)"] + sides + compiler).joined(separator: "\n")
      var commands = [Self.command("error", finding.document, finding.id, message)]
      // One at the port's first line is enough where none is known.
      if let port = finding.port, index == 0 || finding.hasPortLine {
        commands.append(Self.command("error", port, finding.id, message))
      }
      return commands
    }
  }

  private static func command(_ name: String, _ place: SourceLocation, _ title: String, _ message: String) -> String {
    "::\(name) file=\(property(place.path)),line=\(place.line),col=\(place.column),title=\(property(title))::\(data(message))"
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
