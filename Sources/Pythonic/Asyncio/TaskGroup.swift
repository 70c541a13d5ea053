extension Asyncio {
  /// Tasks that end together: `asyncio.TaskGroup`.
  ///
  ///     try await Asyncio.withTaskGroup { group in
  ///       let page = group.createTask { try await fetch() }
  ///       print(try await page.value)
  ///     }
  ///
  /// The first that fails has the others cancelled, and the body too. Mirrors Lib/asyncio/taskgroups.py.
  @MainActor public final class TaskGroup {
    private var unfinished = 0
    private var cancels: [() -> Void] = []
    private var waiter: Waiter?
    fileprivate var errors: [any Error] = []
    fileprivate var cancelBody: () -> Void = {}

    public func createTask<Value: Sendable>(
      _ body: @escaping @MainActor () async throws -> Value
    ) -> Task<Value, any Error> {
      let task = Task { try await body() }
      add(task)
      return task
    }

    private func add<Value: Sendable>(_ task: Task<Value, any Error>) {
      unfinished += 1
      cancels.append { task.cancel() }
      Task.immediate {
        if case .failure(let error) = await task.result { self.ended(with: error) } else { self.ended(with: nil) }
      }
    }

    public func createTask<Value: Sendable>(_ coroutine: Coroutine<Value>) -> Task<Value, any Error> {
      createTask { try await coroutine() }
    }

    /// As `createTask`, for a task that can be asked how it is.
    public func createJob<Value: Sendable>(
      name: String? = nil, _ body: @escaping @MainActor () async throws -> Value
    ) -> Job<Value> {
      let job = Job(name: name, body)
      add(job.task)
      return job
    }

    private func ended(with error: (any Error)?) {
      unfinished -= 1
      if let error, !(error is CancellationError) {
        errors.append(error)
        if errors.count == 1 {
          cancelAll()
          cancelBody()
        }
      }
      if unfinished == 0 { waiter?.wake() }
    }

    fileprivate func cancelAll() { for cancel in cancels { cancel() } }

    fileprivate func wait() async {
      while unfinished > 0 {
        let waiter = Waiter()
        self.waiter = waiter
        await waiter.waitIgnoringCancellation()
      }
    }
  }

  /// Runs the body, and waits for the tasks that it made: `async with asyncio.TaskGroup() as group`.
  ///
  /// - Throws: `ExceptionGroup` of what the tasks and the body threw, or `CancellationError`.
  @MainActor public static func withTaskGroup<Value: Sendable>(
    _ body: @escaping @MainActor (TaskGroup) async throws -> Value
  ) async throws -> Value {
    let group = TaskGroup()
    let task = Task.immediate { try await body(group) }
    group.cancelBody = { task.cancel() }
    let result = await withTaskCancellationHandler {
      let result = await task.result
      if case .failure = result { group.cancelAll() }
      await group.wait()
      return result
    } onCancel: {
      task.cancel()
      Task { @MainActor in group.cancelAll() }
    }
    var errors = group.errors
    if case .failure(let error) = result, !(error is CancellationError) { errors.insert(error, at: 0) }
    try Task.checkCancellation()
    if errors.isEmpty { return try result.get() }
    throw ExceptionGroup("unhandled errors in a TaskGroup", errors)
  }
}
