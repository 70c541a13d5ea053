internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotDocuments
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

      A line on the terminal shows how far it is; '--quiet' leaves it out, and all else that is not wrong. Ctrl-C \
      reports the pairs that are done, and leaves nothing running.
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

  @Option(
    help: ArgumentHelp("Only part I of N of the pairs; 'diglot merge' joins their JSON reports.", valueName: "i/n"))
  var shard: Shard?

  @Option(
    help: ArgumentHelp(
      "Divide by how long the pairs took, as 'diglot merge --costs' wrote it.", valueName: "file"))
  var costs: String?

  @Flag(
    help: "Let the report of a part also have what a page shows, so that 'diglot merge --format html' can make one.")
  var page = false

  @Option(help: "local, or slurm: the shards as an array of jobs, those that are lost tried again.")
  var engine: Engine = .local

  @Option(help: ArgumentHelp("Into how many shards Slurm's jobs divide (default: 8).", valueName: "n"))
  var shards: Int?

  @Option(
    help: ArgumentHelp("A folder that all nodes share (default: the working directory).", valueName: "dir"))
  var shared: String?

  @Option(
    help: ArgumentHelp("Prune the cache after the run until this much is left: 500M, 2G.", valueName: "size"))
  var cacheMaxSize: Size?

  @Flag(name: [.short, .long], help: "Also tell each pair when it is done.")
  var verbose = false

  @Flag(name: [.short, .long], help: "Tell only what is wrong.")
  var quiet = false

  /// Whether a page is made, here or of this part.
  private var isPage: Bool { page || report.format == .html }

  private var loudness: Loudness { verbose ? .verbose : quiet ? .quiet : .usual }

  func validate() throws {
    if costs != nil, shard == nil, engine == .local { throw ValidationError("'--costs' is for '--shard'.") }
    if page, shard == nil || report.format != .json {
      throw ValidationError("'--page' is for the JSON report of a part: '--shard I/N --format json'.")
    }
    if engine == .slurm, cacheMaxSize != nil || verbose {
      throw ValidationError("'--cache-max-size' and '--verbose' are for a run on this machine.")
    }
    if engine == .slurm, shard != nil { throw ValidationError("Slurm's jobs are shards: leave '--shard' out.") }
    if engine == .local, shards != nil || shared != nil {
      throw ValidationError("'--shards' and '--shared' are for '--engine slurm'.")
    }
    if let shards, shards < 1 { throw ValidationError("'--shards' is a number from 1.") }
    if verbose, quiet { throw ValidationError("'--verbose' and '--quiet' do not go together.") }
    if checkDeterminism, runOptions.realTime {
      throw ValidationError("'--check-determinism' needs the virtual clock: leave '--real-time' out.")
    }
  }

  func run() throws {
    if engine == .slurm { return try runOnSlurm() }
    let live = LiveVerification(loudness)
    var options = try runOptions.verifierOptions()
    options.strict = strict
    options.learnsCosts = shard == nil
    options.tellsTasks = isPage
    options.isInterrupted = { live.isInterrupted }
    if quiet { options.announce = { _ in } }
    let verifier = try Verifier(options)
    let target = report.target(isQuiet: quiet)
    live.begin(with: verifier)
    defer { live.end() }
    SignalWatch.begin { live.interrupt(by: $0, write: target.write) }
    do { try verify(live, verifier) } catch {
      if live.isInterrupted { SignalWatch.waitForEnd() }
      throw error
    }
  }

  private func verify(_ live: LiveVerification, _ verifier: Verifier) throws {
    var folders: [CorpusFolder] = []
    for path in paths { folders += try CorpusFolder.find(path) }
    let orphans = folders.flatMap(\.orphans)
    for orphan in orphans { Terminal.error(orphan.text) }
    if !quiet { for warning in folders.flatMap(\.warnings) { Terminal.error(warning.text) } }
    let all = try runOptions.items(folders)
    let part = try shard.map { try self.part($0, of: all, orphans) }
    let items = part.map { $0.places.map { all[$0] } } ?? all
    var result = try result(items, live, verifier, orphans, part)
    if isPage {
      result.page = PageParts(
        sources: try items.map { (item) throws(Diagnostic) in try PairSources(item) }, provenance: try Provenance.now())
    }
    if report.format == .sarif || part != nil {
      result.pointed = PointedLines(result.places) { try? DocumentReader.lines(of: $0) }
    }
    guard live.claimReport() else { SignalWatch.waitForEnd() }
    try report.target(isQuiet: quiet).write(result)
    if let cacheMaxSize, !runOptions.cacheReadOnly { try runOptions.cacheOption.prune(to: cacheMaxSize) }
    try result.check(strictClaims: strictClaims)
  }

  private func result(
    _ items: [Verifier.Item], _ live: LiveVerification, _ verifier: Verifier, _ orphans: [Diagnostic],
    _ part: ShardPart?
  ) throws -> VerifyReport {
    live.begin(items, part)
    defer { live.endProgress() }
    let verification = try verifier.verify(items, tell: { live.take($0) })
    guard checkDeterminism else { return VerifyReport(pairs: verification.pairs, orphans: orphans, part: part) }
    live.endProgress()
    let further = live.progress(total: verification.furtherRuns)
    defer { further.end() }
    let (pairs, determinism) = try verifier.checkDeterminism(verification) { further.step("runs again") }
    return VerifyReport(pairs: pairs, determinism: determinism, orphans: orphans, part: part)
  }

  /// More shards than pairs leave some shards without any, which is no error: the others have them.
  private func part(_ shard: Shard, of items: [Verifier.Item], _ orphans: [Diagnostic]) throws -> ShardPart {
    let places = try Verifier.part(
      shard.index, of: shard.count, items, table: costs)
    if places.isEmpty, !items.isEmpty, !quiet {
      let count = items.count == 1 ? "there is 1 pair" : "there are \(items.count) pairs"
      Terminal.error("note: shard \(shard.index)/\(shard.count) is empty: \(count)")
    }
    return ShardPart(
      index: shard.index, count: shard.count, all: items.map(\.costKey), places: places, orphans: orphans)
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
