import Foundation
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
    let process = Process()
    process.executableURL = CommandLineRun.products.appendingPathComponent("diglot")
    process.arguments = arguments
    var variables = ProcessInfo.processInfo.environment
    variables["NO_COLOR"] = "1"
    for (name, value) in environment { variables[name] = value.isEmpty ? nil : value }
    process.environment = variables
    let terminal = FileHandle(fileDescriptor: slave)
    (process.standardInput, process.standardOutput, process.standardError) = (terminal, terminal, terminal)
    let reading = Task.detached { [master] () -> [UInt8] in
      var all: [UInt8] = []
      var part = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = read(master, &part, part.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return all }  // EIO: nobody has the terminal open any more
        all += part[..<count]
      }
    }
    try process.run()
    close(slave)
    let typed = Array(answers.map { $0 + "\n" }.joined().utf8)
    #expect(write(master, typed, typed.count) == typed.count)
    let guardian = Task {
      try await Task.sleep(for: .seconds(CommandLineRun.limit))
      kill(process.processIdentifier, SIGKILL)
    }
    text = String(decoding: await reading.value, as: UTF8.self).replacing("\r\n", with: "\n")
    guardian.cancel()
    process.waitUntilExit()
    status = Int(process.terminationStatus)
    close(master)
  }
}
