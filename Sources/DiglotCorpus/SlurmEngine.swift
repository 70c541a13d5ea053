package import DiglotModel
internal import DiglotRunner
internal import Foundation
internal import Synchronization

/// Verifies the parts of a run as an array of jobs of Slurm, and collects their reports.
///
/// See https://slurm.schedmd.com/job_array.html. Where the jobs run, this folder and the tool's own must be the same as here.
package final class SlurmEngine: Sendable {
  /// For scripts, logs and reports; on a file system that all nodes share. Gone when the run is over, unless a part was lost.
  package let folder: String
  private let arguments: [String]
  private let count: Int
  private let announce: @Sendable (String) -> Void
  private let job = Mutex<String?>(nil)

  /// How often a part is tried.
  package static let tries = 3

  /// - Parameters:
  ///   - arguments: those of `diglot verify`, but for the shard and the report.
  ///   - table: a file of costs by which all parts are divided; nil for the cache's own.
  ///   - shared: the folder in which one of this run's is made.
  /// - Throws: `[costs-invalid]`; `[slurm-failed]` when nothing can be written there.
  package init(
    arguments: [String], count: Int, table: String?, cache: String, shared: String,
    announce: @escaping @Sendable (String) -> Void
  ) throws(Diagnostic) {
    folder = shared + "/.diglot-slurm-\(getpid())"
    (self.arguments, self.count, self.announce) = (arguments, count, announce)
    let costs = try table.map { (path) throws(Diagnostic) in try Costs(table: path) } ?? Costs(cache: cache)
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try costs.json().write(to: URL(fileURLWithPath: folder + "/costs.json"))
      try Data(script.utf8).write(to: URL(fileURLWithPath: folder + "/job.sh"))
    } catch { throw Self.failed("cannot write to \(folder)") }
  }

  /// One part, by the number of its task. Its report has its name once it is whole: what was ended early is lost.
  private var script: String {
    let words = [Installation.current.folder + "/diglot", "verify"] + arguments
    let own = ["--costs", folder + "/costs.json", "--format", "json"]
    return """
      #!/bin/sh
      part=$SLURM_ARRAY_TASK_ID
      report=\(Self.quoted(folder))/$part
      \((words + own).map(Self.quoted).joined(separator: " ")) --shard "$part/\(count)" --output "$report.part"
      status=$?
      if [ $status -lt 2 ]; then mv "$report.part" "$report.json"; fi
      exit $status

      """
  }

  private static func quoted(_ word: String) -> String { "'" + word.replacing("'", with: "'\\''") + "'" }

  /// Submits the parts, waits for them, and submits again those that were lost: that ended without a report, whatever ended them.
  ///
  /// - Returns: paths and texts of the reports.
  /// - Throws: `[slurm-missing]`, `[slurm-failed]`; `[shard-lost]` for a part that was lost every time.
  package func run() throws(Diagnostic) -> [(path: String, text: String)] {
    var left = Array(1...count)
    for attempt in 1...Self.tries {
      do { try submit(left) } catch {
        if attempt == 1 { try? FileManager.default.removeItem(atPath: folder) }  // there is nothing in it to look at
        throw error
      }
      try wait()
      left = left.filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0).json") }
      if left.isEmpty { break }
      for part in left {
        announce(
          "note: part \(part)/\(count) was lost"
            + (attempt < Self.tries ? ": tried again" : "; its log is \(folder)/\(part).log"))
      }
    }
    guard left.isEmpty else {
      throw Diagnostic(
        "shard-lost", "part \(left.map { "\($0)/\(count)" }.joined(separator: ", ")) was lost \(Self.tries) times",
        help: "its log is in \(folder)")
    }
    let reports = (1...count).map { part -> (path: String, text: String) in
      let path = "\(folder)/\(part).json"
      return (path, String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self))
    }
    try? FileManager.default.removeItem(atPath: folder)
    return reports
  }

  /// Takes the jobs back that are waiting or running.
  package func cancel() {
    if let id = job.withLock({ $0 }) { _ = try? call("scancel", [id]) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func submit(_ parts: [Int]) throws(Diagnostic) {
    let list = parts.map(String.init).joined(separator: ",")
    let ran = try call(
      "sbatch",
      [
        "--parsable", "--job-name=diglot", "--array=\(list)", "--chdir=\(FileManager.default.currentDirectoryPath)",
        "--output=\(folder)/%a.log", folder + "/job.sh",
      ])
    // The id, and where there are several clusters, which one.
    let id = String(decoding: ran.output, as: UTF8.self).split { $0 == ";" || $0.isNewline }.first.map(String.init)
    guard ran.status == 0, let id else { throw Self.failed(Self.words(of: ran)) }
    job.withLock { $0 = id }
    announce("note: \(parts.count == 1 ? "1 part is" : "\(parts.count) parts are") submitted as job \(id) of Slurm")
  }

  /// Until the queue does not know the job any more.
  private func wait() throws(Diagnostic) {
    guard let id = job.withLock({ $0 }) else { return }
    while true {
      let ran = try call("squeue", ["--noheader", "--format=%T", "--jobs=\(id)"])
      if ran.status != 0, !Self.words(of: ran).contains("Invalid job id") { throw Self.failed(Self.words(of: ran)) }
      if ran.status != 0 || ran.output.allSatisfy({ $0 == UInt8(ascii: "\n") }) { break }
      usleep(500_000)
    }
    job.withLock { $0 = nil }
  }

  private func call(_ name: String, _ arguments: [String]) throws(Diagnostic) -> Program {
    guard let path = Program.find(name) else {
      throw Diagnostic("slurm-missing", "no '\(name)' in the PATH", help: "Debian's package is slurm-client")
    }
    return try Program(path, arguments, in: "/")
  }

  private static func words(of program: Program) -> String {
    String(decoding: program.errors, as: UTF8.self).split(whereSeparator: \.isNewline).joined(separator: "; ")
  }

  private static func failed(_ message: String) -> Diagnostic { Diagnostic("slurm-failed", "Slurm: \(message)") }
}
