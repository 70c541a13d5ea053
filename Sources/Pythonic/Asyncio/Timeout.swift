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
}
