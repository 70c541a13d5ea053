internal import Synchronization

extension Asyncio {
  /// Lets so many tasks in at a time: `asyncio.Semaphore`. Those who wait get in, in the order in which they came.
  ///
  /// Mirrors `Semaphore` in Lib/asyncio/locks.py.
  public final class Semaphore: Sendable {
    private struct State {
      var value: Int
      var waiters: [Waiter] = []

      var isLocked: Bool { value == 0 || waiters.contains { !$0.isCancelled } }

      /// Takes a permit for the first who is not done, and wakes that one.
      mutating func wakeNext() {
        if waiters.contains(where: { $0.wake() }) { value -= 1 }
      }
    }

    private let state: Mutex<State>

    /// - Parameter value: how many may be in at once, not negative.
    public init(_ value: Int = 1) {
      precondition(value >= 0, "Semaphore initial value must be >= 0")
      state = Mutex(State(value: value))
    }

    /// Whether `acquire` would have to wait.
    public var isLocked: Bool { state.withLock(\.isLocked) }

    /// Waits for a permit, and takes it.
    ///
    /// - Throws: `CancellationError`; no permit is then taken.
    public nonisolated(nonsending) func acquire() async throws {
      let waiter = state.withLock { state -> Waiter? in
        if !state.isLocked {
          state.value -= 1
          return nil
        }
        let waiter = Waiter()
        state.waiters.append(waiter)
        return waiter
      }
      guard let waiter else { return }
      do { try await waiter.wait() } catch {
        state.withLock { state in
          state.waiters.remove(waiter)
          if !waiter.isCancelled {
            state.value += 1
            state.wakeNext()
          }
        }
        throw error
      }
      state.withLock { state in
        state.waiters.remove(waiter)
        if state.value > 0 { state.wakeNext() }
      }
    }

    /// Gives a permit back, which wakes the first who waits for one.
    public func release() {
      state.withLock { state in
        state.value += 1
        state.wakeNext()
      }
    }

    /// Python's `async with semaphore:`.
    ///
    /// - Throws: `CancellationError` before `body`, or the error of `body`.
    public nonisolated(nonsending) func withPermit<Value>(
      _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
      try await acquire()
      defer { release() }
      return try await body()
    }
  }
}
