extension Asyncio {
  /// An operation took too long: Python's `TimeoutError`, without a text.
  public struct TimeoutError: ExceptionCounterpart, Hashable, CustomStringConvertible {
    public init() {}
    public var description: String { "" }
    public var exception: any PythonError { Pythonic.TimeoutError() }
  }

  /// Waits for a task, and cancels it at the timeout: `asyncio.wait_for`.
  ///
  ///     let page = try await Asyncio.waitFor(Task { try await fetch() }, timeout: .seconds(2))
  ///
  /// It returns when the task is done, also after the timeout: a task that takes its time to end keeps the caller
  /// waiting. When the caller is cancelled, so is the task.
  ///
  /// Mirrors `wait_for` in Lib/asyncio/tasks.py.
  ///
  /// - Throws: `TimeoutError`, the error of the task, or `CancellationError`.
  public nonisolated(nonsending) static func waitFor<Value: Sendable, Failure: Error>(
    _ task: Task<Value, Failure>, timeout: Duration?
  ) async throws -> Value {
    let waiter = Waiter()
    let isLate = Flag()
    let timer = Task<Void, Never>.immediate {
      guard let timeout, (try? await Task<Never, Never>.sleep(for: timeout)) != nil else { return }
      // The timer cancels the task itself: to wake the caller for that would take a turn more than in asyncio.
      isLate.set()
      task.cancel()
    }
    task.onDone { _ in waiter.wake() }
    await withTaskCancellationHandler {
      await waiter.waitIgnoringCancellation()
    } onCancel: {
      task.cancel()
    }
    timer.cancel()
    do { return try await task.value } catch is CancellationError where isLate.isSet && !Task<Never, Never>.isCancelled
    {
      throw TimeoutError()
    }
  }

  /// Waits for a task, which goes on when the caller is cancelled: `await asyncio.shield(task)`.
  ///
  /// Mirrors `shield` in Lib/asyncio/tasks.py. (`await task.value` does not pass the cancellation on either, but waits
  /// on.)
  ///
  /// - Throws: the error of the task, or at once `CancellationError` when the caller is cancelled.
  public nonisolated(nonsending) static func shield<Value: Sendable, Failure: Error>(
    _ task: Task<Value, Failure>
  ) async throws -> Value {
    let waiter = Waiter()
    task.onDone { _ in waiter.wake() }
    try await waiter.wait()
    return try await task.value
  }
}
