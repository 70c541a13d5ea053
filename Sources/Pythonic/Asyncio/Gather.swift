internal import Synchronization

extension Asyncio {
  /// Waits for all tasks, and returns their values in the order of the tasks: `asyncio.gather`.
  ///
  ///     let (a, b) = try await Asyncio.gather(Task { try await fetch("a") }, Task { try await fetch("b") })
  ///
  /// The first error is thrown at once; the other tasks go on. When the caller is cancelled, so are all tasks.
  ///
  /// Mirrors `gather` in Lib/asyncio/tasks.py.
  ///
  /// - Throws: the error of the task that failed first, or `CancellationError`.
  public nonisolated(nonsending) static func gather<each Value: Sendable, each Failure: Error>(
    _ task: repeat Task<each Value, each Failure>
  ) async throws -> (repeat each Value) {
    let gathering = Gathering()
    for task in repeat each task { gathering.add(task, stopsAtError: true) }
    try await gathering.wait()
    return (repeat try await (each task).value)
  }

  /// Waits for all tasks, and returns their values in the order of the tasks: `asyncio.gather(*tasks)`.
  ///
  /// - Throws: the error of the task that failed first, or `CancellationError`.
  public nonisolated(nonsending) static func gather<Value: Sendable, Failure: Error>(
    _ tasks: [Task<Value, Failure>]
  ) async throws -> [Value] {
    let gathering = Gathering()
    for task in tasks { gathering.add(task, stopsAtError: true) }
    try await gathering.wait()
    var values: [Value] = []
    for task in tasks { values.append(try await task.value) }
    return values
  }

  /// Waits for all tasks, and returns how each ended: `asyncio.gather(*tasks, return_exceptions=True)`.
  ///
  /// - Throws: `CancellationError` when the caller is cancelled.
  public nonisolated(nonsending) static func gatherResults<Value: Sendable, Failure: Error>(
    _ tasks: [Task<Value, Failure>]
  ) async throws -> [Result<Value, Failure>] {
    let gathering = Gathering()
    for task in tasks { gathering.add(task, stopsAtError: false) }
    try await gathering.wait()
    var results: [Result<Value, Failure>] = []
    for task in tasks { results.append(await task.result) }
    return results
  }
}

/// What `gather` knows of its tasks: the future `outer` there.
private final class Gathering: Sendable {
  private struct State {
    var unfinished = 0
    var error: (any Error)?
    var cancels: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())
  private let waiter = Waiter()

  func add<Value, Failure>(_ task: Task<Value, Failure>, stopsAtError: Bool) {
    state.withLock { state in
      state.unfinished += 1
      state.cancels.append { task.cancel() }
    }
    task.onDone { result in
      self.state.withLock { state in
        state.unfinished -= 1
        if stopsAtError, state.error == nil, case .failure(let error) = result { state.error = error }
        if state.unfinished == 0 || state.error != nil { self.waiter.wake() }
      }
    }
  }

  /// Waits for the tasks even when cancelled: they are cancelled too, and it is they who end the wait.
  nonisolated(nonsending) func wait() async throws {
    let (isEmpty, cancels) = state.withLock { ($0.unfinished == 0, $0.cancels) }
    if isEmpty { return }
    await withTaskCancellationHandler {
      await waiter.waitIgnoringCancellation()
    } onCancel: {
      for cancel in cancels { cancel() }
    }
    if let error = state.withLock(\.error) { throw error }
    try Task.checkCancellation()
  }
}
