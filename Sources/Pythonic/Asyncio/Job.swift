internal import Synchronization

extension Asyncio {
  /// A task that can be asked how it is: `asyncio.Task`, where more is wanted of it than Swift's `Task` tells.
  ///
  ///     let job = Asyncio.Job(name: "page") { try await fetch() }
  ///     print(job.name, job.isDone)
  ///
  /// Mirrors Lib/asyncio/tasks.py and futures.py.
  public final class Job<Value: Sendable>: Sendable, Hashable {
    private struct State {
      var name: String
      var result: Result<Value, any Error>?
    }

    private let state: Mutex<State>
    private let running: Mutex<Task<Value, any Error>?> = Mutex(nil)

    /// - Parameter name: "Task-2" and so on where there is none, as asyncio counts them.
    @MainActor public init(name: String? = nil, _ body: @escaping @MainActor () async throws -> Value) {
      jobs += 1
      state = Mutex(State(name: name ?? "Task-\(jobs)"))
      let ownName: @Sendable () -> String = { [weak self] in self?.name ?? "" }
      let task = CurrentTask.$jobName.withValue(ownName) {
        Task {
          defer { unfinished.removeAll { $0.id == ObjectIdentifier(self) } }
          do {
            let value = try await body()
            self.end(.success(value))
            return value
          } catch {
            self.end(.failure(error))
            throw error
          }
        }
      }
      unfinished.append(
        Unfinished(id: ObjectIdentifier(self), cancel: { task.cancel() }, wait: { _ = await task.result }))
      running.withLock { $0 = task }
    }

    /// The task itself.
    public var task: Task<Value, any Error> {
      guard let task = running.withLock({ $0 }) else { stop(RuntimeError("a task that has not been made")) }
      return task
    }

    private func end(_ result: Result<Value, any Error>) { state.withLock { $0.result = result } }

    /// Waits for it: Python's `await task`.
    ///
    /// - Throws: the error of the task.
    public var value: Value { get async throws { try await task.value } }

    public var name: String {
      get { state.withLock(\.name) }
      set { state.withLock { $0.name = newValue } }
    }

    public func cancel() { task.cancel() }

    public var isDone: Bool { state.withLock { $0.result != nil } }

    public var isCancelled: Bool {
      state.withLock { if case .failure(let error)? = $0.result { error is CancellationError } else { false } }
    }

    /// What it has made: `task.result()`.
    ///
    /// - Throws: the error of the task; `InvalidStateError` where it is not done.
    public func result() throws -> Value {
      guard let result = state.withLock(\.result) else { throw InvalidStateError("Result is not set.") }
      return try result.get()
    }

    /// The error with which it has ended: `task.exception()`.
    ///
    /// - Throws: `CancellationError` where it was cancelled; `InvalidStateError` where it is not done.
    public func exception() throws -> (any Error)? {
      guard let result = state.withLock(\.result) else { throw InvalidStateError("Exception is not set.") }
      if case .failure(let error) = result, error is CancellationError { throw error }
      return result.failure
    }

    /// Calls `body` a turn after the task has ended: `task.add_done_callback`. What it throws nobody gets; asyncio logs it.
    @MainActor public func addDoneCallback(_ body: @escaping @MainActor (Job) throws -> Void) {
      let (task, wasDone) = (task, isDone)
      // Immediate: it waits for the task from now on, and not from the next turn.
      Task.immediate {
        _ = await task.result
        if wasDone { await Task.yield() }
        try? body(self)
      }
    }

    public static func == (a: Job, b: Job) -> Bool { a === b }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
  }

  /// The first is that of `asyncio.run`.
  @MainActor private static var jobs = 1

  private struct Unfinished {
    var id: ObjectIdentifier
    var cancel: () -> Void
    var wait: () async -> Void
  }

  @MainActor private static var unfinished: [Unfinished] = []

  /// Runs a program, and in the end cancels the jobs that are left, and waits for them: `asyncio.run`.
  ///
  /// Mirrors `_cancel_all_tasks` in Lib/asyncio/runners.py; there their order is that of a set.
  ///
  /// - Throws: what `body` throws.
  @MainActor public static func run<Value: Sendable>(_ body: @MainActor () async throws -> Value) async throws -> Value
  {
    let result: Result<Value, any Error>
    do { result = .success(try await body()) } catch { result = .failure(error) }
    let left = unfinished
    for job in left { job.cancel() }
    for job in left { await job.wait() }
    return try result.get()
  }

  /// As `wait` for tasks.
  ///
  /// - Throws: `CancellationError`.
  @MainActor public static func wait<Value: Sendable>(
    for jobs: [Job<Value>], timeout: Duration? = nil, returnWhen: ReturnWhen = .allCompleted
  ) async throws -> (done: [Job<Value>], pending: [Job<Value>]) {
    let (done, _) = try await wait(for: jobs.map(\.task), timeout: timeout, returnWhen: returnWhen)
    return (jobs.filter { done.contains($0.task) }, jobs.filter { !done.contains($0.task) })
  }

  /// As `gather` for tasks.
  ///
  /// - Throws: the error of the one that failed first, or `CancellationError`.
  @MainActor public static func gather<Value: Sendable>(_ jobs: [Job<Value>]) async throws -> [Value] {
    try await gather(jobs.map(\.task))
  }

  /// As `gatherResults` for tasks.
  ///
  /// - Throws: `CancellationError` when the caller is cancelled.
  @MainActor public static func gatherResults<Value: Sendable>(
    _ jobs: [Job<Value>]
  ) async throws -> [Result<Value, any Error>] {
    try await gatherResults(jobs.map(\.task))
  }

  /// As `asCompleted` for tasks.
  @MainActor public static func asCompleted<Value: Sendable>(_ jobs: [Job<Value>]) -> AsCompleted<Value, any Error> {
    asCompleted(jobs.map(\.task))
  }
}

/// A task was asked for what it has not made yet: `asyncio.InvalidStateError`.
open class InvalidStateError: Exception, @unchecked Sendable {}

/// What Python raises in a task that is cancelled: `asyncio.CancelledError`, no `Exception`. Swift has `CancellationError`.
open class CancelledError: BaseException, @unchecked Sendable {}

extension CancellationError: ExceptionCounterpart {
  public var exception: any PythonError { CancelledError() }
}
