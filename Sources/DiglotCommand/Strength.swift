internal import ArgumentParser
internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Dispatch
internal import Foundation
internal import Synchronization

struct Strength: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes small mistakes in ports and snippets, and reports how many the pairs catch.",
    discussion: """
      A check that cannot fail proves nothing. So each port and each snippet is changed in one place at a time, run \
      beside the other side, and compared as 'verify' does. A mistake that makes the pair different is caught, and so is \
      one that crashes, deadlocks or never ends. One that is proved to change nothing is 'equivalent' and does not \
      count: the changed code is never reached, or compiles to the same code. The others survive; each is shown with \
      its change, the reason, and what would catch it.

      \(StrengthMeter.rules.map { "\($0.name): \($0.about)" }.joined(separator: "\n"))

        diglot strength corpus/guide --only creating-tasks     all mistakes of one pair
        diglot strength --budget 20 --seed 2                   some, another choice
        diglot strength --minimum 95                           exit status 1 below that share

      Exit status: 0, or 1 below the '--minimum', or 2 where nothing could be run. Ctrl-C reports what is done.
      """)

  @Argument(help: ArgumentHelp("Documents or corpus folders.", valueName: "path"))
  var paths: [String] = ["corpus"]

  @OptionGroup var runOptions: RunOptions
  @OptionGroup var report: ReportOptions

  @Flag(help: "Allow no relaxation.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Seconds of the machine's time; mutants are chosen so that they fit, spread over ports and rules.",
      valueName: "seconds"))
  var budget: Double = 60

  @Option(help: "Chooses the sample where not all mutants fit; the same seed chooses the same ones.")
  var seed: UInt64 = 0

  @Option(help: ArgumentHelp("The least share that is good, in percent.", valueName: "percent"))
  var minimum: Double?

  func validate() throws {
    if !(budget > 0 && budget <= 1e6) { throw ValidationError("'--budget' is a number of seconds, above 0.") }
    if let minimum, !(0...100).contains(minimum) { throw ValidationError("'--minimum' is a number from 0 to 100.") }
    if runOptions.realTime {
      throw ValidationError(
        "'strength' needs the virtual clock, to tell a mistake from the machine's mood: leave '--real-time' out.")
    }
  }

  func run() throws {
    var verifierOptions = try runOptions.verifierOptions()
    verifierOptions.strict = strict
    let verifier = try Verifier(verifierOptions)
    var folders: [CorpusFolder] = []
    for path in paths { folders += try CorpusFolder.find(path) }
    for warning in folders.flatMap(\.warnings) { Terminal.error(warning.text) }
    let result = try measure(try runOptions.items(folders), verifier)
    let report = StrengthReport(result, rules: StrengthMeter.rules)
    try Terminal.report(
      self.report.format == .json
        ? report.json() : report.text(color: Terminal.color && self.report.output == nil),
      to: self.report.output)
    if let failure = result.failure { throw failure }
    if let minimum, let percent = result.score().percent, percent < minimum { throw Status.findings }
  }

  private func measure(_ items: [Verifier.Item], _ verifier: Verifier) throws -> DiglotModel.Strength {
    let interruption = Interruption()
    defer { interruption.end() }
    let progress = Deferred()
    var options = StrengthMeter.Options(budget: budget, seed: seed)
    options.willRun = { count in
      progress.start(count)
      // Not before: what a program ignores, the programs that it starts ignore as well.
      interruption.begin()
    }
    options.progress = { progress.step($0) }
    options.isInterrupted = { interruption.isRequested }
    defer { progress.end() }
    return try StrengthMeter(verifier, options).measure(items)
  }
}

/// Ctrl-C as a wish that can be asked for: what is done is reported. A second one ends the program.
private final class Interruption: @unchecked Sendable {
  private let requests = Atomic<Int>(0)
  /// Only the thread of the command touches it.
  private var source: (any DispatchSourceSignal)?

  var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }

  func begin() {
    signal(SIGINT, SIG_IGN)
    let new = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global(qos: .userInteractive))
    new.setEventHandler { [weak self] in
      guard let self, self.requests.wrappingAdd(1, ordering: .relaxed).oldValue > 0 else { return }
      signal(SIGINT, SIG_DFL)
      kill(getpid(), SIGINT)
    }
    source = new
    new.resume()
  }

  func end() {
    source?.cancel()
    signal(SIGINT, SIG_DFL)
  }
}

/// A progress whose total is known later.
private final class Deferred: Sendable {
  private let progress = Mutex<Progress?>(nil)

  func start(_ total: Int) { progress.withLock { $0 = Progress(total: total) } }
  func step(_ text: String) { progress.withLock { $0 }?.step(text) }
  func end() { progress.withLock { $0 }?.end() }
}
