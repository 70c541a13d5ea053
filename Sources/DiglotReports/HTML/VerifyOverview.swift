import DiglotModel

/// What a report comes to: verdicts, documents, relaxations with their reasons, claims.
struct VerifyOverview {
  let report: VerifyReport
  let anchors: [String]

  var html: String {
    "<section id=\"_overview\" class=\"overview\" aria-label=\"Overview\"><h1>\(HTML.text(report.summaryLine))</h1>"
      + lead + documents
      + relaxations + refusals + strength + claims + reading
      + "</section>\n"
  }

  private var lead: String {
    let virtual = report.pairs.reduce(0) { $0 + ($1.python?.time.virtual ?? 0) + ($1.swift?.time.virtual ?? 0) }
    let wall = report.pairs.reduce(0) { $0 + $1.wall }
    var text = "Both sides together lived through \(Seconds.rough(virtual)) s of virtual time, "
    text += "in \(Seconds.rough(wall)) s of the machine’s."
    if let determinism = report.determinism { text += " " + HTML.text(report.line(of: determinism)) + "." }
    var html = "<p class=\"lead\">\(text)</p>"
    if let provenance = report.page?.provenance {
      html += "<p class=\"quiet\">Verified \(HTML.text(provenance.text))</p>"
    }
    return html
  }

  private var documents: String {
    let outcomes = Verdict.Outcome.inOrder.filter { report.count($0) > 0 }
    var html = "<h2>Documents</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Documents\"><table>"
    html += "<thead><tr><th scope=\"col\">document</th><th scope=\"col\">pairs</th>"
    html += outcomes.map { "<th scope=\"col\">\($0.rawValue)</th>" }.joined()
    html += "<th scope=\"col\">relaxations</th><th scope=\"col\">claims borne out</th>"
    html += "<th scope=\"col\">mistakes caught</th><th scope=\"col\">virtual time</th></tr></thead><tbody>"
    for (path, pairs) in report.documents {
      let claims = pairs.flatMap(\.claims)
      let borneOut = claims.count { $0.isBorneOut }
      html += "<tr><th scope=\"row\">\(HTML.text(path))</th><td>\(pairs.count)</td>"
      html += outcomes.map { outcome in "<td>\(pairs.count { $0.verdict.outcome == outcome })</td>" }.joined()
      html += "<td>\(pairs.reduce(0) { $0 + $1.contract.relaxations.count })</td>"
      html += "<td>\(claims.isEmpty ? "none made" : "\(borneOut) of \(claims.count)")</td>"
      html += "<td>\(VerifyReport.strength(of: pairs)?.score.caughtText ?? "not measured")</td>"
      html += "<td>\(Seconds.rough(pairs.reduce(0) { $0 + ($1.python?.time.virtual ?? 0) })) s</td></tr>"
    }
    return html + "</tbody></table></div>"
  }

  /// The number of each kind, and each with its reason.
  private var relaxations: String {
    let all = report.pairs.indices.flatMap { index in
      report.pairs[index].contract.relaxations.map { (relaxation: $0, index: index) }
    }
    guard !all.isEmpty else { return "<h2>No relaxations</h2><p>Every pair is compared exactly.</p>" }
    let counts = all.reduce(into: [String: Int]()) { $0[$1.relaxation.kind.name, default: 0] += 1 }
    let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) × \($0.key)" }
    let items = all.map { relaxation, index in
      "<li><b>\(HTML.text(relaxation.kind.name))</b> of \(HTML.text(relaxation.kind.subject)) in \(link(index)): "
        + "\(HTML.text(relaxation.reason))</li>"
    }
    return "<h2>\(all.count.of("relaxation"))</h2><p>\(HTML.text(kinds.joined(separator: ", ")))</p>"
      + "<ul class=\"plain\">\(items.joined())</ul>"
  }

  private var refusals: String {
    let items = report.pairs.indices.compactMap { index -> String? in
      let pair = report.pairs[index]
      guard pair.verdict.outcome == .equivalent, let expected = pair.contract.compileError else { return nil }
      return "<li>\(link(index)): \(HTML.text(expected.reason))</li>"
    }
    guard !items.isEmpty else { return "" }
    return "<h2>\(items.count.of("port")) that must not compile</h2><ul class=\"plain\">\(items.joined())</ul>"
  }

  /// How many small mistakes were caught, and where some were not.
  private var strength: String {
    let paths = report.pairs.reduce(into: [String]()) { if !$0.contains($1.root) { $0.append($1.root) } }
    let command = "<code>diglot strength \(HTML.text(paths.map(\.shellWord).joined(separator: " ")))</code>"
    guard let (score, measured, measurable) = VerifyReport.strength(of: report.pairs) else {
      return paths.isEmpty
        ? ""
        : "<h2>Strength is not measured</h2><p>\(command) makes small mistakes in ports and examples, and keeps how "
          + "many the pairs catch.</p>"
    }
    var text = "\(score.caughtText) small mistakes in ports and examples were caught"
    if let percent = score.percent { text += ", \(StrengthReport.percent(percent))" }
    text += "; \(measured) of \(measurable.of("pair")) \(measurable == 1 ? "was" : "were") measured."
    if measured < measurable { text += " \(command) measures the others." }
    let items = report.pairs.indices.compactMap { index -> String? in
      guard let own = report.pairs[index].strength?.score, own.survived > 0 else { return nil }
      return "<li>\(link(index)): \(own.survived.of("survivor"))\(own.silent > 0 ? ", \(own.silent) silent" : "")</li>"
    }
    return "<h2>Strength</h2><p>\(text)</p>"
      + (items.isEmpty
        ? ""
        : "<details><summary>\(items.count.of("pair")) with mistakes that nobody noticed</summary>"
          + "<ul class=\"plain\">\(items.joined())</ul></details>")
  }

  private var claims: String {
    guard let line = report.claimLine else { return "" }
    let findings = report.documentFindings.map { finding in
      let place = finding.location.map { HTML.text("\($0.path):\($0.line)") + ": " } ?? ""
      return "<li>\(place)<code class=\"id\">\(HTML.text(finding.id))</code> \(HTML.text(finding.message))</li>"
    }
    let list = "<ul class=\"plain\">\(findings.joined())</ul>"
    return "<h2>What the documents claim</h2><p>\(HTML.text(line))</p>"
      + (findings.isEmpty
        ? ""
        : "<details><summary>\(findings.count.of("finding")) on the documents themselves</summary>\(list)</details>")
  }

  private var reading: String {
    """
    <details class="reading"><summary>How to read the timelines</summary>
    <p>Both sides share one axis of virtual time. A block stands where the program runs, a thin line where all of it waits; a dot is
    a line of output, a bar at the end is the end. Lanes below show requests, and statements of the document that claims speak of
    (those are timed in Python only). Where a program has several tasks, each has a lane: thin where it waits. The dashed
    line is the first difference, and the ring the line of output that it is in, on both sides.</p></details>
    """
  }

  private func link(_ index: Int) -> String {
    "<a href=\"#\(HTML.text(anchors[index]))\">\(HTML.text(report.pairs[index].id))</a>"
  }
}

extension Provenance {
  /// “2026-11-30 16:48 UTC with CPython 3.11.2 and Swift 6.3.1”
  var text: String { "\(date) with \(python) and \(swift)" }
}
