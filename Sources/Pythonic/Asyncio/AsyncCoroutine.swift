extension Asyncio {
  /// A call of an async function that has not begun: Python's coroutine object.
  ///
  ///     let coroutine = Coroutine { try await greeting("Alice") }
  ///     let text = try await coroutine()
  ///
  /// Unlike Python's it may be run more than once.
  public struct Coroutine<Value: Sendable>: Sendable {
    private let body: @MainActor @Sendable () async throws -> Value

    public init(_ body: @escaping @MainActor @Sendable () async throws -> Value) { self.body = body }

    /// Runs it: Python's `await coroutine`.
    ///
    /// - Throws: what the function throws.
    @MainActor public func callAsFunction() async throws -> Value { try await body() }

    /// A task that runs it: `asyncio.create_task`.
    @MainActor public func task() -> Task<Value, any Error> { Task { try await body() } }

    /// The same, for a task that can be asked how it is.
    @MainActor public func job() -> Job<Value> { Job(body) }
  }

  /// Runs all side by side, and returns their values in their order: `asyncio.gather(*coroutines)`.
  ///
  /// - Throws: the error of the one that failed first, or `CancellationError`.
  @MainActor public static func gather<Value: Sendable>(_ coroutines: [Coroutine<Value>]) async throws -> [Value] {
    try await gather(coroutines.map { $0.task() })
  }

  /// Runs all side by side, and returns how each ended: `asyncio.gather(*coroutines, return_exceptions=True)`.
  ///
  /// - Throws: `CancellationError` when the caller is cancelled.
  @MainActor public static func gatherResults<Value: Sendable>(
    _ coroutines: [Coroutine<Value>]
  ) async throws -> [Result<Value, any Error>] {
    try await gatherResults(coroutines.map { $0.task() })
  }

  /// Runs all side by side, and gives them in the order in which they end: `asyncio.as_completed`.
  @MainActor public static func asCompleted<Value: Sendable>(
    _ coroutines: [Coroutine<Value>]
  ) -> AsCompleted<Value, any Error> {
    asCompleted(coroutines.map { $0.task() })
  }
}

extension Result {
  /// The value; nil for an error.
  public var success: Success? { if case .success(let value) = self { value } else { nil } }
  /// The error; nil for a value.
  public var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}

/// The outcome of a task, as `gather(…, return_exceptions=True)` gives it: shown as its value or as its error.
extension Result: Representable where Success: Representable {
  public var repr: String {
    switch self {
    case .success(let value): value.repr
    case .failure(let error): Pythonic.repr(error)
    }
  }

  public var str: String {
    switch self {
    case .success(let value): value.str
    case .failure(let error): Pythonic.str(error)
    }
  }
}
