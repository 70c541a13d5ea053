extension Asyncio {
  /// Runs a piece of the program, and cancels it at the timeout: `async with asyncio.timeout(delay)`.
  ///
  ///     try await Asyncio.timeout(.seconds(2)) {
  ///       let page = try await fetch()
  ///       print(page)
  ///     }
  ///
  /// The piece is a task of its own, whose end takes a turn more than in asyncio.
  ///
  /// - Throws: `TimeoutError`, the error of the piece, or `CancellationError`.
  @MainActor public static func timeout<Value: Sendable>(
    _ delay: Duration?, _ body: @escaping @MainActor () async throws -> Value
  ) async throws -> Value {
    guard let delay else { return try await body() }
    return try await waitFor(Task.immediate { try await body() }, timeout: delay)
  }

  /// A timeout that can be asked afterwards whether it has come: `async with asyncio.timeout(delay) as timeout`.
  ///
  ///     let limit = Asyncio.Timeout(.seconds(2))
  ///     do { try await limit.run { try await fetch() } } catch is Asyncio.TimeoutError { print(limit.hasExpired) }
  @MainActor public final class Timeout {
    private let delay: Duration?
    /// `expired()`
    public private(set) var hasExpired = false

    public nonisolated init(_ delay: Duration?) { self.delay = delay }

    /// As `Asyncio.timeout`.
    ///
    /// - Throws: `TimeoutError`, the error of the piece, or `CancellationError`.
    public func run<Value: Sendable>(_ body: @escaping @MainActor () async throws -> Value) async throws -> Value {
      guard let delay else { return try await body() }
      let task = Task.immediate { try await body() }
      do { return try await waitFor(task, timeout: delay) } catch let error as TimeoutError {
        hasExpired = task.isCancelled
        throw error
      }
    }
  }
}
