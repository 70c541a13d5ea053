internal import DiglotCorpus
internal import DiglotModel
internal import DiglotReports
internal import Foundation
internal import Synchronization

/// What a `verify` has done so far: it is shown while it goes on, and reported where somebody ends it early.
final class LiveVerification: Sendable {
  private struct State {
    /// Held until the command is done: what it has made for its run goes with it.
    var verifier: Verifier?
    var items: [Verifier.Item] = []
    var part: ShardPart?
    var progress: Progress?
    var pairs: [Int: PairResult] = [:]
    var isReported = false
  }

  private let loudness: Loudness
  private let interrupted = Atomic<Bool>(false)
  private let state = Mutex(State())

  init(_ loudness: Loudness) { self.loudness = loudness }

  func begin(with verifier: Verifier) { state.withLock { $0.verifier = verifier } }

  /// Nothing is to be interrupted any more.
  func end() { state.withLock { $0.verifier = nil } }

  /// Begins to show how far these items are.
  func begin(_ items: [Verifier.Item], _ part: ShardPart?) {
    let progress = progress(total: items.count)
    state.withLock { ($0.items, $0.part, $0.progress) = (items, part, progress) }
  }

  func progress(total: Int) -> Progress { Progress(total: total, isShown: loudness == .quiet ? false : nil) }

  func endProgress() { state.withLock { $0.progress }?.end() }

  var isInterrupted: Bool { interrupted.load(ordering: .relaxed) }

  /// Takes what the verifier tells, from any of its threads.
  func take(_ event: VerifyEvent) {
    let (items, progress) = state.withLock { ($0.items, $0.progress) }
    switch event {
    case .began(let place):
      progress?.began(items[place].snippet.id)
    case .ended(let place):
      progress?.ended(items[place].snippet.id)
    case .judged(let place, let pair):
      let done = state.withLock {
        $0.pairs[place] = pair
        return $0.pairs.count
      }
      progress?.step(pair.id)
      if loudness == .verbose { Terminal.error("[\(done)/\(items.count)] " + VerifyReport.line(of: pair)) }
    }
  }

  /// Whether the caller is the one that reports: whoever asks first, the command when it is done, or who interrupts it.
  func claimReport() -> Bool {
    state.withLock { state in
      defer { state.isReported = true }
      return !state.isReported
    }
  }

  /// Ends what runs, and reports the pairs that are done.
  ///
  /// - Parameter write: writes a report.
  func interrupt(by signal: Int32, write: (VerifyReport) throws -> Void) {
    interrupted.store(true, ordering: .relaxed)
    guard claimReport() else {
      usleep(50_000)  // the command is writing its report; it was done
      return
    }
    endProgress()
    state.withLock { $0.verifier }?.abandon { state.withLock { $0.progress }?.isIdle ?? true }
    let (items, done, whole) = state.withLock { ($0.items, $0.pairs, $0.part) }
    let finished = items.indices.filter { done[$0] != nil }
    let pairs = finished.compactMap { done[$0] }
    var part = whole
    if let whole { part?.places = finished.map { whole.places[$0] } }
    do {
      let report = VerifyReport(pairs: pairs, unfinished: items.count - pairs.count, part: part)
      if !items.isEmpty { try write(report) }
    } catch { Terminal.error((error as? Diagnostic)?.text ?? "\(error)") }
    let name = signal == SIGINT ? "SIGINT" : "SIGTERM"
    let moment = items.isEmpty ? "before any pair was" : "when \(pairs.count) of \(items.count) pairs were"
    Terminal.error(Diagnostic("interrupted", "\(name) came \(moment) verified").text)
  }
}

/// How much is told besides the results.
enum Loudness {
  case usual, verbose, quiet
}
