internal import Synchronization

extension Task {
  /// Calls `body` once the task is done: `Future.add_done_callback` in Lib/asyncio/futures.py.
  ///
  /// As there, the callback comes a turn after the task's end, and is never called right here, even if the task is
  /// done.
  func onDone(_ body: @escaping @Sendable (Result<Success, Failure>) -> Void) {
    let isAdded = Flag()
    // Immediate: it waits for the task from now on, and not from the next turn.
    Task<Void, Never>.immediate {
      let result = await result
      if !isAdded.isSet { await Task<Never, Never>.yield() }
      body(result)
    }
    isAdded.set()
  }
}

/// Set once, from any thread.
final class Flag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .acquiring) }
  func set() { value.store(true, ordering: .releasing) }
}
