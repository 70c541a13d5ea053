internal import DiglotModel

/// The beginning of a port that could not be translated: it compiles, says what is missing, and ends the run with an
/// error that names itself: what is reported of the pair then says that nobody has written the port yet.
enum PortSkeleton {
  static let head = "// Not translated yet."

  static func text(for snippet: Snippet, _ findings: [Diagnostic]) -> String {
    let reasons = findings.map { finding in
      "//   line \(finding.location?.line ?? snippet.lines.start): \(finding.message)\n"
    }
    let source = snippet.source.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    return """
      \(head) What stands in the way:
      \(reasons.joined())
      // The Python:
      \(source.map { $0.isEmpty ? "//" : "//   \($0)" }.joined(separator: "\n"))

      struct NotPorted: Error, CustomStringConvertible {
        var description = "the port of '\(snippet.id)' is not written yet"
      }

      throw NotPorted()

      """
  }
}
