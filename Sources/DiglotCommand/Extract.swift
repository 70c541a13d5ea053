internal import ArgumentParser
internal import DiglotDocuments
internal import DiglotModel
internal import DiglotReports

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the Python examples of documents, and what the documents claim of them.")

  @Argument(help: ArgumentHelp("Documents.", valueName: "document"))
  var documents: [String]

  @OptionGroup var report: ReportOptions

  func run() throws {
    var read: [Document] = []
    for path in documents { read.append(try DocumentReader.read(path: path)) }
    let result = ExtractReport(documents: read)
    try Terminal.report(
      report.format == .json ? result.json() : result.text(color: Terminal.color && report.output == nil),
      to: report.output)
  }
}
