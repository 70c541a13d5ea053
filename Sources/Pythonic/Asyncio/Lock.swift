internal import Synchronization

extension Asyncio {
  /// A lock that a task holds across awaits: `asyncio.Lock`. Those who wait get it in the order in which they came.
  ///
  /// An actor does not give this: while one of its methods awaits, another may enter.
  ///
  /// Mirrors `Lock` in Lib/asyncio/locks.py.
  public final class Lock: Sendable {
    private struct State {
      var isLocked = false
      var waiters: [Waiter] = []

      /// Takes the lock, or gets in line. It is not free while one who was woken for it has yet to run.
      mutating func enter() -> Waiter? {
        if !isLocked, waiters.allSatisfy(\.isCancelled) {
          isLocked = true
          return nil
        }
        let waiter = Waiter()
        waiters.append(waiter)
        return waiter
      }

      /// The first one only: one who is done is on the way to the lock, or will wake the next.
      func wakeFirst() { waiters.first?.wake() }
    }

    private let state = Mutex(State())

    public init() {}

    public var isLocked: Bool { state.withLock(\.isLocked) }

    /// Waits until the lock is free, and takes it.
    ///
    /// - Throws: `CancellationError`; the lock is then not taken.
    public nonisolated(nonsending) func acquire() async throws {
      guard let waiter = state.withLock({ $0.enter() }) else { return }
      do { try await waiter.wait() } catch {
        state.withLock { state in
          state.waiters.remove(waiter)
          if !state.isLocked { state.wakeFirst() }
        }
        throw error
      }
      take(waiter)
    }

    /// Takes the lock, however long that takes: `Condition.wait` must hold it at its end, cancelled or not.
    nonisolated(nonsending) func acquireIgnoringCancellation() async {
      guard let waiter = state.withLock({ $0.enter() }) else { return }
      await waiter.waitIgnoringCancellation()
      take(waiter)
    }

    private func take(_ waiter: Waiter) {
      state.withLock { state in
        state.waiters.remove(waiter)
        state.isLocked = true
      }
    }

    /// Frees the lock, and wakes the first who waits for it.
    public func release() {
      state.withLock { state in
        precondition(state.isLocked, "Lock is not acquired.")
        state.isLocked = false
        state.wakeFirst()
      }
    }

    /// Python's `async with lock:`.
    ///
    /// - Throws: `CancellationError` before `body`, or the error of `body`.
    public nonisolated(nonsending) func withLock<Value>(
      _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
      try await acquire()
      defer { release() }
      return try await body()
    }
  }
}
