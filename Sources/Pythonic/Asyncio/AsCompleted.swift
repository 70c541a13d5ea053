extension Asyncio {
  /// The tasks in the order in which they end: `asyncio.as_completed`.
  ///
  ///     for try await task in Asyncio.asCompleted(tasks) { print(try await task.value) }
  ///
  /// Mirrors `as_completed` in Lib/asyncio/tasks.py, which yields coroutines, each for the next task that ends.
  public static func asCompleted<Value: Sendable, Failure: Error>(
    _ tasks: [Task<Value, Failure>]
  ) -> AsCompleted<Value, Failure> {
    let done = Queue<Task<Value, Failure>>()
    for task in tasks {
      task.onDone { _ in try? done.putNowait(task) }
    }
    return AsCompleted(done: done, count: tasks.count)
  }

  /// See `asCompleted`. To be iterated once.
  public struct AsCompleted<Value: Sendable, Failure: Error>: AsyncSequence {
    public typealias Element = Task<Value, Failure>

    let done: Queue<Element>
    let count: Int

    public func makeAsyncIterator() -> Iterator { Iterator(done: done, left: count) }

    public struct Iterator: AsyncIteratorProtocol {
      let done: Queue<Element>
      var left: Int

      public mutating func next() async throws -> Element? { try await next(isolation: nil) }

      /// - Throws: `CancellationError`.
      public mutating func next(isolation actor: isolated (any Actor)?) async throws -> Element? {
        guard left > 0 else { return nil }
        left -= 1
        return try await done.get()
      }
    }
  }
}
