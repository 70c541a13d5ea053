internal import Synchronization

/// A barrier was broken while somebody waited at it: `asyncio.BrokenBarrierError`.
open class BrokenBarrierError: RuntimeError, @unchecked Sendable {}

extension Asyncio {
  /// A place where tasks wait for one another, until there are enough of them: `asyncio.Barrier`.
  ///
  ///     let barrier = Asyncio.Barrier(3)
  ///     let place = try await barrier.wait()
  ///
  /// Mirrors `Barrier` in Lib/asyncio/locks.py.
  public final class Barrier: Sendable {
    private enum Phase: Sendable { case filling, draining, resetting, broken }
    private struct State {
      var phase = Phase.filling
      var count = 0
    }

    /// How many it takes.
    public let parties: Int
    private let changed = Condition()
    private let state = Mutex(State())

    /// - Parameter parties: at least 1.
    public init(_ parties: Int) {
      if parties < 1 { stop(ValueError("parties must be > 0")) }
      self.parties = parties
    }

    /// How many wait: `n_waiting`.
    public var waitingCount: Int { state.withLock { $0.phase == .filling ? $0.count : 0 } }
    public var isBroken: Bool { state.withLock { $0.phase == .broken } }

    private var phase: Phase { state.withLock(\.phase) }

    /// Waits until all are there.
    ///
    /// - Returns: which of them this was, from 0.
    /// - Throws: `BrokenBarrierError`, or `CancellationError`.
    public nonisolated(nonsending) func wait() async throws -> Int {
      try await changed.withLock {
        // Not before those of the last time have left.
        try await self.changed.wait(until: { self.phase != .draining && self.phase != .resetting })
        if self.phase == .broken { throw BrokenBarrierError("Barrier aborted") }
        defer { self.leave() }
        let place = self.state.withLock { state in
          defer { state.count += 1 }
          return state.count
        }
        if place + 1 == self.parties {
          self.state.withLock { $0.phase = .draining }
          self.changed.notifyAll()
        } else {
          try await self.changed.wait(until: { self.phase != .filling })
          if self.phase == .broken || self.phase == .resetting { throw BrokenBarrierError("Abort or reset of barrier") }
        }
        return place
      }
    }

    private func leave() {
      let isEmpty = state.withLock { state in
        state.count -= 1
        guard state.count == 0 else { return false }
        if state.phase == .draining || state.phase == .resetting { state.phase = .filling }
        return true
      }
      if isEmpty { changed.notifyAll() }
    }

    /// Makes all who wait fail, and empties it.
    ///
    /// - Throws: `CancellationError`.
    public nonisolated(nonsending) func reset() async throws {
      try await changed.withLock {
        self.state.withLock { $0.phase = $0.count == 0 ? .filling : .resetting }
        self.changed.notifyAll()
      }
    }

    /// Breaks it: all who wait, and all who come, fail.
    ///
    /// - Throws: `CancellationError`.
    public nonisolated(nonsending) func abort() async throws {
      try await changed.withLock {
        self.state.withLock { $0.phase = .broken }
        self.changed.notifyAll()
      }
    }
  }
}
