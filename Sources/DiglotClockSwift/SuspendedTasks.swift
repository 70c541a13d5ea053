internal import DiglotClock
internal import _DiglotPortStreams

/// Where each task went to wait, for the report of a deadlock: Swift keeps no list of its tasks.
///
/// Reads what is public of the layout of tasks on 64-bit machines, `Job` and `AsyncTask` in include/swift/ABI/Task.h: the
/// identifier, the function that goes on after the wait, and the chain of callers.
struct SuspendedTasks {
  private var waits: [UInt32: (task: UInt, since: Int64)] = [:]

  private static let identifier: UInt = 36
  private static let resumeTask: UInt = 56
  private static let resumeContext: UInt = 64

  /// What is known of a task before it runs.
  struct Before {
    fileprivate var task: UnsafeRawPointer
    fileprivate var resumption: UInt
    fileprivate var count: UInt
  }

  /// Called before a task runs, which it keeps in memory until `ran` is called.
  static func willRun(_ task: UnsafeRawPointer) -> Before {
    diglot_retain(task)
    return Before(task: task, resumption: resumption(of: task), count: diglot_retain_count(task))
  }

  private static func resumption(of task: UnsafeRawPointer) -> UInt {
    task.load(fromByteOffset: Int(resumeTask), as: UInt.self)
  }

  /// A task that has ended has let itself go. (A child that lives in its parent's memory never does: whether it goes on
  /// elsewhere has to tell.)
  mutating func ran(_ before: Before) {
    let task = before.task
    defer { diglot_release(task) }
    let count = diglot_retain_count(task)
    let livesInParent = count > 1 << 20
    let waits = livesInParent ? Self.resumption(of: task) != before.resumption : count >= before.count
    let key = task.load(fromByteOffset: Int(Self.identifier), as: UInt32.self)
    self.waits[key] = waits ? (UInt(bitPattern: task), diglot_now()) : nil
  }

  /// A line for each task that waits, in the order of their identifiers.
  ///
  /// - Returns: whether there are any.
  func tell() -> Bool {
    for (key, wait) in waits.sorted(by: { $0.key < $1.key }) {
      diglot_tell_task(key, wait.since, Self.place(of: wait.task))
    }
    return !waits.isEmpty
  }

  /// The two innermost calls of the port that the task goes on with, as `diglot_set_wait_locator`'s function gives them.
  private static func place(of task: UInt) -> UInt64 {
    var place: UInt64 = 0
    var found: UInt64 = 0
    var function = diglot_word(task + resumeTask)
    var context = diglot_word(task + resumeContext)
    for _ in 0..<32 {
      let offset = diglot_offset_in_port(function)
      if offset != 0 {
        place |= (offset & 0xffff_ffff) << (32 * found)
        found += 1
      }
      guard found < 2, context != 0 else { break }
      function = diglot_word(context + 8)
      context = diglot_word(context)
    }
    return place
  }
}
