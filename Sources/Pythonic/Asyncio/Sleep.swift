extension Asyncio {
  /// Lets time pass: `asyncio.sleep`.
  ///
  /// Mirrors `sleep` in Lib/asyncio/tasks.py, which `Task.sleep` does not in two cases: without a delay it is one turn
  /// for the others and no timer, and a task that was cancelled after its time had come, but before it ran, throws.
  ///
  /// - Throws: `CancellationError`.
  public nonisolated(nonsending) static func sleep(_ delay: Duration) async throws {
    if delay > .zero { try await Task.sleep(for: delay) } else { await Task.yield() }
    try Task.checkCancellation()
  }

  /// Lets time pass, and gives a value then: `asyncio.sleep(delay, result)`.
  ///
  /// - Throws: `CancellationError`.
  public nonisolated(nonsending) static func sleep<Value>(_ delay: Duration, result: Value) async throws -> Value {
    try await sleep(delay)
    return result
  }
}
