import Foundation

/// One run of a script of bash. It waits without a thread of the tests' pool, which the other tests need.
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
    let scratch = try TemporaryFolder()
    let output = try scratch.write("output", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = options + ["-c", script]
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    defer { try? file.close() }
    (process.standardInput, process.standardOutput, process.standardError) = (FileHandle.nullDevice, file, file)
    let ends = AsyncStream<Int> { stream in
      process.terminationHandler = { ended in
        stream.yield(Int(ended.terminationStatus))
        stream.finish()
      }
    }
    try process.run()
    status = await process.status(from: ends)
    text = try scratch.text("output")
  }
}
