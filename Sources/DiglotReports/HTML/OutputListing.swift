import DiglotModel

/// What one side wrote and asked for, as a table: a row for each line or request, with its virtual time.
struct OutputListing {
  let side: Side
  let title: String
  let run: Observation
  /// Both sides' rows, aligned.
  let rows: [TimelineRow]
  /// Lines in which the contract lets the sides differ.
  let allowed: [LineRange]
  /// Whether there is another side to differ from.
  let isCompared: Bool
  /// Whether the ends of the two sides read alike.
  let isEndAlike: Bool

  /// Rows that a page shows of one side: more make it slow, and nobody reads them there.
  static let limit = 1000

  var html: String {
    let own = rows.compactMap { row in
      (side == .python ? row.python : row.swift).map { (event: $0, isAlike: row.isAlike) }
    }
    var result = "<table class=\"out\"><caption>\(HTML.text(title))</caption><thead class=\"vh\"><tr>"
    result += "<th scope=\"col\">line</th><th scope=\"col\">seconds</th><th scope=\"col\">text</th></tr></thead><tbody>"
    for (event, isAlike) in own.prefix(Self.limit) {
      result +=
        "<tr\(isAlike || !isCompared ? "" : isAllowed(event) ? " class=\"may\"" : " class=\"no\"")><th scope=\"row\">\(event.label)</th>"
      result += "<td>\(Seconds.fixed(event.at))</td><td>\(text(of: event))</td></tr>"
    }
    if own.count > Self.limit {
      result += "<tr><td colspan=\"3\">\((own.count - Self.limit).of("more row")): ‘diglot diff’ shows all</td></tr>"
    }
    result += "<tr class=\"end\(isEndAlike ? "" : " no")\"><td colspan=\"3\">\(HTML.text(run.endText))</td></tr>"
    return result + "</tbody></table>"
  }

  private func isAllowed(_ event: TimelineRow.Event) -> Bool {
    event.number.map { number in allowed.contains { $0.start <= number && number <= $0.end } } ?? false
  }

  private func text(of event: TimelineRow.Event) -> String {
    guard let number = event.number, run.output.indices.contains(number - 1) else { return HTML.text(event.text) }
    let line = run.output[number - 1]
    return (line.stream == .stderr ? "<b class=\"tag\">stderr</b> " : "") + HTML.text(line.text)
  }
}
