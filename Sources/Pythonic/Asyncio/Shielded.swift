extension Asyncio {
  /// Waits for something also where the task has been cancelled: what a `finally` or an `except CancelledError` of Python's waits for.
  ///
  /// Python raises a cancellation once; Swift's tasks stay cancelled, and nothing that they wait for would run any more. So it runs
  /// in a task of its own.
  ///
  /// - Throws: what `body` throws.
  @MainActor public static func shielded<Value: Sendable>(
    _ body: @escaping @MainActor () async throws -> Value
  ) async throws -> Value {
    guard Task<Never, Never>.isCancelled else { return try await body() }
    return try await Task { try await body() }.value
  }

  /// Ends the program where a task goes on after its cancellation as though there had been none, which Swift's tasks cannot.
  public static func checkGoingOn() {
    guard Task<Never, Never>.isCancelled else { return }
    stop(RuntimeError("a task goes on after its cancellation: Python's can, Swift's stay cancelled"))
  }
}
