import DiglotModel

/// The parts of a pair that a page shows.
struct PairBody {
  let pair: PairResult
  let sources: PairSources?
  /// Whether it is told how long the machine took, which is another number each time.
  var tellsMachineTime = true

  var rows: [TimelineRow] { TimelineRow.rows(python: pair.python, swift: pair.swift) }

  // MARK: Both sides

  /// Python and Swift next to each other, each with its output below.
  var sides: String {
    let rows = self.rows
    return "<div class=\"two\">"
      + [Side.python, .swift].map { figure($0, source($0) + output($0, rows)) }.joined() + "</div>"
  }

  /// The sources next to each other, or in tabs where there is no room. What both sides wrote stands below them, once where it is the
  /// same.
  var tabs: String {
    let name = HTML.text(pair.id)
    let choices = [(Side.python, "Python", " checked"), (.swift, "Swift", "")].map { side, title, checked in
      "<label><input type=\"radio\" name=\"\(name)\" class=\"pick-\(side.rawValue)\"\(checked)> \(title)</label>"
    }
    let rows = self.rows
    var html =
      "<fieldset class=\"tabs\"><legend class=\"vh\">Language of \(name)</legend>\(choices.joined())</fieldset>"
    html += "<div class=\"two\">" + [Side.python, .swift].map { figure($0, source($0)) }.joined() + "</div>"
    if isAlike(rows) {
      // What is to be told of the runs may differ all the same.
      let others = pair.swift.map { $0.notes == pair.python?.notes ? "" : notes($0) } ?? ""
      return html + "<div class=\"outputs\">\(output(.python, rows, title: "Output of both"))\(others)</div>"
    }
    return html + "<div class=\"two outputs\">"
      + [Side.python, .swift].map { "<div>\(output($0, rows))</div>" }.joined() + "</div>"
  }

  /// Whether both sides did the same, so that one of them is enough to show.
  func isAlike(_ rows: [TimelineRow]) -> Bool {
    guard let python = pair.python, let swift = pair.swift else { return false }
    return rows.allSatisfy(\.isAlike) && python.endText == swift.endText
  }

  private func figure(_ side: Side, _ content: String) -> String {
    let path = side == .python ? "\(pair.document):\(pair.lines.start)" : pair.port
    return "<figure class=\"side \(side.rawValue)\"><figcaption class=\"cap\">\(side.language)"
      + (path.map { " <span class=\"path\">\(HTML.text($0))</span>" } ?? "") + "</figcaption>\(content)</figure>"
  }

  private func source(_ side: Side) -> String {
    let source = side == .python ? sources?.python : sources?.swift
    if let source {
      return CodeListing(source: source, label: "\(side.language) source of \(pair.id)", marked: places(side)).html
    }
    return side == .swift && pair.port == nil ? "<p class=\"none\">There is no port.</p>" : ""
  }

  private func output(_ side: Side, _ rows: [TimelineRow], title: String? = nil) -> String {
    if let run = side == .python ? pair.python : pair.swift {
      let isEndAlike = pair.python?.endText == pair.swift?.endText || pair.python == nil || pair.swift == nil
      let listing = OutputListing(
        side: side, title: title ?? "Output of \(side.language)", run: run, rows: rows,
        allowed: pair.contract.relaxations.compactMap(\.kind.lines),
        isCompared: pair.python != nil && pair.swift != nil,
        isEndAlike: isEndAlike)
      return listing.html + notes(run)
    }
    if side == .swift, !pair.compilerOutput.isEmpty { return compilerOutput }
    return side == .swift && pair.port == nil ? "" : "<p class=\"none\">It did not run.</p>"
  }

  private var compilerOutput: String {
    let expected = pair.contract.compileError
    let title = expected == nil ? "The compiler refuses it" : "The compiler refuses it, as the contract says it must"
    let text = Terminal.indented(pair.compilerOutput, by: "").map { HTML.text($0) }.joined(separator: "\n")
    return "<p class=\"cap\">\(title)</p><pre class=\"said\" tabindex=\"0\" role=\"region\" "
      + "aria-label=\"What the compiler said of \(HTML.text(pair.id))\">\(text)</pre>"
  }

  private func notes(_ run: Observation) -> String {
    let notes = run.notes + run.fixtureHints
    return notes.isEmpty ? "" : list(notes.map { HTML.text($0) }, "notes")
  }

  /// The lines that a difference is at.
  private func places(_ side: Side) -> Set<Int> {
    Set(pair.verdict.differences.compactMap { (side == .python ? $0.pythonPlace : $0.swiftPlace)?.line })
  }

  // MARK: Time

  var timeline: String {
    guard let svg = TimelineDrawing(pair: pair).html else { return "" }
    let times = [(Side.python, pair.python), (.swift, pair.swift)].compactMap { side, run in
      run.map { "\(side.language) took \(Seconds.short($0.time.wall)) s of the machine’s time" }
    }
    let told = tellsMachineTime ? " <span class=\"path\">\(times.joined(separator: ", "))</span>" : ""
    return
      "<figure class=\"time\"><figcaption class=\"cap\">Both timelines\(told)</figcaption><div class=\"scroll\" tabindex=\"0\" role=\"region\" "
      + "aria-label=\"Timelines of \(HTML.text(pair.id))\">\(svg)</div></figure>"
  }

