internal import Synchronization

extension Asyncio {
  /// A result that somebody will set: `asyncio.Future`.
  ///
  /// Mirrors Lib/asyncio/futures.py.
  public final class Future<Value: Sendable>: Sendable {
    private struct State {
      var result: Result<Value, any Error>?
      var waiters: [Waiter] = []
    }

    private let state = Mutex(State())

    public init() {}

    public var isDone: Bool { state.withLock { $0.result != nil } }

    public var isCancelled: Bool {
      state.withLock { if case .failure(let error)? = $0.result { error is CancellationError } else { false } }
    }

    /// Waits for it: Python's `await future`.
    ///
    /// - Throws: the error that was set, or `CancellationError`.
    public var value: Value {
      get async throws {
        let waiter = state.withLock { state -> Waiter? in
          guard state.result == nil else { return nil }
          let waiter = Waiter()
          state.waiters.append(waiter)
          return waiter
        }
        try await waiter?.wait()
        return try result()
      }
    }

    /// - Throws: the error that was set; `InvalidStateError` where nothing is set.
    public func result() throws -> Value {
      guard let result = state.withLock(\.result) else { throw InvalidStateError("Result is not set.") }
      return try result.get()
    }

    /// - Throws: `InvalidStateError` where it is done.
    public func setResult(_ value: Value) throws { try end(.success(value)) }

    /// - Throws: `InvalidStateError` where it is done.
    public func setResult() throws where Value == Void { try end(.success(())) }

    /// - Throws: `InvalidStateError` where it is done.
    public func setException(_ error: any Error) throws { try end(.failure(error)) }

    public func cancel() { try? end(.failure(CancellationError())) }

    private func end(_ result: Result<Value, any Error>) throws {
      let waiters: [Waiter]? = state.withLock { state in
        guard state.result == nil else { return nil }
        state.result = result
        return state.waiters
      }
      guard let waiters else { throw InvalidStateError("invalid state") }
      for waiter in waiters { waiter.wake() }
    }
  }
}
