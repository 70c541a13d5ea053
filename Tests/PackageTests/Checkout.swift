import Foundation
import TestSupport

/// The checkout that these tests belong to, and what a shell does in it.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func read(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Runs a line of shell in the checkout. Both streams come in one, as on a terminal.
  static func shell(_ line: String, within limit: Double = ChildProcess.limit) async throws -> (
    output: String, status: Int
  ) {
    let ran = try await ProgramRun("/bin/bash", ["-c", line], in: root.path, joined: true, within: limit)
    return (ran.stdout, ran.status)
  }
}
