internal import Synchronization

extension Asyncio {
  /// What ends `wait`.
  public enum ReturnWhen: Sendable, Hashable {
    case firstCompleted
    case firstException
    case allCompleted
  }

  /// Waits for tasks without looking at their results: `asyncio.wait`.
  ///
  /// A cancelled caller stops to wait; the tasks go on.
  ///
  /// Mirrors `wait` in Lib/asyncio/tasks.py, which returns sets: here both lists are in the order of `tasks`.
  ///
  /// - Parameters:
  ///   - tasks: at least one.
  ///   - timeout: after which those that have not ended are pending; nil for none.
  /// - Throws: `CancellationError`.
  public nonisolated(nonsending) static func wait<Value: Sendable, Failure: Error>(
    for tasks: [Task<Value, Failure>], timeout: Duration? = nil, returnWhen: ReturnWhen = .allCompleted
  ) async throws -> (done: [Task<Value, Failure>], pending: [Task<Value, Failure>]) {
    precondition(!tasks.isEmpty, "Set of Tasks/Futures is empty.")
    let wait = Wait(tasks)
    for task in tasks {
      task.onDone { result in
        let failed = if case .failure(let error) = result { !(error is CancellationError) } else { false }
        wait.done(task, ends: returnWhen == .firstCompleted || returnWhen == .firstException && failed)
      }
    }
    let timer = timeout.map { timeout in
      Task<Void, Never>.immediate { if (try? await Task<Never, Never>.sleep(for: timeout)) != nil { wait.end() } }
    }
    defer { timer?.cancel() }
    let unfinished = try await wait.unfinished()
    return (tasks.filter { !unfinished.contains($0) }, tasks.filter { unfinished.contains($0) })
  }
}

/// Who has yet to end, of the tasks that `wait` waits for.
private final class Wait<Value: Sendable, Failure: Error>: Sendable {
  private let tasks: Mutex<Set<Task<Value, Failure>>>
  private let waiter = Waiter()

  init(_ tasks: [Task<Value, Failure>]) { self.tasks = Mutex(Set(tasks)) }

  func done(_ task: Task<Value, Failure>, ends: Bool) {
    let isLast = tasks.withLock { tasks in
      tasks.remove(task)
      return tasks.isEmpty
    }
    if isLast || ends { waiter.wake() }
  }

  func end() { waiter.wake() }

  nonisolated(nonsending) func unfinished() async throws -> Set<Task<Value, Failure>> {
    try await waiter.wait()
    return tasks.withLock { $0 }
  }
}
