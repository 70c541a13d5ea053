import Foundation

/// What a run wrote and when, and how it ended, as text that a person can read and write.
///
/// A line is its time in seconds in 8 columns, a column with `!` if it went to stderr, a blank, the text:
///
///        0.500  the thread is done
///        0.500! a warning
///            ~  some time later
///       finished, at 0.500 s
///
/// In an expected timeline `~` stands for any time: that of a loop that spins follows the machine.
struct Timeline: Sendable, CustomStringConvertible {
  var lines: [String]

  init(_ observation: ObservationJSON) {
    lines = observation.output.map { line in
      String(format: "%8.3f", line.at) + (line.stream == "stderr" ? "! " : "  ") + line.text
    }
    let end = observation.end
    let kind =
      switch end.kind {
      case "exited": "exited \(end.status)"
      case "raised": "raised \(end.type ?? "")"
      default: end.kind
      }
    lines.append("  \(kind), at \(String(format: "%.3f", observation.time.virtual)) s")
  }

  var description: String { lines.joined(separator: "\n") }

  /// Whether these are just the expected lines, each at its time.
  func matches(_ expected: String) -> Bool {
    let expected = expected.components(separatedBy: "\n")
    return lines.count == expected.count && zip(lines, expected).allSatisfy(Self.matches)
  }

  private static func matches(_ line: String, _ expected: String) -> Bool {
    if expected.hasPrefix("       ~") { return line.dropFirst(8) == expected.dropFirst(8) }
    if expected.hasPrefix("  "), expected.hasSuffix(", at ~") { return line.hasPrefix(expected.dropLast()) }
    return line == expected
  }
}
