package import DiglotModel

/// What `diglot diff` tells about one pair: both timelines line by line, and the verdict with and without its contract.
package struct DiffReport: Sendable {
  let pair: PairResult
  let strict: Verdict

  /// - Parameters:
  ///   - pair: With the verdict under its contract.
  ///   - strict: The verdict without the contract's relaxations.
  package init(pair: PairResult, strict: Verdict) {
    self.pair = pair
    self.strict = strict
  }

  /// The report for a reader, with a final newline.
  ///
  /// - Parameter width: Columns of the terminal. From 100 on the sides stand next to each other, else below each other.
  package func text(color: Bool, width: Int) -> String {
    let terminal = Terminal(color: color)
    let timeline = Timeline(pair: pair, marked: strict.differences.compactMap(\.line).min(), terminal: terminal)
    let title = Terminal.visible("\(pair.document):\(pair.lines.start) \(pair.id)")
    var lines = [terminal.paint(title, .bold)]
    if let port = pair.port { lines.append("  port: " + Terminal.visible(port)) }
    lines += [""] + (width >= 100 ? timeline.sideBySide(width: width) : timeline.unified()) + [""]
    lines += self.lines(of: pair.verdict, title: "with the contract", terminal)
    lines += pair.contract.relaxations.map { "  \($0.kind.name): " + Terminal.visible($0.reason) }
    lines += self.lines(of: strict, title: "without the contract", terminal)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The pair as `verify` tells it, with the verdict without the contract under `strict`; with a final newline.
  package func json() -> String {
    var members = JSON.members(of: pair)
    members["strict"] = .object([
      "verdict": .string(strict.outcome.rawValue), "differences": .array(strict.differences.map { JSON($0) }),
    ])
    return JSON.object(members).text
  }

  private func lines(of verdict: Verdict, title: String, _ terminal: Terminal) -> [String] {
    let style: Terminal.Style = verdict.outcome == .equivalent ? .good : .error
    return ["\(title): " + terminal.paint(verdict.outcome.rawValue, style)]
      + verdict.differences.map { "  [\(FindingText.id(of: $0))] " + Terminal.visible($0.message) }
  }
}
