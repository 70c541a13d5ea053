internal import DiglotClock
// The one place that depends on the executors' SPI of Swift 6.3 (SE-0505 is under revision).
@_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) import _Concurrency
internal import _DiglotBaton
internal import _DiglotPortStreams

/// One queue for every task, actor and the main actor of a port, run by the thread that runs the main actor.
///
/// An iteration is that of asyncio's loop (`BaseEventLoop._run_once` in Lib/asyncio/base_events.py): wait for a timer
/// when nothing is ready, make the timers that are due ready in the order of their deadlines, run what was ready by
/// then. Equal deadlines keep the order in which they were set.
///
/// A task that changes its executor takes no turn: in asyncio, to await a coroutine is a call, and here every executor
/// is this one. `Task.yield` takes one turn, as `asyncio.sleep(0)` does. See Turns.md.
final class VirtualExecutor: TaskExecutor, SerialExecutor, SchedulingExecutor, @unchecked Sendable {
  static let shared = VirtualExecutor()

  // Only one thread of a run executes at a time, so that these need no lock. (Under the real clock only tasks that
  // the executor runs itself, and `Thread`s that resume a continuation, come here: see `lock`.)
  private var ready: [Entry] = []
  /// What is left of the iteration that goes on.
  private var turn: ArraySlice<Entry> = []
  /// The main actor's jobs that are late. asyncio's loop would have seen to their timers only after the call, so that they are
  /// an iteration behind.
  private var late: [Entry] = []
  private var timers = TimerHeap()
  private var stopped = false
  /// What `run` has at work, and what it is to run next, in the same turn.
  private var current: (kind: UInt8, address: UInt)?
  private var next: Entry?
  /// Whether what the main actor's thread has at work is the main actor's.
  private var runsMain = true
  private var suspended = SuspendedTasks()
  /// Whether any task has run but the program's first.
  private var hasRun = false
  /// Whether the thread that runs the main actor waits in a call of its own, and who runs the other tasks meanwhile.
  private var mainWaits = false
  private var helps = false
  private var helpsLate = false
  /// The timer's job at work, which may take a turn or two: it changes its executor first.
  private var timerAtWork: (kind: UInt8, address: UInt)?
  /// When the loop began to wait for what the program does next, as `diglot_now`; nil when something has been done.
  private var waitsSince: Int64?
  private let lock = SpinLock()
  private var key: UInt { UInt(bitPattern: ObjectIdentifier(self).hashValue) }

  private struct Entry {
    var job: UnownedJob
    /// Whether only the thread of the main actor may run it.
    var isMain: Bool
    /// Whether it comes from a timer that was due while that thread waited in a call of its own.
    var isLate = false
    /// Whether it is a timer's own, which wakes a task and does nothing else.
    var isTimer = false
  }

  func enqueue(_ job: consuming ExecutorJob) { enqueue(Entry(job: UnownedJob(job), isMain: false, isLate: helpsLate)) }

  func enqueueOnMain(_ job: consuming ExecutorJob) {
    enqueue(Entry(job: UnownedJob(job), isMain: true, isLate: helpsLate))
  }

