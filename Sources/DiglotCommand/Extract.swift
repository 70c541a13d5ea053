internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports

extension Document.Format: ExpressibleByArgument {}

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the Python examples of documents, and what the documents claim of them.",
    discussion: """
      A document is plain text, Markdown (MyST, MDX), reStructuredText, HTML, a notebook or a Python file, by the end of \
      its name, else by its content. Of a folder, all documents in it and below it are read.
      """)

  @Argument(help: ArgumentHelp("Documents or folders of documents.", valueName: "document"))
  var documents: [String]

  @Option(help: ArgumentHelp("What the documents are, whatever their names say.", valueName: "format"))
  var readAs: Document.Format?

  @Flag(help: "Tell why each example begins and ends where it does, and which blocks are none.")
  var explain = false

  @OptionGroup var report: ReportOptions

  func run() throws {
    var read: [Document] = []
    for path in documents {
      for file in try DocumentFolder.files(path) {
        let document = try CorpusFolder.document(path: file, format: readAs)
        for warning in document.warnings { Terminal.error(warning.text) }
        read.append(document)
      }
    }
    let result = ExtractReport(documents: read, explains: explain)
    try Terminal.report(
      report.format == .json ? result.json() : result.text(color: Terminal.color && report.output == nil),
      to: report.output)
  }
}
