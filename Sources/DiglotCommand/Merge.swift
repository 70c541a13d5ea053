internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Joins the reports of shards to that of the whole run.",
    discussion: """
      Each part is verified somewhere, and its report written as JSON; together they make the very report that one run \
      would have made, in any format; a page is made of parts that were verified with '--page'. A part that is missing or named twice is an error.

        diglot verify --shard 1/2 --format json --output 1.json
        diglot verify --shard 2/2 --format json --output 2.json
        diglot merge 1.json 2.json --format junit

      Exit status: as that of 'diglot verify'.
      """)

  @Argument(help: ArgumentHelp("JSON reports of 'diglot verify --shard', in any order.", valueName: "report"))
  var reports: [String]

  @OptionGroup var report: VerifyReportOptions

  @Option(help: ArgumentHelp("Also write how long the pairs took, for '--costs' of the next run.", valueName: "file"))
  var costs: String?

  @Flag(help: "Report the parts that there are: one that is missing is no error.")
  var partial = false

  @Flag(help: "Let what is wrong with the document itself be a failure too.")
  var strictClaims = false

  @Flag(name: [.short, .long], help: "Tell only what is wrong.")
  var quiet = false

  func run() throws {
    var files: [(path: String, text: String)] = []
    for path in reports {
      files.append((path, try CorpusFolder.file(path)))
    }
    let result = try VerifyReport(merging: files, isPartial: partial, isPage: report.format == .html)
    for orphan in result.orphans { Terminal.error(orphan.text) }
    if let costs { try Terminal.report(result.costs(), to: costs) }
    try report.target(isQuiet: quiet).write(result)
    try result.check(strictClaims: strictClaims)
  }
}
