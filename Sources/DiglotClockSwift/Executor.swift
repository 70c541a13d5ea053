internal import DiglotClock
// The one place that depends on the executors' SPI of Swift 6.3 (SE-0505 is under revision).
@_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) import _Concurrency
internal import _DiglotBaton

/// One queue for every task, actor and the main actor of a port, run by the thread that runs the main actor.
///
/// An iteration is that of asyncio's loop (`BaseEventLoop._run_once` in Lib/asyncio/base_events.py): wait for a timer when
/// nothing is ready, make the timers that are due ready in the order of their deadlines, run what was ready by then.
/// Equal deadlines keep the order in which they were set.
final class VirtualExecutor: TaskExecutor, SerialExecutor, SchedulingExecutor, MainExecutor, @unchecked Sendable {
  static let shared = VirtualExecutor()

  // Only one thread of a run executes at a time, so that these need no lock. (Under the real clock only tasks that
  // the executor runs itself, and `Thread`s that resume a continuation, come here: see `lock`.)
  private var ready: [UnownedJob] = []
  private var timers = TimerHeap()
  private var stopped = false
  private let lock = SpinLock()
  private var key: UInt { UInt(bitPattern: ObjectIdentifier(self).hashValue) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    lock.with { ready.append(job) }
    diglot_wake(key)
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
      for job in batch {
        job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
      }
      diglot_yield()
    }
  }

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
