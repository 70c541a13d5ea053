import DiglotModel

extension StrengthReport {
  /// The report for a reader, with a final newline; the last line is the summary.
  package func text(color: Bool) -> String {
    let terminal = Terminal(color: color)
    var sections = survivors.map { block($0, terminal) }
    sections.append(equivalents)
    sections.append(
      strength.skipped.isEmpty
        ? []
        : ["\(strength.skipped.count.of("pair")) without mutants:"]
          + strength.skipped.map { "  " + Terminal.visible("\($0.id): \($0.reason)") })
    sections.append(table)
    sections.append(closing(terminal))
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func block(_ mutant: Strength.MutantResult, _ terminal: Terminal) -> [String] {
    let place = "\(mutant.path):\(mutant.place.line):\(mutant.place.column)"
    var lines = [
      terminal.paint(Terminal.visible(place) + ":", .bold) + " survived: [\(mutant.rule)] "
        + Terminal.visible(mutant.reason)
    ]
    lines += Terminal.indented(mutant.diff, by: "    ")
    if let help = mutant.help { lines.append("  help: " + Terminal.visible(help)) }
    return lines + ["  repeat: diglot strength \(mutant.root.shellWord) --only \(mutant.id.shellWord)"]
  }

  /// Proved ones are counted by their proof: each alone would be noise.
  private var equivalents: [String] {
    let found = strength.mutants.filter { $0.outcome == .equivalent }
    let proofs = Dictionary(grouping: found, by: \.reason).sorted {
      ($1.value.count, $0.key) < ($0.value.count, $1.key)
    }
    return found.isEmpty
      ? [] : ["\(found.count.of("mutant")) proved to be equivalent:"] + proofs.map { "  \($0.value.count): \($0.key)" }
  }

  /// Each rule with its counts on either side.
  private var table: [String] {
    guard strength.score().mutants > 0 else { return [] }
    let rows = rules.map { rule in
      (
        rule.name, strength.score { $0.rule == rule.name && $0.side == .swift },
        strength.score { $0.rule == rule.name && $0.side == .python }
      )
    }.filter { $0.1.mutants + $0.2.mutants > 0 }
    let total = ("all", strength.score { $0.side == .swift }, strength.score { $0.side == .python })
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    func cell(_ score: Strength.Score) -> String {
      let share = score.percent.map { Self.percent($0) } ?? "-"
      return "\(score.caught) of \(score.caught + score.survived)".padded(to: 13) + share.padded(to: 8)
    }
    return ["caught".padded(to: width) + "ports".padded(to: 21) + "snippets"]
      + (rows + [total]).map { name, ports, snippets in
        (name.padded(to: width) + cell(ports) + cell(snippets)).trimmedEnd
      }
  }

  private func closing(_ terminal: Terminal) -> [String] {
    let score = strength.score()
    var lines: [String] = []
    if !kinds.isEmpty {
      lines.append("caught by: " + kinds.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
    }
    let refused = strength.count(.refused)
    if refused > 0 { lines.append("\(refused) more were no programs: a compiler refused them") }
    let notRun = strength.count(.notRun)
    let left = strength.possible - strength.mutants.count
    if strength.wasInterrupted { lines.append("interrupted: \(notRun.of("mutant")) did not run") }
    if strength.failure != nil { lines.append("\(notRun.of("mutant")) did not run, since no more could be run") }
    if !strength.wasInterrupted, strength.failure == nil, notRun > 0 {
      lines.append("\(notRun.of("mutant")) did not run: the budget of time was used up; '--budget SECONDS' gives more")
    }
    if left > 0 {
      lines.append("\(left) of \(strength.possible) mutants were left out by the sample of seed \(strength.seed)")
    }
    if let shown = score.percentOfShown, score.silent > 0 {
      lines.append(
        "silent: \(score.silent) of the survivors change nothing that a run shows; without them \(Self.percent(shown)) are caught"
      )
    }
    let counts = "\(score.caught) caught, \(score.equivalent) equivalent, \(score.survived) survived"
    let share = score.percent.map { "; \(Self.percent($0)) caught" } ?? ""
    let head = score.mutants.of("mutant") + " of \(strength.pairs.of("pair")): \(counts)\(share)"
    return lines + [terminal.paint(head, score.survived == 0 ? .good : .error)]
  }

  /// Rounded down, so that 100 % is said of all alone.
  static func percent(_ value: Double) -> String {
    let tenths = Int(value * 10)
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
  fileprivate var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
