internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows both outputs of a pair side by side with their times, with its contract and without.")

  @Argument(help: ArgumentHelp("A document or a corpus folder.", valueName: "document"))
  var document: String

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    guard runOptions.only.count == 1 else { throw ValidationError("'diff' shows one pair: name it with '--only ID'.") }
    let folders = try CorpusFolder.find(document)
    let items = try runOptions.items(folders)
    let verifier = try Verifier(runOptions.verifierOptions)
    guard let item = items.first, let (pair, strict) = try verifier.diff(item) else { return }
    let result = DiffReport(pair: pair, strict: strict)
    try Terminal.report(
      report.format == .json
        ? result.json() : result.text(color: Terminal.color && report.output == nil, width: Terminal.width),
      to: report.output)
    if ![.equivalent, .skipped].contains(pair.verdict.outcome) { throw Status.findings }
  }
}
