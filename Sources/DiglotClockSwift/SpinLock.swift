internal import Synchronization

/// A lock that makes no system call: one that did would itself be waited for in the baton.
final class SpinLock: Sendable {
  private let held = Atomic<Bool>(false)

  func with<Result>(_ body: () -> Result) -> Result {
    while held.exchange(true, ordering: .acquiring) {}
    defer { held.store(false, ordering: .releasing) }
    return body()
  }
}
