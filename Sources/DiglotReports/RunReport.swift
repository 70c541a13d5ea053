package import DiglotModel

/// What `diglot run` tells: each line of output with its time, and how each run ended.
package struct RunReport: Sendable {
  let observations: [Observation]
  let documents: [Document]

  /// - Parameters:
  ///   - observations: In the order of the report.
  ///   - documents: Where known, they give each run the line of its snippet.
  package init(observations: [Observation], documents: [Document] = []) {
    self.observations = observations
    self.documents = documents
  }

  /// The report for a reader, with a final newline.
  package func text(color: Bool) -> String {
    let terminal = Terminal(color: color)
    let blocks = observations.map { block($0, terminal).joined(separator: "\n") }
    let virtual = observations.reduce(0) { $0 + $1.time.virtual }
    let wall = observations.reduce(0) { $0 + $1.time.wall }
    let summary = "\(observations.count.of("run")): virtual \(Seconds.rough(virtual)) s, wall \(Seconds.short(wall)) s"
    return (blocks + [summary]).joined(separator: "\n\n") + "\n"
  }

  /// The report as JSON, with a final newline.
  package func json() -> String {
    JSON.object(["observations": .array(observations.map { JSON($0) })]).text
  }

  private func block(_ observation: Observation, _ terminal: Terminal) -> [String] {
    let snippet = documents.first { $0.path == observation.document }?.snippets.first { $0.id == observation.id }
    let location = observation.document + (snippet.map { ":\($0.lines.start)" } ?? "")
    var lines = [terminal.paint(Terminal.visible("\(location) \(observation.id)"), .bold)]
    lines += timeline(observation, terminal)
    lines.append("  " + terminal.paint(observation.endText, observation.end.kind == .finished ? .good : .error))
    if let traceback = observation.end.traceback { lines += Terminal.indented(traceback, by: "    ") }
    return lines + (observation.notes + observation.fixtureHints).map { "  note: " + Terminal.visible($0) }
  }

  /// Lines of output, and requests where they came; at one instant, the lines first.
  private func timeline(_ observation: Observation, _ terminal: Terminal) -> [String] {
    var requests = observation.requests[...]
    var result: [String] = []
    for line in observation.output {
      while let request = requests.first, request.at < line.at {
        result.append(terminal.paint(request.markedText, .dim))
        requests.removeFirst()
      }
      result.append(line.stream == .stderr ? terminal.paint(line.timedText, .warning) : line.timedText)
    }
    return result + requests.map { terminal.paint($0.markedText, .dim) }
  }
}
