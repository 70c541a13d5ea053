struct TimeoutError: Error {}

/// Runs `operation`, and cancels it if it takes longer than `limit`.
///
/// - Throws: `TimeoutError` at the limit, or whatever `operation` throws before it.
func withTimeout<Value: Sendable>(
  _ limit: Duration,
  _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask { try await operation() }
    group.addTask {
      try await Task.sleep(for: limit)
      throw TimeoutError()
    }
    // Whichever child ends first decides; the group waits for the one that we cancel
    defer { group.cancelAll() }
    guard let value = try await group.next() else { throw TimeoutError() }
    return value
  }
}

/// An operation that takes too long.
func slowOperation() async throws -> String {
  try await Task.sleep(for: .seconds(10))
  return "Done!"
}

// With several statements under the limit, as in `async with asyncio.timeout(2)`
do {
  try await withTimeout(.seconds(2)) {
    let result = try await slowOperation()
    print(result)
  }
} catch is TimeoutError {
  print("Operation timed out!")
}

// With one call, as in `asyncio.wait_for`
do {
  let result = try await withTimeout(.seconds(2), slowOperation)
  print(result)
} catch is TimeoutError {
  print("Operation timed out!")
}