  // MARK: What was found

  var differences: String {
    let findings = Finding.all(of: pair)
    guard !findings.isEmpty else { return "" }
    return section("What differs", "diffs", list(findings.map(item), "plain"))
  }

  /// What the compiler said stands in the place of the output.
  private func item(_ finding: Finding) -> String {
    var html = "<p><code class=\"id\">\(HTML.text(finding.id))</code> \(HTML.text(finding.message))</p>"
    let names = [Side.python.rawValue: Side.python.language, Side.swift.rawValue: Side.swift.language]
    let rows = finding.rows.map { name, text in "<dt>\(names[name] ?? name)</dt><dd>\(HTML.text(text))</dd>" }
    if !rows.isEmpty { html += "<dl>\(rows.joined())</dl>" }
    if let help = finding.help { html += "<p class=\"help\">\(HTML.text(help))</p>" }
    return html
  }

  /// What the contract allows; a pair whose contract allows nothing says so.
  var contract: String {
    var items = pair.contract.relaxations.map { relaxation in
      "<b>\(HTML.text(relaxation.kind.name))</b> of \(HTML.text(relaxation.kind.subject))" + reason(relaxation.reason)
    }
    if let expected = pair.contract.compileError {
      items.append("<b>compileError</b> “\(HTML.text(expected.message))”" + reason(expected.reason))
    }
    if let skip = pair.contract.skip { items.append("<b>skip</b>" + reason(skip)) }
    if items.isEmpty { items = ["Exact: every line, its time, the end and the final values."] }
    return section("Contract", "contract", list(items, "plain"))
  }

  private func reason(_ text: String) -> String { text.isEmpty ? "" : ": \(HTML.text(text))" }

  /// How many small mistakes the pair catches, where `diglot strength` measured that.
  var strength: String {
    let command =
      "<code>diglot strength \(HTML.text(pair.root.shellWord)) --only \(HTML.text(pair.id.shellWord))</code>"
    let text =
      if let found = pair.strength {
        HTML.text(found.text) + "." + (found.score.survived > 0 ? " \(command) shows the survivors." : "")
      } else if let obstacle = pair.strengthObstacle {
        "Not measured: \(HTML.text(obstacle))."
      } else {
        "Not measured. \(command) measures it."
      }
    return section("Strength", "strength", "<p>\(text)</p>")
  }

  var claims: String {
    guard !pair.claims.isEmpty || !pair.findings.isEmpty else { return "" }
    let items = pair.claims.map { verdict in
      let mark = verdict.isBorneOut ? "✓" : verdict.outcome == .notJudged ? "–" : "✗"
      return "<span class=\"mark\">\(mark)</span> line \(verdict.claim.line), \(verdict.claim.kind.rawValue): "
        + "“\(HTML.text(verdict.claim.text))”" + (verdict.isBorneOut ? "" : " — \(HTML.text(verdict.message))")
    }
    let findings = pair.findings.map { finding in
      "<span class=\"mark\">!</span> "
        + (finding.location.map { "line \($0.line): " } ?? "")
        + "<code class=\"id\">\(HTML.text(finding.id))</code> \(HTML.text(finding.message))"
    }
    return section("What the document claims", "claims", list(items + findings, "plain"))
  }

  var contexts: String {
    guard let contexts = sources?.contexts, !contexts.isEmpty else { return "" }
    let listings = contexts.map { source in
      "<p class=\"cap\">\(HTML.text(source.path))</p>" + CodeListing(source: source, label: source.path).html
    }
    return "<details class=\"context\"><summary>The hidden code around it</summary>\(listings.joined())</details>"
  }

  var repeating: String {
    "<p class=\"repeat\"><span class=\"cap\">Repeat</span> <code>\(HTML.text(pair.repeatCommand))</code></p>"
  }

  private func section(_ title: String, _ name: String, _ content: String) -> String {
    "<section class=\"facts \(name)\" aria-label=\"\(title) (\(HTML.text(pair.id)))\"><p class=\"cap\">\(title)</p>"
      + content + "</section>"
  }

  private func list(_ items: [String], _ name: String) -> String {
    "<ul class=\"\(name)\">" + items.map { "<li>\($0)</li>" }.joined() + "</ul>"
  }
}

extension Verdict.Outcome {
  /// From what is well to what is not.
  static let inOrder: [Verdict.Outcome] = [.equivalent, .skipped, .different, .unported, .failed]

  /// A mark that does not depend on colour.
  var sign: String {
    switch self {
    case .equivalent: "✓"
    case .different: "≠"
    case .unported: "○"
    case .skipped: "–"
    case .failed: "✗"
    }
  }

  /// The verdict as a page shows it.
  var badge: String {
    "<span class=\"badge \(rawValue)\"><span aria-hidden=\"true\">\(sign)</span> \(rawValue)</span>"
  }
}
