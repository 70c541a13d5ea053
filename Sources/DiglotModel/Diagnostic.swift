/// A finding about the user's text, or the reason why Diglot could not go on.
///
/// Rendered as `path:line:column: severity: [id] message`, with notes and one action to take below it.
public struct Diagnostic: Sendable, Hashable, Codable, Error {
  public enum Severity: String, Sendable, Hashable, Codable {
    case error, warning
  }

  public var severity: Severity
  /// The identifier of the rule, in kebab case; `diglot explain ID` prints its page.
  public var id: String
  public var location: SourceLocation?
  /// One phrase, without a full stop.
  public var message: String
  public var notes: [String]
  /// One action to take.
  public var help: String?

  public init(
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

  /// The diagnostic as text: the head line, then a line for each note and for the help.
  public var text: String {
    var head = "\(severity.rawValue): [\(id)] \(message)"
    if let location { head = "\(location.path):\(location.line):\(location.column): " + head }
    return ([head] + notes.map { "  note: " + $0 } + (help.map { ["  help: " + $0] } ?? [])).joined(separator: "\n")
  }
}
