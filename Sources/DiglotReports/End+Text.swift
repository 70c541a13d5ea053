import DiglotModel

extension Observation {
  /// How the run ended and after how long: "finished at 2.0 s", "raised ValueError: no at 0.5 s (line 12)".
  var endText: String {
    let details = end.message.flatMap { $0.isEmpty ? nil : ": " + $0 } ?? ""
    let what =
      switch end.kind {
      case .finished: end.status == 0 ? "finished" : "finished with status \(end.status)"
      case .raised: "raised " + (end.type ?? "an error") + details
      case .exited: "exited with status \(end.status)"
      case .timedOut: "killed at the limit of the machine's time"
      case .crashed: "crashed" + (end.type.map { " with " + $0 } ?? "") + details
      case .deadlocked: "deadlocked" + details
      }
    let unit = clock == .real ? "s of real time" : "s"
    let place = end.line.map { " (line \($0))" } ?? ""
    return Terminal.visible("\(what), at \(Seconds.short(time.virtual)) \(unit)\(place)")
  }
}

extension OutputLine {
  /// The line with its time in seconds; a line of stderr is marked.
  var timedText: String {
    let time = Seconds.fixed(at)
    return String(repeating: " ", count: max(0, 8 - time.count)) + time + "  "
      + (stream == .stderr ? "[stderr] " : "") + Terminal.visible(text)
  }
}
