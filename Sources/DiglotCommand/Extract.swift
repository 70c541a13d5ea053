internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation

extension Document.Format: ExpressibleByArgument {}

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the Python examples of documents, and what the documents claim of them.",
    discussion: """
      A document is plain text, Markdown (MyST, MDX), reStructuredText, HTML, a notebook or a Python file, by the end of \
      its name, else by its content. Of a folder, all documents in it and below it are read. Exit status 2: a document or a folder \
      could not be read; the report has the others.
      """)

  @Argument(help: ArgumentHelp("Documents or folders of documents.", valueName: "document"))
  var documents: [String]

  @Option(help: ArgumentHelp("What the documents are, whatever their names say.", valueName: "format"))
  var readAs: Document.Format?

  @Flag(help: "Tell why each example begins and ends where it does, and which blocks are none.")
  var explain = false

  @OptionGroup var report: ReportOptions

  func run() throws {
    var files: [String] = []
    var isComplete = true
    func tell(_ problem: Diagnostic) {
      Terminal.error(problem.text)
      isComplete = false
    }
    for path in documents {
      let folder = try DocumentFolder(path)
      for problem in folder.problems { tell(problem) }
      files += folder.files
    }
    var result = ExtractReport(report.format, explains: explain, color: Terminal.color && report.output == nil)
    let output = try ReportOutput(report.output)
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let stream = DocumentStream(files, format: readAs, jobs: cores) { [result] in (result.part($0), $0.warnings) }
    while let next = stream.next() {
      switch next {
      case .success((let part, let warnings)):
        for warning in warnings { Terminal.error(warning.text) }
        try output.write(result.append(part))
      case .failure(let problem): tell(problem)
      }
    }
    // Where nothing at all could be read there is nothing to report.
    if isComplete || !result.isEmpty {
      try output.write(result.end())
      try output.close()
    }
    if !isComplete { throw Status(code: 2) }
  }
}
