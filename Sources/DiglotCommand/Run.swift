internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the Python examples of documents, and shows each line with its virtual time.",
    discussion:
      "A document that lies in a corpus folder runs with that folder's contexts. Exit status 1: an example did not finish."
  )

  @Argument(help: ArgumentHelp("Documents or corpus folders.", valueName: "document"))
  var documents: [String]

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let verifier = try Verifier(try runOptions.verifierOptions())
    var folders: [CorpusFolder] = []
    for path in documents { folders += try CorpusFolder.find(path) }
    for warning in folders.flatMap(\.warnings) { Terminal.error(warning.text) }
    var items = try runOptions.items(folders)
    for item in items where !item.isRun { Terminal.error(item.notRunNote) }
    items.removeAll { !$0.isRun }
    let progress = Progress(total: items.count)
    let observations: [Observation]
    do {
      defer { progress.end() }
      observations = try verifier.observe(items) { progress.step($0) }
    }
    let result = RunReport(observations: observations, documents: folders.map(\.document))
    try Terminal.report(
      report.format == .json ? result.json() : result.text(color: Terminal.color && report.output == nil),
      to: report.output)
    if observations.contains(where: { $0.end.kind != .finished && !($0.end.kind == .exited && $0.end.status == 0) }) {
      throw Status.findings
    }
  }
}
