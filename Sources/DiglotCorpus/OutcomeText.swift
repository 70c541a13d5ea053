internal import DiglotModel

/// The text of a recorded outcome, a line for each thing that Python did.
///
///     python   3.11
///     out      0.000  Event loop starts
///     out~     0.500  <Task .*>
///     err      2.000  a line of standard error
///     request  2.000  GET https://api.example.com/posts/3  200 at 2.500
///     end      2.500  raised ValueError: no
///     value    result = ['a', 'b']
///
/// Times are seconds of virtual time. `out~` and `err~` have a pattern of the contract in the place of the text. Control
/// characters, a last blank and `\` are escaped in texts.
enum OutcomeText {
  static let head = "# What Python does with this example. 'diglot accept' writes it; changes are for review."

  static func text(of outcome: Outcome) -> String {
    var lines = [head, row("python", outcome.python)]
    if outcome.clock == .real { lines.append(row("clock", "real")) }
    for line in outcome.lines {
      let tag = (line.stream == .stdout ? "out" : "err") + (line.isPattern ? "~" : "")
      lines.append(row(tag, line.at, line.isPattern ? line.text : EscapedText.escaped(line.text)))
    }
    for request in outcome.requests {
      lines.append(
        row("request", request.at, "\(request.method) \(EscapedText.escaped(request.url))  " + result(request)))
      if !request.body.isEmpty {
        lines.append(row("body", EscapedText.escaped(String(decoding: request.body, as: UTF8.self))))
      }
    }
    lines.append(row("end", outcome.endedAt, end(outcome.end)))
    for (name, value) in outcome.values.sorted(by: { $0.key < $1.key }) {
      lines.append(row("value", "\(name) = \(EscapedText.visible(value))"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ tag: String, _ rest: String) -> String {
    tag + String(repeating: " ", count: max(1, 9 - tag.count)) + rest
  }

  private static func row(_ tag: String, _ at: Int, _ text: String) -> String {
    row(tag, seconds(at) + (text.isEmpty ? "" : "  " + text))
  }

  private static func result(_ request: Request) -> String {
    let what = request.outcome == .answered ? request.status.map { "\($0)" } ?? "answered" : request.outcome.rawValue
    return what + (request.ended.map { " at " + seconds($0) } ?? "")
  }

  private static func end(_ end: End) -> String {
    switch end.kind {
    case .raised:
      "raised \(end.type ?? "an error")"
        + (end.message.flatMap { $0.isEmpty ? nil : ": " + EscapedText.escaped($0) } ?? "")
    case .crashed: "crashed \(end.type ?? "")"
    case .finished: "finished" + (end.status == 0 ? "" : " \(end.status)")
    case .exited: "exited \(end.status)"
    case .timedOut, .deadlocked: end.kind.rawValue
    }
  }

  /// Whole milliseconds: "2.000".
  static func seconds(_ nanoseconds: Int) -> String {
    let milliseconds = nanoseconds / 1_000_000
    let fraction = "\(milliseconds % 1000)"
    return "\(milliseconds / 1000)." + String(repeating: "0", count: max(0, 3 - fraction.count)) + fraction
  }
}
