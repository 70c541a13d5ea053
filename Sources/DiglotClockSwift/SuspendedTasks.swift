internal import DiglotClock
internal import _DiglotPortStreams

/// Where each task went to wait, for drawings of time and for the report of a deadlock: Swift keeps no list of its tasks.
///
/// Reads the layout of tasks on 64-bit machines, `Job`, `AsyncTask` and its fragments in include/swift/ABI/Task.h: the flags, the
/// identifier, the function that goes on after the wait, the chain of callers, and whether the task has its result.
struct SuspendedTasks {
  private var waits: [UInt32: (task: UInt, since: Int64)] = [:]

  private static let flags = 32
  private static let identifier = 36
  private static let resumeTask: UInt = 56
  private static let resumeContext: UInt = 64
  private static let fragments = 208

  /// The program's first task runs up to its first wait before the executor runs anything. It is seen when it makes something to be run.
  mutating func began() {
    guard let task = diglot_current_task() else { return }
    waits[Self.identifier(of: task)] = (UInt(bitPattern: task), diglot_now())
  }

  /// A task that is about to run, kept in memory until `take` is called.
  struct Run {
    fileprivate var task: UnsafeRawPointer

    init(of task: UnsafeRawPointer) {
      diglot_retain(task)
      self.task = task
    }
  }

  /// Looks whether a task that has run waits.
  mutating func take(_ run: Run) {
    defer { diglot_release(run.task) }
    let isDone = Self.isDone(run.task)
    waits[Self.identifier(of: run.task)] = isDone ? nil : (UInt(bitPattern: run.task), diglot_now())
  }

  private static func identifier(of task: UnsafeRawPointer) -> UInt32 {
    task.load(fromByteOffset: identifier, as: UInt32.self)
  }

  /// Whether a task has its result: the status in `FutureFragment::waitQueue`, which stands behind what only children have.
  private static func isDone(_ task: UnsafeRawPointer) -> Bool {
    let flags = task.load(fromByteOffset: flags, as: UInt32.self)
    let (isChild, isFuture, isInGroup) = (flags >> 24 & 1, flags >> 25 & 1, flags >> 26 & 1)
    guard isFuture == 1 else { return true }
    return task.load(fromByteOffset: fragments + Int(isChild * 16 + isInGroup * 8), as: UInt.self) & 3 != 0
  }

  /// Notes the tasks that have waited until now, in the order of their identifiers.
  func note() {
    for (key, wait) in waits.sorted(by: { $0.key < $1.key }).prefix(Self.most) {
      let calls = Self.calls(of: wait.task, most: 6)
      diglot_note_task(key, wait.since, calls, calls.count)
    }
  }

  /// Tasks that are noted at one wait: nobody looks at more, and notes take room in the trace.
  private static let most = 64

  /// A line for each task that waits, in the order of their identifiers.
  ///
  /// - Returns: whether there are any.
  func tell() -> Bool {
    for (key, wait) in waits.sorted(by: { $0.key < $1.key }) {
      let calls = Self.calls(of: wait.task, most: 2).map(UInt64.init)
      diglot_tell_task(key, wait.since, (calls.first ?? 0) | (calls.dropFirst().first ?? 0) << 32)
    }
    return !waits.isEmpty
  }

  /// The innermost calls of the port that the task goes on with, as offsets into its library.
  private static func calls(of task: UInt, most: Int) -> [UInt32] {
    var calls: [UInt32] = []
    var function = diglot_word(task + resumeTask)
    var context = diglot_word(task + resumeContext)
    for _ in 0..<32 {
      let offset = diglot_offset_in_port(function)
      if offset != 0 { calls.append(UInt32(truncatingIfNeeded: offset)) }
      guard calls.count < most, context != 0 else { break }
      function = diglot_word(context + 8)
      context = diglot_word(context)
    }
    return calls
  }
}
