import TestSupport

/// One run of a script of bash.
struct ShellRun: Sendable {
  var status: Int
  /// Both streams, as they came.
  var text: String

  /// - Parameters:
  ///   - options: of bash itself.
  ///   - variables: replace those of the tests' own environment.
  init(_ script: String, options: [String] = [], variables: [String: String] = [:], in folder: String = "/")
    async throws
  {
    let ran = try await ProgramRun(
      "/bin/bash", options + ["-c", script], changes: variables, in: folder, joined: true)
    (status, text) = (ran.status, ran.stdout)
  }

  /// Whether this machine lets a test mount something for a process alone (`unshare -rm`).
  static func canMount() async -> Bool { (try? await ShellRun("unshare -rm true"))?.status == 0 }
}
