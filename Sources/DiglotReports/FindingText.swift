import DiglotModel

/// What is wrong with one pair, in the look of every finding: head line, both sides, port, help, command to repeat.
struct FindingText {
  let pair: PairResult
  let terminal: Terminal

  /// Nothing for a pair that is equivalent or skipped.
  var lines: [String] {
    let findings = Finding.all(of: pair)
    return findings.isEmpty ? [] : findings.flatMap(block) + ["  repeat: \(pair.repeatCommand)"]
  }

  private func block(_ finding: Finding) -> [String] {
    var lines = [head(finding)]
    lines += finding.rows.map { name, text in
      let style: Terminal.Style? = name == "python" ? .python : name == "swift" ? .swift : nil
      let padding = String(repeating: " ", count: max(0, 9 - name.count))
      return "   " + (style.map { terminal.paint(name, $0) } ?? name) + padding + Terminal.visible(text)
    }
    lines += Terminal.indented(finding.compilerOutput, by: "    ")
    if let port = finding.port {
      lines.append(
        "  port: " + Terminal.visible(port.path) + (finding.hasPortLine ? ":\(port.line):\(port.column)" : ""))
    }
    if let help = finding.help { lines.append("  help: " + Terminal.visible(help)) }
    return lines
  }

  private func head(_ finding: Finding) -> String {
    let place = finding.document
    return terminal.paint(Terminal.visible("\(place.path):\(place.line):\(place.column)") + ":", .bold) + " "
      + terminal.paint("error:", .error) + " [\(finding.id)] " + Terminal.visible(finding.message)
  }
}

extension PairResult {
  /// The command that finds the same again.
  var repeatCommand: String {
    let check = verdict.differences.contains { $0.isOfDeterminism } ? " --check-determinism" : ""
    return "diglot verify \(root.shellWord) --only \(id.shellWord)\(check)"
  }
}

extension Difference {
  /// Whether it is one between two runs of a side that were made for their comparison.
  fileprivate var isOfDeterminism: Bool { runs != nil && kind != .outcome }
}
