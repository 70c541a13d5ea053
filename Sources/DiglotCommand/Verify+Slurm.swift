internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation

/// Where pairs are verified.
enum Engine: String, ExpressibleByArgument {
  /// In this process and its workers.
  case local
  /// As an array of jobs of Slurm, on its nodes.
  case slurm
}

extension Verify {
  /// Verifies the parts on the nodes of a cluster, and reports as one run does.
  func runOnSlurm() throws {
    let cache = runOptions.cacheOption.folder
    let here = FileManager.default.currentDirectoryPath
    let isQuiet = quiet
    let folder = shared.map { $0.hasPrefix("/") ? $0 : here + "/" + $0 }
    let engine = try SlurmEngine(
      arguments: partArguments, count: shards ?? Self.usualParts, table: costs, cache: cache,
      shared: folder ?? here,
      announce: { (line: String) in
        if !isQuiet { Terminal.error(line) }
      })
    SignalWatch.begin { _ in
      engine.cancel()
      Terminal.error(Diagnostic("interrupted", "the jobs of Slurm were taken back, and nothing is reported").text)
    }
    let result = try VerifyReport(merging: try engine.run(), isPage: report.format == .html)
    for orphan in result.orphans { Terminal.error(orphan.text) }
    if !runOptions.cacheReadOnly { Verifier.learn(result.measured, cache: cache) }
    try report.target(isQuiet: quiet).write(result)
    try result.check(strictClaims: strictClaims)
  }

  static var usualParts: Int { 8 }

  /// What a part is verified with: all that was asked for here, but for where it goes.
  private var partArguments: [String] {
    var words = paths + runOptions.words
    if strict { words.append("--strict") }
    if checkDeterminism { words.append("--check-determinism") }
    if report.format == .html { words.append("--page") }
    return words
  }
}

extension RunOptions {
  /// These options as words of a command line.
  fileprivate var words: [String] {
    var words =
      only.flatMap { ["--only", $0] } + [
        "--timeout", "\(timeout)", "--cache", cacheOption.folder, "--sandbox", sandbox.rawValue,
      ]
    if let jobs { words += ["--jobs", "\(jobs)"] }
    if realTime { words.append("--real-time") }
    if cacheReadOnly { words.append("--cache-read-only") }
    if offline { words.append("--offline") }
    return words
  }
}
