package import DiglotModel

/// What `diglot diff` tells about one pair: both sources, both timelines, the first cause, and the verdict with and without the
/// pair's contract.
package struct DiffReport: Sendable {
  let pair: PairResult
  let strict: Verdict
  let python: SourceText?
  let swift: SourceText?

  /// - Parameters:
  ///   - pair: With the verdict under its contract.
  ///   - strict: The verdict when nothing is allowed.
  ///   - python: The snippet; nil leaves both sources out.
  ///   - swift: The port.
  package init(pair: PairResult, strict: Verdict, python: SourceText? = nil, swift: SourceText? = nil) {
    self.pair = pair
    self.strict = strict
    self.python = python
    self.swift = swift
  }

  /// The report for a reader, with a final newline.
  ///
  /// - Parameter width: Columns of the terminal. From 100 on the sides stand next to each other, else below each other.
  package func text(color: Bool, width: Int) -> String {
    let terminal = Terminal(color: color)
    let isWide = width >= Columns.least
    let title = Terminal.visible("\(pair.document):\(pair.lines.start) \(pair.id)")
    var lines = [terminal.paint(title, .bold)]
    if let port = pair.port { lines.append("  port: " + Terminal.visible(port)) }
    if let python, let swift {
      let table = SourceTable(python: python, swift: swift, pair: pair, cause: cause, terminal: terminal)
      lines += [""] + (isWide ? table.sideBySide(width: width) : table.unified())
    }
    let timeline = Timeline(pair: pair, cause: cause, terminal: terminal)
    lines += [""] + (isWide ? timeline.sideBySide(width: width) : timeline.unified()) + [""]
    if let cause, let at = cause.at {
      lines.append("first cause, at \(Seconds.short(at)) s: " + Terminal.visible(cause.message))
      let differences = pair.verdict.differences + strict.differences
      if let structure = differences.first(where: { $0.kind == .structure }) {
        lines.append("  " + Terminal.visible(structure.message))
      }
    }
    lines += self.lines(of: pair.verdict, title: "with the contract", terminal)
    lines += pair.contract.relaxations.map { "  \($0.kind.name): " + Terminal.visible($0.reason) }
    lines += self.lines(of: strict, title: "without the contract", terminal)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The pair as `verify` tells it, with the verdict without the contract under `strict` and the first cause under `cause`;
  /// with a final newline.
  package func json() -> String {
    var members = JSON.members(of: pair)
    members["strict"] = .object([
      "verdict": .string(strict.outcome.rawValue), "differences": .array(strict.differences.map { JSON($0) }),
    ])
    members["cause"] = cause.map { JSON($0) } ?? .null
    return JSON.object(members).text
  }

  /// The earliest in virtual time of what differs: of what the contract does not allow, where there is anything, else of all.
  private var cause: Difference? {
    pair.verdict.firstCause ?? strict.firstCause
  }

  private func lines(of verdict: Verdict, title: String, _ terminal: Terminal) -> [String] {
    let style: Terminal.Style = verdict.outcome == .equivalent ? .good : .error
    return ["\(title): " + terminal.paint(verdict.outcome.rawValue, style)]
      + verdict.differences.map { "  [\(Finding.id(of: $0))] " + Terminal.visible($0.message) }
  }
}

extension Verdict {
  /// The earliest difference in virtual time; that of structure has its cause in others.
  var firstCause: Difference? {
    differences.filter { $0.at != nil && $0.kind != .structure }.min { ($0.at ?? .max) < ($1.at ?? .max) }
  }
}
