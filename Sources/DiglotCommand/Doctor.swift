internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotReports

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Checks what Diglot needs on this machine.")

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let result = Checkup(runOptions.verifierOptions)
    try Terminal.report(report.format == .json ? result.json : result.text, to: report.output)
    if !result.isHealthy { throw Status(code: 2) }
  }
}
