internal import Foundation

/// Runs a program of the toolchain to its end.
struct Subprocess {
  var status: Int32
  var output: Data
  var errors: String

  /// - Parameter limit: seconds, after which the program is ended.
  init(_ executable: String, _ arguments: [String], in folder: String, limit: Double = 120) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let files = [folder + "/.stdout", folder + "/.stderr"]
    let handles = files.map { FileManager.default.createFile(atPath: $0, contents: nil) ? FileHandle(forWritingAtPath: $0) : nil }
    process.standardOutput = handles[0]
    process.standardError = handles[1]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + limit)
    timer.setEventHandler { [pid = process.processIdentifier] in kill(pid, SIGKILL) }
    timer.resume()
    process.waitUntilExit()
    timer.cancel()
    status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    output = FileManager.default.contents(atPath: files[0]) ?? Data()
    errors = String(decoding: FileManager.default.contents(atPath: files[1]) ?? Data(), as: UTF8.self)
    for file in files { unlink(file) }
  }
}
