internal import Synchronization

extension Asyncio {
  /// A signal that any number of tasks wait for: `asyncio.Event`.
  ///
  /// Mirrors `Event` in Lib/asyncio/locks.py.
  public final class Event: Sendable {
    private struct State {
      var isSet = false
      var waiters: [Waiter] = []
    }

    private let state = Mutex(State())

    public init() {}

    public var isSet: Bool { state.withLock(\.isSet) }

    /// Wakes all who wait, in the order in which they came; later ones need not wait.
    public func set() {
      state.withLock { state in
        guard !state.isSet else { return }
        state.isSet = true
        for waiter in state.waiters { waiter.wake() }
      }
    }

    /// From now on tasks wait again.
    public func clear() { state.withLock { $0.isSet = false } }

    /// Waits until the event is set; returns at once if it is. It may be cleared again before the caller goes on.
    ///
    /// - Throws: `CancellationError`.
    public nonisolated(nonsending) func wait() async throws {
      let waiter = state.withLock { state -> Waiter? in
        guard !state.isSet else { return nil }
        let waiter = Waiter()
        state.waiters.append(waiter)
        return waiter
      }
      guard let waiter else { return }
      defer { state.withLock { $0.waiters.remove(waiter) } }
      try await waiter.wait()
    }
  }
}
