internal import Synchronization

extension Asyncio {
  /// A lock whose holder can wait for others to change something, and is woken by them: `asyncio.Condition`.
  ///
  /// Mirrors `Condition` in Lib/asyncio/locks.py.
  public final class Condition: Sendable {
    private let lock: Lock
    private let waiters = Mutex<[Waiter]>([])

    /// - Parameter lock: the lock to hold, which several conditions may share.
    public init(_ lock: Lock = Lock()) { self.lock = lock }

    public var isLocked: Bool { lock.isLocked }

    /// Waits until the lock is free, and takes it.
    ///
    /// - Throws: `CancellationError`; the lock is then not taken.
    public nonisolated(nonsending) func acquire() async throws { try await lock.acquire() }

    public func release() { lock.release() }

    /// Python's `async with condition:`.
    ///
    /// - Throws: `CancellationError` before `body`, or the error of `body`.
    public nonisolated(nonsending) func withLock<Value>(
      _ body: nonisolated(nonsending) () async throws -> Value
    ) async throws -> Value {
      try await lock.withLock(body)
    }

    /// Frees the lock, waits to be notified, and takes the lock again. The caller holds the lock before and after.
    ///
    /// - Throws: `CancellationError`, with the lock held.
    public nonisolated(nonsending) func wait() async throws {
      precondition(lock.isLocked, "cannot wait on un-acquired lock")
      // In line first: asyncio frees the lock before, but nothing can happen in between there.
      let waiter = Waiter()
      waiters.withLock { $0.append(waiter) }
      lock.release()
      let outcome: Result<Void, any Error>
      do { outcome = .success(try await waiter.wait()) } catch { outcome = .failure(error) }
      waiters.withLock { $0.remove(waiter) }
      await lock.acquireIgnoringCancellation()
      try outcome.get()
      try Task.checkCancellation()
    }

    /// Waits until `predicate` is true; it is called with the lock held: `wait_for`.
    ///
    /// - Throws: `CancellationError`, with the lock held, or the error of `predicate`.
    public nonisolated(nonsending) func wait(until predicate: () throws -> Bool) async throws {
      while try !predicate() { try await wait() }
    }

    /// Wakes the first who wait, up to `count` of them. The caller holds the lock, and they go on when it is free.
    public func notify(_ count: Int = 1) {
      precondition(lock.isLocked, "cannot notify on un-acquired lock")
      waiters.withLock { waiters in
        var left = count
        for waiter in waiters where left > 0 && waiter.wake() { left -= 1 }
      }
    }

    /// Wakes all who wait. The caller holds the lock.
    public func notifyAll() { notify(.max) }
  }
}
