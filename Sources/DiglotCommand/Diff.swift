internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows both sources and both timelines of a pair side by side, and where they first part.",
    discussion: """
      Sources are aligned by the lines that they write, timelines by time. '>' marks the first cause: the earliest line, \
      request or end, in virtual time, that differs. From 100 columns on the two sides stand next to each other.
      """)

  @Argument(help: ArgumentHelp("A document or a corpus folder.", valueName: "document"))
  var document: String

  @Option(help: ArgumentHelp("Columns of the report (default: those of the terminal, else COLUMNS).", valueName: "n"))
  var width: Int?

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  func validate() throws {
    if let width, width < 40 || width > 1000 { throw ValidationError("'--width' is a number from 40 to 1000.") }
  }

  func run() throws {
    guard runOptions.only.count == 1 else { throw ValidationError("'diff' shows one pair: name it with '--only ID'.") }
    let folders = try CorpusFolder.find(document)
    let items = try runOptions.items(folders)
    let verifier = try Verifier(try runOptions.verifierOptions())
    guard let item = items.first, let (pair, strict) = try verifier.diff(item) else { return }
    let snippet = item.snippet
    let python = SourceText(snippet, of: pair.document)
    let port = try item.folder.port(snippet.id)
    let swift = port.map { SourceText(path: item.folder.portPath(snippet.id), start: 1, text: $0) }
    let result = DiffReport(pair: pair, strict: strict, python: python, swift: swift)
    try Terminal.report(
      report.format == .json
        ? result.json() : result.text(color: Terminal.color && report.output == nil, width: width ?? Terminal.width),
      to: report.output)
    if ![.equivalent, .skipped].contains(pair.verdict.outcome) { throw Status.findings }
  }
}
