internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotReports
internal import Foundation

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Checks what Diglot needs on this machine.")

  @Argument(
    help: ArgumentHelp(
      "Documents or corpus folders whose packages are looked at (default: corpus, where there is one).",
      valueName: "path"))
  var paths: [String] = []

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let paths = paths.isEmpty && FileManager.default.fileExists(atPath: "corpus") ? ["corpus"] : paths
    let result = Checkup(try runOptions.verifierOptions(), paths: paths)
    try Terminal.report(report.format == .json ? result.json : result.text, to: report.output)
    if !result.isHealthy { throw Status(code: 2) }
  }
}
