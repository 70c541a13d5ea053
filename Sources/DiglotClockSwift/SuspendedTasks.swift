internal import DiglotClock
internal import _DiglotPortStreams

/// Where each task went to wait, for drawings of time and for the report of a deadlock: Swift keeps no list of its tasks.
///
/// Reads the layout of tasks on 64-bit machines, `Job`, `AsyncTask` and its fragments in include/swift/ABI/Task.h: the flags, the
/// identifier, the function that goes on after the wait, the chain of callers, and whether the task has its result.
///
/// None is kept in memory, for what ends with a task has to end when it did. One that goes on in an actor's own job is not seen to do so: it
/// may have ended, and what is in its place is looked at with care.
struct SuspendedTasks {
  private var waits: [UInt32: Wait] = [:]

  private struct Wait {
    var task: UInt
    /// The first word of a task, which its memory has no longer when it is free.
    var metadata: UInt
    var since: Int64

    init(_ task: UnsafeRawPointer) {
      self.task = UInt(bitPattern: task)
      metadata = task.load(as: UInt.self)
      since = diglot_now()
    }
  }

  /// With the identifier in the upper half.
  private static let flags: UInt = 32
  private static let resumeTask: UInt = 56
  private static let resumeContext: UInt = 64
  private static let fragments: UInt = 208

  /// The program's first task runs up to its first wait before the executor runs anything. It is seen when it makes something to be run.
  mutating func began() {
    guard let task = diglot_current_task() else { return }
    waits[Self.identifier(of: UInt(bitPattern: task))] = Wait(task)
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
    let task = UInt(bitPattern: run.task)
    waits[Self.identifier(of: task)] = Self.isDone(task) ? nil : Wait(run.task)
  }

  private static func identifier(of task: UInt) -> UInt32 {
    UInt32(truncatingIfNeeded: diglot_word(task + flags) >> 32)
  }

  /// Whether a task has its result: the status in `FutureFragment::waitQueue`, which stands behind what only children have.
  private static func isDone(_ task: UInt) -> Bool {
    let flags = diglot_word(task + flags)
    let (isChild, isFuture, isInGroup) = (flags >> 24 & 1, flags >> 25 & 1, flags >> 26 & 1)
    guard isFuture == 1 else { return true }
    return diglot_word(task + fragments + isChild * 16 + isInGroup * 8) & 3 != 0
  }

  /// Those that wait, in the order of their identifiers, with what they go on with.
  private mutating func waiting(most: Int = .max, calls: Int) -> [(identifier: UInt32, since: Int64, calls: [UInt32])] {
    var found: [(UInt32, Int64, [UInt32])] = []
    for (key, wait) in waits.sorted(by: { $0.key < $1.key }) {
      guard found.count < most else { break }
      if diglot_word(wait.task) == wait.metadata, Self.identifier(of: wait.task) == key, !Self.isDone(wait.task) {
        found.append((key, wait.since, Self.calls(of: wait.task, most: calls)))
      } else {
        waits[key] = nil
      }
    }
    return found
  }

  /// Notes the tasks that have waited until now, in the order of their identifiers.
  mutating func note() {
    for task in waiting(most: Self.most, calls: 6) {
      diglot_note_task(task.identifier, task.since, task.calls, task.calls.count)
    }
  }

  /// Tasks that are noted at one wait: nobody looks at more, and notes take room in the trace.
  private static let most = 64

  /// A line for each task that waits, in the order of their identifiers.
  ///
  /// - Returns: whether there are any.
  mutating func tell() -> Bool {
    let tasks = waiting(calls: 2)
    for task in tasks {
      let calls = task.calls.map(UInt64.init)
      diglot_tell_task(task.identifier, task.since, (calls.first ?? 0) | (calls.dropFirst().first ?? 0) << 32)
    }
    return !tasks.isEmpty
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
