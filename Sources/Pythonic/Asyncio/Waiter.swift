internal import Synchronization

/// What one task waits for, once: the future that asyncio's primitives make for each who waits.
///
/// Done is done: whichever of waking and cancellation comes first counts, as for `Future` in Lib/asyncio/futures.py.
final class Waiter: Sendable {
  private enum State: Sendable {
    case pending(CheckedContinuation<Void, Never>?)
    case woken
    case cancelled
  }

  private let state = Mutex(State.pending(nil))

  /// Whether the task was cancelled before it was woken.
  var isCancelled: Bool {
    state.withLock { if case .cancelled = $0 { true } else { false } }
  }

  /// Waits to be woken.
  ///
  /// - Throws: `CancellationError`, also to a task that was cancelled after it was woken, before it ran: its wake-up is
  ///   then lost, unless the caller hands it on. `isCancelled` tells the two apart.
  nonisolated(nonsending) func wait() async throws {
    await withTaskCancellationHandler {
      await waitIgnoringCancellation()
    } onCancel: {
      _ = finish(.cancelled)
    }
    try Task.checkCancellation()
  }

  nonisolated(nonsending) func waitIgnoringCancellation() async {
    await withCheckedContinuation { continuation in
      let isDone = state.withLock { state in
        guard case .pending = state else { return true }
        state = .pending(continuation)
        return false
      }
      if isDone { continuation.resume() }
    }
  }

  /// Wakes the task, or spares it the wait.
  ///
  /// - Returns: false if it is done already.
  @discardableResult func wake() -> Bool { finish(.woken) }

  private func finish(_ end: State) -> Bool {
    let (wasPending, continuation) = state.withLock { state -> (Bool, CheckedContinuation<Void, Never>?) in
      guard case .pending(let continuation) = state else { return (false, nil) }
      state = end
      return (true, continuation)
    }
    continuation?.resume()
    return wasPending
  }
}

extension Array where Element == Waiter {
  /// Wakes the first who is not done.
  func wakeFirst() { _ = first { $0.wake() } }

  mutating func remove(_ waiter: Waiter) { removeAll { $0 === waiter } }
}
