/// What a report can be written as.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// For a reader at a terminal.
  case text
  /// For a script: the keys are a contract.
  case json
}
