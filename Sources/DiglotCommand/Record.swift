internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation

struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes fixtures of what the Python examples of a document ask of the network.",
    discussion: """
      The only command that reaches the network, and only when you call it: it runs the examples that you name in real \
      time, lets them ask every host that they look up, and writes what was answered into the document's folder \
      'fixtures', with the delays that were measured. 'run' and 'verify' then need no network.

        diglot record corpus/fetching --only get-a-post
        diglot verify corpus/fetching --only get-a-post
        diglot record corpus/fetching --only get-a-post --force      ask again
        diglot record corpus/fetching --all --resolve api.example.com=127.0.0.1:8000

      Read the examples first: what they do, they do. And look at the files before you share them. Stored are answers: \
      method, path, query, status, headers, body. No header of a request is stored; of an answer's headers none that \
      may be a secret, such as Set-Cookie; a parameter such as 'api_key' becomes a pattern; and a secret of the request \
      that comes back in its answer becomes '********'. What is not stored as it came, is said.

      A fixture that is there is kept, unless '--force' is given. Where the variable CI is set, nothing is recorded.

      Exit status: 0 all is stored, 1 something is not or an example did not finish, 2 could not run.
      """)

  @Argument(help: ArgumentHelp("A corpus folder or its document.", valueName: "document"))
  var document: String

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "All examples, where none is named by '--only'.")
  var all = false

  @Flag(help: "Replace fixtures that are there.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Where a host is in truth, to be asked without TLS: HOST=ADDRESS:PORT or HOST:PORT=ADDRESS:PORT; may be given again.",
      valueName: "host=address:port"))
  var resolve: [Resolution] = []

  func validate() throws {
    if runOptions.only.isEmpty != all {
      throw ValidationError("Name the examples with '--only ID', or give '--all': each is run, and may ask any host.")
    }
  }

  func run() throws {
    guard (ProcessInfo.processInfo.environment["CI"] ?? "").isEmpty else {
      throw Diagnostic(
        "record-in-ci", "nothing is recorded where the variable CI is set: there, answers must be what they were",
        help: "record on your own machine, and commit 'fixtures'")
    }
    let folders = try CorpusFolder.find(document)
    let items = try runOptions.items(folders)
    let verifier = try Verifier(try runOptions.verifierOptions())
    let progress = Progress(total: items.count)
    let recording: RecordedFixtures
    do {
      defer { progress.end() }
      recording = try verifier.record(items, places: resolve.map(\.text), isForced: force) { progress.step($0) }
    }
    let result = RecordReport(
      hosts: recording.hosts.map { ($0.name, $0.requests) },
      files: recording.files.map { ($0.path, $0.action.rawValue) }, snippets: recording.snippets)
    try Terminal.report(
      report.format == .json ? result.json() : result.text(color: Terminal.color && report.output == nil),
      to: report.output)
    for diagnostic in recording.diagnostics { Terminal.error(diagnostic.text) }
    if !recording.isSuccess { throw Status.findings }
  }
}

/// `HOST[:PORT]=ADDRESS:PORT`, as curl's `--connect-to`.
struct Resolution: ExpressibleByArgument {
  var text: String

  init?(argument: String) {
    let sides = argument.split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2, !sides[0].isEmpty, let colon = sides[1].lastIndex(of: ":"),
      sides[1].startIndex < colon, let port = Int(sides[1][sides[1].index(after: colon)...]), (1...65535).contains(port)
    else { return nil }
    text = argument
  }
}
