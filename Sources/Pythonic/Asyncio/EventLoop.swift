extension Asyncio {
  /// The loop that runs the tasks, as far as a program sees of it: its clock, and its way to threads.
  ///
  /// Swift's runtime has executors in its place, which nobody creates, gets or closes.
  public struct EventLoop: Sendable, Representable {
    private let isRunning: Bool

    /// - Parameter isRunning: false for one of the program's own, which nothing runs.
    public init(isRunning: Bool = true) { self.isRunning = isRunning }

    /// Seconds of a clock that is never set: `loop.time()`.
    public func time() -> Double { Pythonic.time.monotonic() }

    public func close() {}

    /// Calls `body` after a time: `loop.call_later`.
    @MainActor @discardableResult public func callLater(
      _ delay: Duration, _ body: @escaping @MainActor () throws -> Void
    ) -> Handle {
      Handle(
        task: Task {
          try await Asyncio.sleep(delay)
          try body()
        })
    }

    /// Calls `body` in the next turn: `loop.call_soon`.
    @MainActor @discardableResult public func callSoon(_ body: @escaping @MainActor () throws -> Void) -> Handle {
      Handle(task: Task { try body() })
    }

    /// Runs work that blocks on a thread, while the tasks go on: `loop.run_in_executor(executor, work)`.
    ///
    /// - Parameter executor: whose thread; nil for a thread of its own.
    /// - Throws: the error of `work`.
    public nonisolated(nonsending) func runInExecutor<Value: Sendable>(
      _ executor: ThreadPoolExecutor? = nil, _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
      let result: Result<Value, any Error> = await withCheckedContinuation { continuation in
        let job: @Sendable () -> Void = { continuation.resume(returning: Result { try work() }) }
        if let executor { executor.enqueue(job) } else { Thread.start(job) }
      }
      // asyncio has a future of the thread between the two, which takes a turn.
      await Task.yield()
      return try result.get()
    }

    /// As `BaseEventLoop.__repr__` in Lib/asyncio/base_events.py.
    public var repr: String {
      "<_UnixSelectorEventLoop running=\(isRunning ? "True" : "False") closed=False debug=False>"
    }
  }

  /// A call that is to come: `asyncio.Handle`.
  public struct Handle: Sendable {
    let task: Task<Void, any Error>
    public func cancel() { task.cancel() }
  }

  /// Runs work that blocks on a thread, while the tasks go on: `asyncio.to_thread`.
  ///
  /// - Throws: the error of `work`.
  public nonisolated(nonsending) static func toThread<Value: Sendable>(
    _ work: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    try await EventLoop().runInExecutor(nil, work)
  }
}
