/// A finding about the user's text, or the reason why Diglot could not go on.
///
/// Rendered as `path:line:column: severity: [id] message`, with notes and one action to take below it.
package struct Diagnostic: Sendable, Hashable, Codable, Error {
  package enum Severity: String, Sendable, Hashable, Codable {
    case error, warning
  }

  package var severity: Severity
  /// The identifier of the rule, in kebab case; `diglot explain ID` prints its page.
  package var id: String
  package var location: SourceLocation?
  /// One phrase, without a full stop.
  package var message: String
  package var notes: [String]
  /// One action to take.
  package var help: String?

  package init(
    _ id: String, _ message: String, at location: SourceLocation? = nil, severity: Severity = .error,
    notes: [String] = [], help: String? = nil
  ) {
    self.severity = severity
    self.id = id
    self.location = location
    self.message = message
    self.notes = notes
    self.help = help
  }

  /// The diagnostic as text: the head line, then a line for each note and for the help; with nothing in it that a terminal obeys.
  package var text: String {
    var head = "\(severity.rawValue): [\(id)] \(message)"
    if let location { head = "\(location.path):\(location.line):\(location.column): " + head }
    let lines = [head] + notes.map { "  note: " + $0 } + (help.map { ["  help: " + $0] } ?? [])
    return lines.map(\.visibleLines).joined(separator: "\n")
  }
}
