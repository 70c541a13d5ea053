internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs both sides of each pair and compares them.",
    discussion: """
      Exact by default: output lines in order, each at its virtual time (1 ms), how the program ended, and the final \
      values that both sides name. Relaxations stand in the folder's 'diglot.yaml', each with its reason.

      '--check-determinism' then runs every side four times more: backwards and from the middle, on a machine kept \
      busy, twice as before and twice with objects at other addresses. The first two must repeat the first run byte \
      by byte and nanosecond by nanosecond ([not-deterministic]). So must the others, but for what the contract \
      declares ([address-dependent]): the order of a set of objects is luck.
      """)

  @Argument(help: ArgumentHelp("Documents or corpus folders.", valueName: "path"))
  var paths: [String] = ["corpus"]

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: VerifyReportOptions

  @Flag(help: "Allow no relaxation.")
  var strict = false

  @Flag(help: "Let what is wrong with the document itself be a failure too.")
  var strictClaims = false

  @Flag(help: "Also run each side again, under load and with other addresses, and compare the traces.")
  var checkDeterminism = false

  @Option(help: ArgumentHelp("Only part I of N of the pairs.", valueName: "i/n"))
  var shard: Shard?

  func validate() throws {
    if checkDeterminism, runOptions.realTime {
      throw ValidationError("'--check-determinism' needs the virtual clock: leave '--real-time' out.")
    }
  }

  func run() throws {
    var options = runOptions.verifierOptions
    options.strict = strict
    let verifier = try Verifier(options)
    var folders: [CorpusFolder] = []
    for path in paths { folders += try CorpusFolder.find(path) }
    let orphans = folders.flatMap(\.orphans)
    for orphan in orphans { Terminal.error(orphan.text) }
    for warning in folders.flatMap(\.warnings) { Terminal.error(warning.text) }
    var items = try runOptions.items(folders)
    if let shard { items = part(shard, of: items) }
    var result = try verify(items, verifier)
    if report.format == .html {
      result.sources = try items.map { (item) throws(Diagnostic) in try PairSources(item) }
      result.provenance = try Provenance.now()
    }
    try Terminal.report(
      result.written(as: report.format, color: Terminal.color && report.output == nil),
      to: report.output)
    if !result.isSuccess || !orphans.isEmpty || strictClaims && !result.isDocumentTrue { throw Status.findings }
  }

  /// More shards than pairs leave some shards without any, which is no error: the others have them.
  private func part(_ shard: Shard, of items: [Verifier.Item]) -> [Verifier.Item] {
    let part = items.enumerated().filter { $0.offset % shard.count == shard.index - 1 }.map(\.element)
    if part.isEmpty, !items.isEmpty {
      Terminal.error(
        "note: shard \(shard.index)/\(shard.count) is empty: \(items.count == 1 ? "there is 1 pair" : "there are \(items.count) pairs")"
      )
    }
    return part
  }

  private func verify(_ items: [Verifier.Item], _ verifier: Verifier) throws -> VerifyReport {
    let progress = Progress(total: items.count)
    defer { progress.end() }
    let verification = try verifier.verify(items) { progress.step($0) }
    guard checkDeterminism else { return VerifyReport(pairs: verification.pairs) }
    let further = Progress(total: verification.furtherRuns)
    let (pairs, determinism) = try verifier.checkDeterminism(verification) { further.step("runs again") }
    return VerifyReport(pairs: pairs, determinism: determinism)
  }
}

/// `I/N`: part I of N, from 1.
struct Shard: ExpressibleByArgument {
  var index: Int
  var count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/").map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1, (1...count).contains(index) else {
      return nil
    }
    (self.index, self.count) = (index, count)
  }
}
