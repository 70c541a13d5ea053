import DiglotModel

extension VerifyReport {
  /// TAP 14: a test point for each pair, with a block of YAML where it is not equivalent.
  ///
  /// See https://testanything.org/tap-version-14-specification.html. The scalars are JSON's, which is YAML too.
  func tap() -> String {
    var lines = ["TAP version 14", "1..\(pairs.count + unfinished)"]
    for (index, pair) in pairs.enumerated() { lines += testPoint(index + 1, pair) }
    if unfinished > 0 { lines.append("Bail out! \(unfinished) not verified: interrupted") }
    lines.append("# " + summaryLine)
    return lines.joined(separator: "\n") + "\n"
  }

  private func testPoint(_ number: Int, _ pair: PairResult) -> [String] {
    let name = "\(number) - " + Self.plain("\(pair.document) \(pair.id)")
    switch pair.verdict.outcome {
    case .equivalent, .skipped:
      let skip = pair.verdict.outcome == .skipped ? " # SKIP " + Self.plain(pair.contract.skip ?? "") : ""
      return ["ok " + name + skip] + relaxations(of: pair)
    case .different, .unported, .failed:
      let blocks = Finding.all(of: pair).flatMap(Self.yaml)
      return ["not ok " + name, "  ---", "  findings:"] + blocks + ["  ..."] + relaxations(of: pair)
    }
  }

  private func relaxations(of pair: PairResult) -> [String] {
    pair.contract.relaxations.map { "# relaxation: " + Self.plain("\($0.kind.name): \($0.reason)") }
  }

  private static func yaml(_ finding: Finding) -> [String] {
    var members = [("id", finding.id), ("message", finding.message), ("at", text(of: finding.document))]
    if let port = finding.port { members.append(("port", text(of: port))) }
    members += finding.rows.map { ($0.name, $0.text) }
    if !finding.compilerOutput.isEmpty { members.append(("compiler", finding.compilerOutput)) }
    if let help = finding.help { members.append(("help", help)) }
    return members.enumerated().map { index, member in
      "    \(index == 0 ? "- " : "  ")\(member.0): \(JSON.line(member.1))"
    }
  }

  private static func text(of place: SourceLocation) -> String { "\(place.path):\(place.line):\(place.column)" }

  /// A description or a reason: what would begin a directive is escaped.
  private static func plain(_ text: String) -> String {
    Terminal.visible(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }
}
