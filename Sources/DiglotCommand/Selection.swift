internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation

extension SandboxMode: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {}

/// How a result is reported.
struct ReportOptions: ParsableArguments {
  @Option(help: "text or json.")
  var format: ReportFormat = .text

  @Option(help: ArgumentHelp("Write the report to a file instead of standard output.", valueName: "file"))
  var output: String?
}

extension VerifyFormat: ExpressibleByArgument {}

/// How `diglot verify` reports, to a reader or to a machine that builds.
struct VerifyReportOptions: ParsableArguments {
  @Option(
    help:
      "text, json, junit (Jenkins, GitLab), github (annotations), markdown, html (a page), sarif (code scanning) or tap."
  )
  var format: VerifyFormat = .text

  @Option(help: ArgumentHelp("Write the report to a file instead of standard output.", valueName: "file"))
  var output: String?

  func target(isQuiet: Bool) -> ReportTarget { ReportTarget(format: format, output: output, isQuiet: isQuiet) }
}

/// Where a report of pairs goes, and in which form.
struct ReportTarget: Sendable {
  var format: VerifyFormat
  /// A file; nil for standard output.
  var output: String?
  var isQuiet: Bool

  func write(_ result: VerifyReport) throws {
    try Terminal.report(
      result.written(as: format, color: Terminal.color && output == nil, isQuiet: isQuiet), to: output)
  }
}

extension VerifyReport {
  /// - Parameter strictClaims: whether what is wrong with a document itself is a failure, too.
  /// - Throws: `Status.findings` unless all is as it should be.
  func check(strictClaims: Bool) throws {
    if !isSuccess || !orphans.isEmpty || strictClaims && !isDocumentTrue { throw Status.findings }
  }
}

/// Where Diglot keeps what it has made.
struct CacheOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder for compiled ports and packages (default: the variable DIGLOT_CACHE, else ~/.cache/diglot).",
      valueName: "dir"))
  var cache: String?

  var folder: String {
    let environment = ProcessInfo.processInfo.environment
    let base = environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "/tmp") + "/.cache"
    let folder = cache ?? environment["DIGLOT_CACHE"] ?? base + "/diglot"
    return folder.hasPrefix("/") ? folder : FileManager.default.currentDirectoryPath + "/" + folder
  }
}

extension Verifier.Item {
  /// A line that says why the snippet is not run.
  var notRunNote: String {
    "\(folder.document.path):\(snippet.lines.start): note: '\(snippet.id)' is not run: \(snippet.notRun ?? "")"
  }
}

/// How snippets are run.
struct RunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only the snippet with this id; may be given again.", valueName: "id"))
  var only: [String] = []

  @Option(help: "How many runs go on at once (default: the number of cores).")
  var jobs: Int?

  @Flag(help: "Let time pass as it does, instead of the virtual clock.")
  var realTime = false

  @Option(help: ArgumentHelp("Seconds of the machine's time after which a run is killed.", valueName: "seconds"))
  var timeout: Double = 10

  @Option(
    help: ArgumentHelp(
      """
      In what examples, ports and the compiler are kept: default (each layer that this kernel has; 'diglot doctor' lists \
      them), strict (nothing runs where one is missing) or off.
      """,
      valueName: "mode"))
  var sandbox: SandboxMode = .standard

  @OptionGroup var cacheOption: CacheOption

  @Flag(help: "Use the cache and change nothing in it: what is missing is made for this run alone.")
  var cacheReadOnly = false

  @Flag(help: "Install no packages: say which are missing instead.")
  var offline = false

  func validate() throws {
    if let jobs, jobs < 1 || jobs > 64 { throw ValidationError("'--jobs' is a number from 1 to 64.") }
    if !(timeout > 0 && timeout <= 86_400) { throw ValidationError("'--timeout' is a number of seconds, above 0.") }
  }

  var jobCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

  /// - Throws: `[cache-not-writable]`.
  func verifierOptions() throws -> Verifier.Options {
    var options = Verifier.Options(jobs: jobCount, cache: cacheOption.folder)
    options.sandboxMode = sandbox
    options.offline = offline
    if cacheReadOnly { options.scratch = try ScratchFolder() }
    options.announce = { Terminal.error($0) }
    options.realTime = realTime
    options.limit = Int(timeout * 1e9)
    return options
  }

  /// The snippets that are asked for.
  ///
  /// - Throws: `[id-unknown]` for an id that none of the folders has.
  func items(_ folders: [CorpusFolder]) throws -> [Verifier.Item] {
    let all = folders.flatMap { folder in folder.document.snippets.map { Verifier.Item(folder: folder, snippet: $0) } }
    for id in only where !all.contains(where: { $0.snippet.id == id }) {
      let nearest = Nearest.to(id, in: all.map(\.snippet.id))
      throw Diagnostic(
        "id-unknown", "no snippet has the id '\(id)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "'diglot extract' lists the ids")
    }
    return only.isEmpty ? all : all.filter { only.contains($0.snippet.id) }
  }
}
