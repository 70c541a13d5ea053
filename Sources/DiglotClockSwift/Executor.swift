internal import DiglotClock
// The one place that depends on the executors' SPI of Swift 6.3 (SE-0505 is under revision).
@_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) import _Concurrency
internal import _DiglotBaton

/// One queue for every task, actor and the main actor of a port, run by the thread that runs the main actor.
///
/// An iteration is that of asyncio's loop (`BaseEventLoop._run_once` in Lib/asyncio/base_events.py): wait for a timer
/// when nothing is ready, make the timers that are due ready in the order of their deadlines, run what was ready by
/// then. Equal deadlines keep the order in which they were set.
///
/// A task that changes its executor takes no turn: in asyncio, to await a coroutine is a call, and here every executor
/// is this one. `Task.yield` takes one turn, as `asyncio.sleep(0)` does. See Turns.md.
final class VirtualExecutor: TaskExecutor, SerialExecutor, SchedulingExecutor, MainExecutor, @unchecked Sendable {
  static let shared = VirtualExecutor()

  // Only one thread of a run executes at a time, so that these need no lock. (Under the real clock only tasks that
  // the executor runs itself, and `Thread`s that resume a continuation, come here: see `lock`.)
  private var ready: [UnownedJob] = []
  private var timers = TimerHeap()
  private var stopped = false
  /// What `run` has at work, and what it is to run next, in the same turn.
  private var current: (kind: UInt8, address: UInt)?
  private var next: UnownedJob?
  private let lock = SpinLock()
  private var key: UInt { UInt(bitPattern: ObjectIdentifier(self).hashValue) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    lock.with { if next == nil, continues(job) { next = job } else { ready.append(job) } }
    diglot_wake(key)
  }

  /// Whether a job is the current one once more: its task, which goes to another executor, or which `Task.yield` wakes.
  ///
  /// `Task.yield` enqueues a job that does nothing but enqueue its task: a second turn, for which there is no reason.
  private func continues(_ job: UnownedJob) -> Bool {
    guard let current else { return false }
    return current.kind == Self.yield || current == identity(job) && current.kind == ExecutorJob.Kind.task.rawValue
  }

  /// `JobKind::NullaryContinuation` of the runtime (include/swift/ABI/MetadataValues.h).
  private static let yield: UInt8 = 195

  /// Taken before a job runs: one that is no task frees itself then, and the next may have its address.
  private func identity(_ job: UnownedJob) -> (kind: UInt8, address: UInt) {
    (ExecutorJob(job).kind.rawValue, unsafeBitCast(job, to: UInt.self))
  }

  func enqueue<C: Clock>(
    _ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C
  ) {
    schedule(UnownedJob(job), nanoseconds: nanoseconds(delay))
  }

  func enqueue<C: Clock>(_ job: consuming ExecutorJob, at instant: C.Instant, tolerance: C.Duration?, clock: C) {
    schedule(UnownedJob(job), nanoseconds: nanoseconds(clock.now.duration(to: instant)))
  }

  private func schedule(_ job: UnownedJob, nanoseconds: Int64) {
    let deadline = diglot_now().addingReportingOverflow(nanoseconds)
    lock.with { timers.insert(job, deadline: deadline.overflow ? .max : deadline.partialValue) }
    diglot_wake(key)
  }

  /// A clock whose duration is not `Duration` has its own idea of time: its sleeps end at once.
  private func nanoseconds<D: DurationProtocol>(_ duration: D) -> Int64 {
    guard let duration = duration as? Duration else { return 0 }
    let (seconds, attoseconds) = duration.components
    let whole = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return whole.overflow ? (seconds < 0 ? 0 : .max / 2) : whole.partialValue + attoseconds / 1_000_000_000
  }

  func run() throws { try runUntil { false } }

  func runUntil(_ condition: () -> Bool) throws {
    while !condition(), !stopped {
      waitUntilReady()
      lock.with {
        let now = diglot_now()
        while let job = timers.removeFirst(due: now) { ready.append(job) }
      }
      let batch = lock.with { () -> [UnownedJob] in
        defer { ready = [] }
        return ready
      }
      for job in batch { run(job) }
      diglot_yield()
    }
  }

  /// Runs a job until its task waits for something, or has changed its executor so often that others are to have a
  /// turn.
  private func run(_ job: UnownedJob) {
    var job = job
    for _ in 0..<Self.mostChanges {
      lock.with { current = identity(job) }
      job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
      let following = lock.with { () -> UnownedJob? in
        defer { (current, next) = (nil, nil) }
        return next
      }
      guard let following else { return }
      job = following
    }
    lock.with { ready.append(job) }
  }

  /// Without it `while !finished { await look() }` would let nobody finish: so it is in asyncio, but not in Swift.
  private static let mostChanges = 1_000

  /// Waits in the steps in which asyncio's loop waits for its selector, or the two timelines would drift apart.
  private func waitUntilReady() {
    while lock.with({ ready.isEmpty }) {
      let now = diglot_now()
      guard let deadline = lock.with({ timers.first }) else {
        _ = diglot_wait(key, Int64.max)
        continue
      }
      if deadline <= now { return }
      let wait = deadline == .max ? Int64.max : now + diglot_epoll_round(deadline - now)
      if diglot_wait(key, wait) { return }
    }
  }

  func stop() { stopped = true }
  var isMainExecutor: Bool { true }
  func checkIsolated() {}
}

private struct VirtualExecutorFactory: ExecutorFactory {
  static var mainExecutor: any MainExecutor { VirtualExecutor.shared }
  static var defaultExecutor: any TaskExecutor { VirtualExecutor.shared }
}

/// Called by the library's constructor, before the port's `main`.
@c(diglot_install_executor)
public func installExecutor() {
  _createExecutors(factory: VirtualExecutorFactory.self)
}
