import Foundation
import TestSupport
import Testing

/// One run of `diglot` at a terminal, with somebody who answers.
struct TerminalRun: Sendable {
  var status: Int
  /// All that stands on the terminal, the answers among it; lines end with `\n`.
  var text: String

  /// - Parameters:
  ///   - answers: What is typed, each with a return. They are typed at once: whoever asks reads one at a time.
  ///   - environment: replaces variables of the tests' own; an empty text removes one.
  init(_ arguments: [String], answers: [String], environment: [String: String] = [:]) async throws {
    var (master, slave): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &slave, nil, nil, nil) == 0)
    defer { close(master) }
    for file in [master, slave] { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    let process = try ChildProcess(
      CommandLineRun.diglot, arguments, changes: ["NO_COLOR": "1"].merging(environment) { $1 }, input: slave,
      output: slave, error: slave)
    close(slave)
    let typed = Array(answers.map { $0 + "\n" }.joined().utf8)
    #expect(write(master, typed, typed.count) == typed.count)
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    var shown: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    async let end = process.ended()
    var isRunning = true
    while isRunning {
      isRunning = process.status == nil  // before the last look
      while case let count = read(master, &part, part.count), count > 0 { shown += part[..<count] }
      if isRunning { try await Task.sleep(for: .milliseconds(5)) }
    }
    status = await end
    text = String(decoding: shown, as: UTF8.self).replacing("\r\n", with: "\n")
  }
}