  private func enqueue(_ entry: Entry) {
    if !hasRun { suspended.began() }
    var entry = entry
    lock.with {
      if let timerAtWork { entry.isTimer = identity(entry.job) == timerAtWork }
      if entry.isMain, entry.isLate, runsMain {
        late.append(entry)
      } else if next == nil, !mainWaits, continues(entry.job) {
        next = entry
      } else {
        ready.append(entry)
      }
    }
    diglot_wake(key)
    if mainWaits { help() }
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
    if !hasRun { suspended.began() }
    let deadline = diglot_now().addingReportingOverflow(nanoseconds)
    lock.with { timers.insert(job, deadline: deadline.overflow ? .max : deadline.partialValue) }
    diglot_wake(key)
    if mainWaits { help() }
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
      diglot_look()
      makeDueReady()
      lock.with {
        turn = ready[...]
        ready = []
      }
      let arrived = lock.with {
        defer { late = [] }
        return late
      }
      while let entry = lock.with({ turn.popFirst() }) { run(entry) }
      lock.with { ready += arrived }
      diglot_yield()
    }
  }

  private func makeDueReady() {
    lock.with {
      let now = diglot_now()
      while let job = timers.removeFirst(due: now) {
        ready.append(Entry(job: job, isMain: false, isLate: mainWaits, isTimer: true))
      }
    }
  }

  /// Runs a job until its task waits for something, or has changed its executor so often that others are to have a
  /// turn.
  private func run(_ entry: Entry) {
    var entry = entry
    for _ in 0..<Self.mostChanges {
      lock.with { current = identity(entry.job) }
      runsMain = entry.isMain
      runAsMain(entry)
      runsMain = true
      let following = lock.with { () -> Entry? in
        defer { (current, next) = (nil, nil) }
        return next
      }
      guard let following else { return }
      entry = following
    }
    lock.with { ready.append(entry) }
  }

  private func runAsMain(_ entry: Entry) {
    if !entry.isTimer { noteWork() }
    observed(entry) {
      entry.job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }
  }

  /// The program does something: it waits no longer.
  private func noteWork() {
    waitsSince = nil
    if diglot_note_wait() { suspended.note() }
  }

  private func observed(_ entry: Entry, _ run: () -> Void) {
    let (kind, address) = identity(entry.job)
    lock.with { timerAtWork = entry.isTimer ? (kind, address) : nil }
    defer { lock.with { timerAtWork = nil } }
    guard kind == ExecutorJob.Kind.task.rawValue, let task = UnsafeRawPointer(bitPattern: address) else { return run() }
    hasRun = true
    let ran = SuspendedTasks.Run(of: task)
    run()
    suspended.take(ran)
  }

  /// Returns whether there are any.
  func tellWaitingTasks() -> Bool { suspended.tell() }

  // A thread that waits in a call blocks the actor whose job it runs, but no other task: another thread runs these meanwhile.

  /// Called before and after the thread of the main actor waits.
  func mainWillWait(_ waits: Bool) {
    mainWaits = waits
    if waits, !ready.isEmpty || !turn.isEmpty || timers.first != nil { help() }
  }

  private var helperKey: UInt { key &+ 1 }

  private func help() {
    if helps { return diglot_wake(helperKey) }
    guard diglot_is_virtual() else { return }
    helps = true
    diglot_start_thread { VirtualExecutor.shared.runWhileMainWaits() }
  }

  private func runWhileMainWaits() {
    while true {
      makeDueReady()
      if mainWaits, let entry = firstForAnyThread() {
        helpsLate = entry.isLate
        let job = identity(entry.job)
        if entry.isMain {
          runAsMain(entry)
        } else {
          observed(entry) { entry.job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
        helpsLate = false
        // The end of a sleep, and a task on its way to its actor, are nothing of the program's yet.
        if !entry.isTimer, !lock.with({ late.contains { identity($0.job) == job } }) { noteWork() }
        continue
      }
      let deadline = mainWaits ? lock.with { timers.first } ?? .max : .max
      let now = diglot_now()
      _ = diglot_wait_aside(helperKey, deadline == .max ? .max : now + diglot_epoll_round(deadline - now))
    }
  }

  /// The main actor's jobs wait where it is the main actor that waits.
  private func firstForAnyThread() -> Entry? {
    lock.with {
      if let index = turn.firstIndex(where: { !$0.isMain || !runsMain }) { return turn.remove(at: index) }
      return ready.firstIndex { !$0.isMain || !runsMain }.map { ready.remove(at: $0) }
    }
  }

  /// Without it `while !finished { await look() }` would let nobody finish: so it is in asyncio, but not in Swift.
  private static let mostChanges = 1_000

  /// Waits in the steps in which asyncio's loop waits for its selector, or the two timelines would drift apart.
  private func waitUntilReady() {
    diglot_run_main_queue()
    while lock.with({ ready.isEmpty && late.isEmpty }) {
      let now = diglot_now()
      let deadline = lock.with { timers.first } ?? .max
      if deadline <= now { return }
      // Due timers may all be those of sleeps that were cancelled, and then the wait goes on: asyncio removes these.
      let since = waitsSince ?? now
      waitsSince = since
      let wait = deadline == .max ? Int64.max : max(now, since + diglot_epoll_round(deadline - since))
      if diglot_wait_readable(key, wait, diglot_main_queue()) { return }
      noteWork()
      diglot_run_main_queue()
    }
  }

  func stop() { stopped = true }
  func checkIsolated() {}
}

/// The main actor's, so that its jobs are known from those that any thread may run. `VirtualExecutor` runs both, in one order.
private final class MainThreadExecutor: SerialExecutor, MainExecutor {
  static let shared = MainThreadExecutor()

  func enqueue(_ job: consuming ExecutorJob) { VirtualExecutor.shared.enqueueOnMain(job) }
  func run() throws { try VirtualExecutor.shared.run() }
  func stop() { VirtualExecutor.shared.stop() }
  var isMainExecutor: Bool { true }
  func checkIsolated() {}
}

private struct VirtualExecutorFactory: ExecutorFactory {
  static var mainExecutor: any MainExecutor { MainThreadExecutor.shared }
  static var defaultExecutor: any TaskExecutor { VirtualExecutor.shared }
}

/// Called by the library's constructor, before the port's `main`.
@c(diglot_install_executor)
public func installExecutor() {
  _createExecutors(factory: VirtualExecutorFactory.self)
  diglot_set_main_hook { VirtualExecutor.shared.mainWillWait($0) }
}
