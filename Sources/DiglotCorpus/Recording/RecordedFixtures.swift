internal import DiglotFixtures
package import DiglotModel

/// What a recording made of the network's answers.
package struct RecordedFixtures: Sendable {
  /// A host that was asked.
  package struct Host: Sendable, Hashable {
    /// With its port, where that is not 80 or 443.
    package var name: String
    package var requests: Int
  }

  package struct File: Sendable, Hashable {
    package enum Action: String, Sendable, Hashable {
      case written, replaced
      /// A fixture that was there before answers the request.
      case kept
    }

    package var path: String
    package var action: Action
  }

  /// In the order in which they were asked first.
  package var hosts: [Host] = []
  package var files: [File] = []
  /// What could not be recorded (errors), and what is not as it came (warnings).
  package var diagnostics: [Diagnostic] = []
  package var snippets = 0

  package init() {}

  package var isSuccess: Bool { !diagnostics.contains { $0.severity == .error } }
}

/// One example as it ran, and what it asked.
struct RecordedRun: Sendable {
  var item: Verifier.Item
  var observation: Observation
  var exchanges: [Exchange]

  /// Where the example stands in its document.
  var location: SourceLocation { SourceLocation(path: item.folder.document.path, line: item.snippet.lines.start) }
}
