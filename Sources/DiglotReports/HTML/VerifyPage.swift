import DiglotModel

/// The report of `diglot verify` as one page.
struct VerifyPage {
  let report: VerifyReport
  private let anchors: [String]

  init(report: VerifyReport) {
    self.report = report
    anchors = Anchors.of(report.pairs)
  }

  var html: String {
    HTMLPage(
      title: "Diglot: \(report.summaryLine)", name: "report",
      content: header + overview + "<main id=\"_pairs\" tabindex=\"-1\">" + pairs + "</main>" + keys
    ).html
  }

  // MARK: Head

  private var header: String {
    """
    <a class="skip" href="#_pairs">Skip to the pairs</a>
    <header class="bar">
    <p class="name"><a href="#_overview">Diglot</a></p>
    <search class="tools" hidden>
    <label class="vh" for="_find">Search the pairs</label>
    <input id="_find" type="search" placeholder="Search" autocomplete="off" spellcheck="false">
    <div class="filters" role="group" aria-label="Filter by verdict">\(filters)</div>
    <p class="shown" role="status" id="_shown"></p>
    <button type="button" id="_open">Open all</button>
    <button type="button" id="_help" aria-haspopup="dialog">Keys</button>
    <button type="button" id="_theme" aria-pressed="false">Dark</button>
    </search>
    </header>

    """
  }

  private var filters: String {
    Verdict.Outcome.inOrder.filter { report.count($0) > 0 }.map { outcome in
      "<button type=\"button\" data-verdict=\"\(outcome.rawValue)\" aria-pressed=\"false\">"
        + "<span aria-hidden=\"true\">\(outcome.sign)</span> \(outcome.rawValue) <b>\(report.count(outcome))</b></button>"
    }.joined()
  }

  private var keys: String {
    let keys = [
      ("j", "the next pair"), ("k", "the pair before"), ("Enter", "open or close it"), ("/", "search"),
      ("?", "this list"), ("Esc", "leave the search, close this list"),
    ]
    return """
      <dialog id="_keys" aria-labelledby="_keystitle">
      <h2 id="_keystitle">Keys</h2>
      <dl>\(keys.map { "<dt><kbd>\($0.0)</kbd></dt><dd>\($0.1)</dd>" }.joined())</dl>
      <form method="dialog"><button>Close</button></form>
      </dialog>
      """
  }

  private var overview: String {
    VerifyOverview(report: report, anchors: anchors).html
  }

  // MARK: Pairs

  private var pairs: String {
    var html = "<p class=\"empty\" id=\"_empty\" hidden>No pair matches.</p>\n"
    var document: String?
    for index in report.pairs.indices {
      let pair = report.pairs[index]
      if pair.document != document {
        if document != nil { html += "</section>\n" }
        html += "<section class=\"document\"><h2>\(HTML.text(pair.document))</h2>\n"
        document = pair.document
      }
      html += article(pair, index)
    }
    return document == nil ? html + "<p>There are no pairs.</p>" : html + "</section>\n"
  }

  private func article(_ pair: PairResult, _ index: Int) -> String {
    let sources = report.page?.sources[index]
    let body = PairBody(pair: pair, sources: sources)
    let isOpen = ![.equivalent, .skipped].contains(pair.verdict.outcome)
    var facts: [String] = []
    if let run = pair.python {
      facts = [Seconds.short(run.time.virtual) + " s", run.output.count.of("line")]
    }
    if !pair.contract.relaxations.isEmpty { facts.append(pair.contract.relaxations.count.of("relaxation")) }
    let section = sources?.section.joined(separator: " › ") ?? ""
    return """
      <details class="pair" id="\(HTML.text(anchors[index]))" data-verdict="\(pair.verdict.outcome.rawValue)"\(isOpen ? " open" : "")>
      <summary>\(pair.verdict.outcome.badge)<h3>\(HTML.text(pair.id))</h3>\
      <span class="where">\(HTML.text(section))</span><span class="facts">\(facts.joined(separator: " · "))</span></summary>
      <div class="body">\(body.differences)\(body.sides)\(body.timeline)\(body.contract)\(body.strength)\(body.claims)\(body.contexts)\
      \(body.repeating)</div>
      </details>

      """
  }
}

/// The names of pairs in the address of a page.
enum Anchors {
  /// The id of a pair where no other pair has it, else with the name of its document's folder in front. The page's own parts have
  /// names that begin with an underscore, which no id does.
  static func of(_ pairs: [PairResult]) -> [String] {
    let counts = pairs.reduce(into: [String: Int]()) { $0[$1.id, default: 0] += 1 }
    var taken: Set<String> = []
    return pairs.map { pair in
      let folder = pair.document.split(separator: "/").dropLast().last.map { "\($0)." } ?? ""
      let base = counts[pair.id] == 1 ? pair.id : folder + pair.id
      var name = base
      var number = 2
      while !taken.insert(name).inserted {
        name = "\(base).\(number)"
        number += 1
      }
      return name
    }
  }
}
